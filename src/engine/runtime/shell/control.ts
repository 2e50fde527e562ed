import { type Frame, restore, type Shell } from './state';

/** Ends the shell, or the subshell that it is in. */
export function exitShell(shell: Shell, status: number): undefined {
  shell.status = status;
  for (let frame = shell.frames.at(-1); frame; frame = shell.frames.at(-1)) {
    const subshell = frame.kind === 'capture' || (frame.kind === 'command' && frame.saved !== undefined);
    if (subshell) return;
    shell.frames.pop();
  }
}

/** Takes frames away down to one that fits, which stays; false when there is none before the end of a subshell. */
function unwind(shell: Shell, fits: (frame: Frame) => boolean): boolean {
  const depth = shell.frames.findLastIndex(fits);
  if (depth < 0) return false;
  for (let frame = shell.frames.at(-1); frame && shell.frames.length > depth + 1; frame = shell.frames.at(-1)) {
    shell.frames.pop();
    if (frame.saved) restore(shell, frame.saved);
    if (frame.kind === 'call' && frame.positional) shell.positional = frame.positional;
  }
  return true;
}

/** `return`: out of the function, or, outside of one, out of the shell. */
export function returnFrom(shell: Shell, status: number): undefined {
  if (!unwind(shell, ({ kind }) => kind === 'call')) return exitShell(shell, status);
  shell.status = status;
}

function isLoop({ node, kind }: Frame): boolean {
  return kind === 'command' && (node?.kind === 'while' || node?.kind === 'until' || node?.kind === 'for');
}

/** `break` and `continue` of so many levels. */
export function loopControl(shell: Shell, levels: number, goOn: boolean): undefined {
  shell.status = 0;
  for (let level = Math.min(levels, shell.frames.filter(isLoop).length); level > 0; level--) {
    if (!unwind(shell, isLoop)) return;
    if (level > 1 || !goOn) shell.frames.pop();
  }
}
