import type { childEnded, isKnownCommand, resume } from './execute';
import type { runShell } from './interpreter';
import type { parseShell } from './parser';
import type { deliver } from './signals';

/** The shell as containers use it. It is handed in, so that a page may load it after its first picture. */
export interface ShellEngine {
  readonly isKnownCommand: typeof isKnownCommand;
  readonly parseShell: typeof parseShell;
  readonly runShell: typeof runShell;
  readonly resume: typeof resume;
  readonly childEnded: typeof childEnded;
  readonly deliver: typeof deliver;
  readonly signalNumber: (name: string) => number;
}
