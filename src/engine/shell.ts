import { signalNumber } from './runtime/shell/builtins';
import { childEnded, isKnownCommand, resume } from './runtime/shell/execute';
import { runShell } from './runtime/shell/interpreter';
import { parseShell } from './runtime/shell/parser';
import type { ShellEngine } from './runtime/shell/shellEngine';
import { deliver } from './runtime/shell/signals';

/** The shell that containers run, to be handed to a cluster. */
export const SHELL: ShellEngine = { isKnownCommand, parseShell, runShell, resume, childEnded, deliver, signalNumber };
