import { signalNumber } from './builtins';
import type { Shell } from './state';

/**
 * A signal comes to a shell: it is `ignored`, its trap will run (`trapped`: run the shell again), or nothing is said
 * about it (`default`: whoever delivers it knows what the system does then).
 */
export function deliver(shell: Shell, signal: string): 'ignored' | 'trapped' | 'default' {
  const action = shell.traps[signal];
  if (action === undefined) return 'default';
  if (action === '') return 'ignored';
  shell.pending = [...shell.pending, signal];
  if (shell.blocked?.on === 'children') {
    shell.blocked = undefined;
    shell.frames.pop();
    shell.status = 128 + signalNumber(signal);
  }
  return 'trapped';
}
