import { type Alignment, align } from './align';
import type { History, Timeline } from './history';

/** What a recorded object is held against: the object of a told story that resembles it most, if there is one. */
export type Matches = ReadonlyMap<History, Alignment>;

const FAULT_COST = 10;
const LARGEST_DELAY_COST = 5;

/** Finds for each recorded object the one of the told story, on the same clock, that stands in its place. */
export function match(recorded: Timeline, told: Timeline): Matches {
  const matches = new Map<History, Alignment>();
  for (const group of new Set(recorded.histories.map((history) => history.group))) {
    const ours = told.histories.filter((history) => history.group === group);
    const theirs = recorded.histories.filter((history) => history.group === group);
    const trials = theirs.map((history) => ours.map((one) => align(history, one, recorded.endsAt)));
    const choice = assign(trials.map((row) => row.map((alignment) => costOf(alignment))));
    theirs.forEach((history, index) => {
      const alignment = trials[index]?.[choice[index] ?? -1];
      if (alignment) matches.set(history, alignment);
    });
  }
  return matches;
}

function costOf({ pairs, faults }: Alignment): number {
  const late = pairs.map((pair) => Math.min(LARGEST_DELAY_COST, Math.abs(pair.recorded.at - pair.told.at)));
  return faults.length * FAULT_COST + late.reduce((sum, cost) => sum + cost, 0) / Math.max(1, pairs.length);
}

/** For each row the column that it gets, no column twice: the cheapest pairs first, then swapped as long as that helps. */
function assign(costs: readonly (readonly number[])[]): number[] {
  const cost = (row: number, column: number) => (column < 0 ? 1000 : (costs[row]?.[column] ?? 1000));
  const choice = costs.map(() => -1);
  const all = costs.flatMap((row, index) => row.map((_, column) => ({ row: index, column })));
  for (const { row, column } of all.sort((a, b) => cost(a.row, a.column) - cost(b.row, b.column))) {
    if (choice[row] === -1 && !choice.includes(column)) choice[row] = column;
  }
  for (let better = true; better; ) {
    better = false;
    for (let a = 0; a < choice.length; a++) {
      for (let b = a + 1; b < choice.length; b++) {
        const [x, y] = [choice[a] as number, choice[b] as number];
        if (cost(a, y) + cost(b, x) + 1e-9 < cost(a, x) + cost(b, y)) {
          [choice[a], choice[b]] = [y, x];
          better = true;
        }
      }
    }
  }
  return choice;
}
