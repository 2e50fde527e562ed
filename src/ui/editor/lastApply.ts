import type { KeptFile } from '../../mirror/kept';
import type { Mirror } from '../../mirror/store';
import type { TerminalOutput } from '../../protocol/messages';
import { textDigest } from '../../protocol/textDigest';

/** The newest `kubectl apply` on this branch, up to the moment that is shown, that names the file, where it ended well. */
export function lastApply(
  { terminal, now }: Pick<Mirror, 'terminal' | 'now'>,
  name: string,
): TerminalOutput | undefined {
  const applies = (text: string) => /\bapply\b/.test(text) && text.split(/[\s=,;&|]+/).includes(name);
  const index = terminal.findLastIndex((one) => one.kind === 'command' && one.at <= now && applies(one.text));
  const told = terminal[index];
  if (!told) return undefined;
  // From the command on: the story may be long, and this is asked with every diff.
  for (let place = index + 1; place < terminal.length; place++) {
    const one = terminal[place];
    if (one?.kind === 'exit' && one.terminal === told.terminal)
      return one.exitCode === 0 && one.at <= now ? told : undefined;
  }
  return undefined;
}

/** Whether a file is still what that command was given. */
export function isWhatWasApplied(told: TerminalOutput | undefined, { name, text }: KeptFile): boolean {
  return told?.files?.[name] === textDigest(text);
}
