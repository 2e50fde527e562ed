import { type Kept, othersThan } from '../answers/kept';
import { type ResourcePrintings, TEXTS } from './judge';

/** The lines that are equal, by `resource text`. */
export function keptOf(results: readonly ResourcePrintings[]): Kept {
  return Object.fromEntries(
    results.flatMap(({ resource, lines, wrong }) =>
      TEXTS.map((text) => [
        `${resource} ${text}`,
        othersThan(
          lines,
          wrong.filter((one) => one.text === text).map(({ line }) => line),
        ),
      ]),
    ),
  );
}
