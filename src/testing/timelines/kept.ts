import { type Kept, othersThan } from '../answers/kept';
import type { StoryVerdict } from './tell';

/** The numbers of the objects whose order, of the delays and of the looks at requests that are equal, by `story what`. */
export function keptOf(results: readonly StoryVerdict[]): Kept {
  return Object.fromEntries(
    results.flatMap(({ story, objects, losses }) => [
      [`${story} order`, equalOf(objects.map(({ order }) => order))],
      [`${story} delays`, equalOf(objects.flatMap(({ delays }) => delays.map(({ equal }) => equal)))],
      [`${story} requests`, equalOf(losses.map(({ equal }) => equal))],
    ]),
  );
}

function equalOf(verdicts: readonly boolean[]): string {
  return othersThan(
    verdicts.length,
    verdicts.flatMap((equal, index) => (equal ? [] : [index + 1])),
  );
}
