import { type Kept, othersThan } from '../answers/kept';
import type { ResourceVerdict } from './judge';

/** The lines that are equal, by resource. */
export function keptOf(results: readonly ResourceVerdict[]): Kept {
  return Object.fromEntries(
    results.map(({ resource, lines, wrong }) => [
      resource,
      othersThan(
        lines,
        wrong.map(({ line }) => line),
      ),
    ]),
  );
}
