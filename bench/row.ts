import { existsSync, readFileSync } from 'node:fs';

/** One line of the table: what was measured, against what, and whether it is within its goal. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  /** Undefined where a figure is only reported. */
  readonly met?: boolean;
}

/**
 * How long `work` keeps this thread busy, in milliseconds. On a machine that nobody disturbs that is its wall time; where
 * others share the cores, Linux says what was this thread's own.
 */
export function elapsedMs(work: () => void): number {
  const start = busyMs();
  work();
  return busyMs() - start;
}

const SCHEDULE = '/proc/thread-self/schedstat';
const hasSchedule = existsSync(SCHEDULE);

function busyMs(): number {
  if (!hasSchedule) return performance.now();
  // Asking for the process's usage makes Linux count the slice that runs now.
  process.cpuUsage();
  return Number(readFileSync(SCHEDULE, 'utf8').split(' ')[0]) / 1e6;
}

/** Runs `work` a few times and gives the shortest time in milliseconds: what the machine can do when nobody disturbs it. */
export function shortestMs(times: number, work: () => void): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) shortest = Math.min(shortest, elapsedMs(work));
  return shortest;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, goal, met }) => [
    what,
    measured,
    goal,
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ]);
  const all = [['what', 'measured', 'goal', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] as string).length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The power of x that y grows with: the slope of the straight line through the points' logarithms. */
export function exponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const along = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return along / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** The value below which a share of the values lies: 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;
}
