import type { ApiDoor } from '../engine/apiserver/request';
import { completeKubectl } from './kubectl/completion';
import { PROGRAMS } from './programs/registry';
import { lastCommandOf } from './words';

/** What may stand at the cursor: the words, and from where on they replace the line. */
export interface Completion {
  readonly from: number;
  readonly words: readonly string[];
}

/** Completes the word before the cursor: programs, verbs, flags, kinds, live names, files. */
export function completeLine(line: string, cursor: number, files: readonly string[], api: ApiDoor): Completion {
  const before = line.slice(0, cursor);
  const from = before.search(/\S*$/);
  const current = before.slice(from);
  const words = before
    .slice(lastCommandOf(before.slice(0, from)), from)
    .split(/\s+/)
    .filter((word) => word !== '');
  const [program] = words;
  if (program === undefined)
    return narrow(
      from,
      current,
      PROGRAMS.map(({ name }) => name),
    );
  if (program !== 'kubectl') return { from, words: [] };
  const { offset, candidates } = completeKubectl(words.slice(1), current, files, api);
  return narrow(from + offset, current.slice(offset), candidates);
}

function narrow(from: number, current: string, candidates: readonly string[]): Completion {
  const words = [...new Set(candidates)].filter((word) => word.startsWith(current) && word !== '').sort();
  return { from, words };
}
