/**
 * `npm run timelines -- [--timelines DIR] [--json FILE] [--show] [--keep] [story...]`
 * tells stories to the engine, each with ten seeds, and holds what happened to each object, and when, against recordings of a
 * real cluster. `--show` prints the differences; `--keep` (of a run over all) writes conformance/passing-timelines.json.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONFORMANCE, namesIn, writeReport } from '../answers/folder';
import { inAll, type Kept, keep } from '../answers/kept';
import { type Count, table } from '../answers/table';
import { TOLERANCE } from './judge';
import { keptOf } from './kept';
import { LOSS_TOLERANCE } from './losses';
import { SEEDS, type StoryVerdict, tellStory } from './tell';

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      timelines: { type: 'string', default: join(CONFORMANCE, 'timelines') },
      json: { type: 'string' },
      show: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  });
  const results = namesIn(values.timelines, '.jsonl', positionals, console.log).flatMap((story) =>
    told(values.timelines, story),
  );
  if (values.show) for (const result of results) show(result);
  if (values.json)
    writeReport(values.json, { seeds: SEEDS, tolerance: TOLERANCE, lossTolerance: LOSS_TOLERANCE, results });
  if (values.keep) keep('timelines', keptOf(results), steady(values.timelines, results));
  const rows = results.map(({ story, objects, losses }) => ({
    name: story,
    counts: [
      countOf(objects.map(({ order }) => order)),
      countOf(objects.flatMap(({ delays }) => delays.map(({ equal }) => equal))),
      countOf(losses.map(({ equal }) => equal)),
    ],
  }));
  console.log(table('story', ['order of objects', 'delays', 'requests'], rows).replace(/\n\n/, `\n${tolerance()}\n`));
}

function told(folder: string, story: string): StoryVerdict[] {
  try {
    return [tellStory(folder, story)];
  } catch (error) {
    console.log(`${story} could not be told: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** What is equal with other seeds as well. */
function steady(folder: string, results: readonly StoryVerdict[]): Kept {
  const others = [1 + SEEDS, 1 + 2 * SEEDS].map((first) =>
    keptOf(results.map(({ story }) => tellStory(folder, story, first))),
  );
  return inAll([keptOf(results), ...others]);
}

function countOf(verdicts: readonly boolean[]): Count {
  return { equal: verdicts.filter(Boolean).length, of: verdicts.length };
}

function tolerance(): string {
  const { seconds, share } = TOLERANCE;
  return `\nA recorded delay is equal within ${seconds} s and ${100 * share} % of the range that ${SEEDS} seeds give.\n`;
}

function show({ story, objects, losses }: StoryVerdict): void {
  for (const { object, order, faults, delays } of objects) {
    if (!order) console.log(`${story}: ${object}\n  ${faults.join('\n  ')}`);
    for (const { what, after, recordedS, leastS, mostS, equal } of delays) {
      if (equal) continue;
      const range = `${leastS.toFixed(2)} to ${mostS.toFixed(2)} s`;
      console.log(`${story}: ${object}: ${what}\n  ${recordedS.toFixed(2)} s after ${after}, ours ${range}`);
    }
  }
  for (const { what, recorded, told, equal } of losses)
    console.log(`${story}: ${what}: recorded ${recorded}, ours ${told}${equal ? '' : ' (differs)'}`);
}

main();
