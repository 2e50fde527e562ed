import type { TerminalOutput } from '../protocol/messages';
import type { Component } from './sim/simulation';

/** The terminals' side of the cluster: runs typed lines. The `cli` room provides it; the engine only carries it along. */
export interface CommandLine extends Component {
  /** Starts a line at the present cluster time; `files` are what `-f` may name. */
  exec(terminal: string, line: string, files: Readonly<Record<string, string>>): void;
  interrupt(terminal: string): void;
  running(terminal: string): boolean;
  complete(
    line: string,
    cursor: number,
    files: readonly string[],
  ): { readonly from: number; readonly words: readonly string[] };
  /** Called with each piece of output, at the moment it is printed. */
  onOutput: (output: TerminalOutput) => void;
}
