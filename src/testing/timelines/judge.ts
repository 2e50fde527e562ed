import type { Alignment } from './align';
import { type Happening, type History, onClockOf, type Timeline } from './history';
import { type Matches, match } from './match';

/**
 * A recording is one throw of the dice (how a pull, a probe's phase, a jittered back-off or a lease fell that day); ours are
 * as many as there are seeds. A recorded delay is right where it is at most this far outside of what the seeds gave:
 * so many seconds, and so much of the delay.
 */
export const TOLERANCE = { seconds: 0.5, share: 0.02 };

/** A delay of the recording, from what happened before to the object (or the step's beginning), and ours over the seeds. */
export interface DelayVerdict {
  /** Counts all that happened in the recording, from 1. */
  readonly number: number;
  readonly what: string;
  readonly after: string;
  readonly recordedS: number;
  readonly leastS: number;
  readonly mostS: number;
  readonly equal: boolean;
}

/** What came out for an object of the recording. */
export interface ObjectVerdict {
  readonly object: string;
  /** Does the order of all that happened to it match the recording's with at least one seed? */
  readonly order: boolean;
  /** What differs with the seed that comes nearest. */
  readonly faults: readonly string[];
  readonly delays: readonly DelayVerdict[];
}

/** Holds a recording against the same story, told once for each seed. */
export function judge(recorded: Timeline, told: readonly Timeline[]): ObjectVerdict[] {
  const trials = told.map((timeline) => match(recorded, onClockOf(recorded, timeline)));
  const numbers = new Map(
    recorded.histories.flatMap(({ happenings }) => happenings).map((one, index) => [one, index + 1]),
  );
  return [
    ...recorded.histories.map((history) => judgeObject(history, recorded.stepsAt, trials, numbers)),
    ...unknownObjects(recorded, told),
  ];
}

function judgeObject(
  history: History,
  stepsAt: readonly number[],
  trials: readonly Matches[],
  numbers: ReadonlyMap<Happening, number>,
): ObjectVerdict {
  const object = history.group === history.name ? history.name : `${history.group} (${history.name})`;
  const found = trials.flatMap((matches) => matches.get(history) ?? []);
  const best = found.reduce<Alignment | undefined>(
    (least, one) => (least && least.faults.length <= one.faults.length ? least : one),
    undefined,
  );
  if (!best) return { object, order: false, faults: ['missing'], delays: [] };
  const delays = history.happenings.flatMap((happening) =>
    delayOf(happening, stepsAt, found).map((delay) => ({ number: numbers.get(happening) ?? 0, ...delay })),
  );
  return { object, order: best.faults.length === 0, faults: best.faults, delays };
}

/** How long a happening was in coming, in the recording and in each told story that has it. */
function delayOf(
  happening: Happening,
  stepsAt: readonly number[],
  found: readonly Alignment[],
): Omit<DelayVerdict, 'number'>[] {
  if (happening.value === 'typed') return [];
  const stepAt = stepsAt.findLast((at) => at <= happening.at) ?? 0;
  const delays = found.flatMap(({ pairs }) => {
    const pair = pairs.find(({ recorded }) => recorded === happening);
    if (!pair) return [];
    const earlier = pairs.findLast(({ recorded }) => recorded.at < happening.at && recorded.at >= stepAt);
    const recordedS = happening.at - (earlier?.recorded.at ?? stepAt);
    return [{ recordedS, toldS: pair.told.at - (earlier?.told.at ?? stepAt), after: earlier?.recorded }];
  });
  const [first] = delays;
  if (!first) return [];
  const { recordedS, after } = first;
  const comparable = delays.filter((delay) => delay.recordedS === recordedS).map(({ toldS }) => toldS);
  const leastS = Math.min(...comparable);
  const mostS = Math.max(...comparable);
  const slackS = TOLERANCE.seconds + TOLERANCE.share * recordedS;
  return [
    {
      what: `${happening.track}: ${happening.value}`,
      after: after ? `${after.track}: ${after.value}` : 'the step began',
      recordedS,
      leastS,
      mostS,
      equal: recordedS >= leastS - slackS && recordedS <= mostS + slackS,
    },
  ];
}

/** Objects that every seed makes and the recording does not have. */
function unknownObjects(recorded: Timeline, told: readonly Timeline[]): ObjectVerdict[] {
  const groups = new Set(told.flatMap(({ histories }) => histories.map(({ group }) => group)));
  const sizeOf = ({ histories }: Timeline, group: string) => histories.filter((one) => one.group === group).length;
  return [...groups].flatMap((group) => {
    const more = Math.min(...told.map((timeline) => sizeOf(timeline, group))) - sizeOf(recorded, group);
    return more > 0 ? [{ object: group, order: false, faults: [`${more} more than recorded`], delays: [] }] : [];
  });
}
