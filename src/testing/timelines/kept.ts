import { type Kept, othersThan, rangesOf } from '../answers/kept';
import type { DelayVerdict } from './judge';
import type { StoryVerdict } from './tell';

/** The numbers of the objects whose order, of the delays and of the looks at requests that are equal, by `story what`. */
export function keptOf(results: readonly StoryVerdict[]): Kept {
  return Object.fromEntries(
    results.flatMap(({ story, objects, losses }) => [
      [`${story} order`, equalOf(objects.map(({ order }) => order))],
      [`${story} delays`, rangesOf(objects.flatMap(({ delays }) => delays.filter(({ equal }) => equal).map(numberOf)))],
      [`${story} requests`, equalOf(losses.map(({ equal }) => equal))],
    ]),
  );
}

function numberOf({ number }: DelayVerdict): number {
  return number;
}

function equalOf(verdicts: readonly boolean[]): string {
  return othersThan(
    verdicts.length,
    verdicts.flatMap((equal, index) => (equal ? [] : [index + 1])),
  );
}
