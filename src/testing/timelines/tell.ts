import { readLines } from '../answers/folder';
import { timelineOf } from './history';
import { judge, type ObjectVerdict } from './judge';
import type { Line } from './line';
import { judgeLosses, type LossVerdict } from './losses';
import { record } from './record';
import { keptLines, readStory } from './story';
import { trafficOf } from './traffic';

/** With how many seeds a story is told. */
export const SEEDS = 10;

/** What came out for a story. */
export interface StoryVerdict {
  readonly story: string;
  readonly objects: readonly ObjectVerdict[];
  /** Of the requests of its client, if it has one. */
  readonly losses: readonly LossVerdict[];
}

/** Tells a story once for each seed, and holds it against its recording. */
export function tellStory(folder: string, name: string, firstSeed = 1): StoryVerdict {
  const story = readStory(folder, name);
  const recorded = keptLines(readLines<Line>(folder, name));
  const told = Array.from({ length: SEEDS }, (_, index) => record(story, firstSeed + index));
  const traffic = trafficOf(recorded);
  return {
    story: name,
    objects: judge(timelineOf(recorded), told.map(timelineOf)),
    losses: traffic
      ? judgeLosses(
          traffic,
          told.flatMap((lines) => trafficOf(lines) ?? []),
        )
      : [],
  };
}
