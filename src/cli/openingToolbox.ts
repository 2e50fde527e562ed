import { apply } from './kubectl/verbs/apply';
import { kubectlProgram } from './programs/kubectl';
import type { Toolbox } from './toolbox';

/** What a scenario opens with, `kubectl apply`, and no more: the rest is loaded while the first picture is drawn. */
export const OPENING_TOOLBOX: Toolbox = {
  programs: [
    kubectlProgram(
      (line) => ({ verb: apply, words: line.slice(1) }),
      () => '',
    ),
  ],
  complete: (_line, cursor) => ({ from: cursor, words: [] }),
};

/** Can a line be run with the opening's tools alone? */
export function isOpeningLine(line: string): boolean {
  return /^kubectl apply( -f [\w.-]+)+$/.test(line);
}
