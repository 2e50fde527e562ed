import type { Happening, History } from './history';

/** A value of a state that lasted for less than this may be missing on the other side, in seconds. */
const BLINK_S = 1;
/** Counters pass through values: only those at which they rest for this long must be met, in seconds. */
const REST_S = 3;
/** Two things that the recording has closer together than this may come in any order, in seconds. */
const TOGETHER_S = 0.5;

/** Two histories side by side. */
export interface Alignment {
  /** What both have. */
  readonly pairs: readonly { readonly recorded: Happening; readonly told: Happening }[];
  /** What only one has, or what comes in another order, in words. */
  readonly faults: readonly string[];
}

/**
 * Sets what was recorded beside what was told, track by track, and looks at the order across the tracks. Both have the same clock.
 * Nothing is said of what was told after the recording's end, `endsAt`.
 */
export function align(recorded: History, told: History, endsAt: number): Alignment {
  const tracks = new Set([...recorded.happenings, ...told.happenings].map(({ track }) => track));
  const parts = [...tracks].map((track) => alignTrack(onTrack(recorded, track), onTrack(told, track), endsAt));
  const pairs = parts.flatMap((part) => part.pairs).sort((a, b) => a.recorded.at - b.recorded.at);
  return { pairs, faults: [...parts.flatMap(({ faults }) => faults), ...inversions(pairs)] };
}

function onTrack({ happenings }: History, track: string): Happening[] {
  return happenings.filter((happening) => happening.track === track);
}

/** Must the other side have it as well? */
function counts({ track, heldS }: Happening): boolean {
  if (track.startsWith('event ') || track === 'existence' || track === 'command') return true;
  return heldS >= (track.startsWith('counter ') ? REST_S : BLINK_S);
}

/** The same value; where it only flashed by on one side, at about the same time. */
function mayBeOne(a: Happening, b: Happening): boolean {
  return a.value === b.value && ((counts(a) && counts(b)) || Math.abs(a.at - b.at) <= REST_S);
}

function weightOf(happening: Happening): number {
  return counts(happening) ? 100 : 0;
}

/** Of the same values that repeat, those are meant that are near each other: at most 10. */
function nearness(a: Happening, b: Happening): number {
  return 10 / (1 + Math.abs(a.at - b.at));
}

/** The longest common sequence of values; what counts weighs more than what only flashed by. */
function alignTrack(recorded: readonly Happening[], told: readonly Happening[], endsAt: number): Alignment {
  const weight = (a: Happening, b: Happening) => (mayBeOne(a, b) ? 1 + weightOf(a) + weightOf(b) + nearness(a, b) : 0);
  const best = Array.from({ length: recorded.length + 1 }, () => new Array<number>(told.length + 1).fill(0));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = recorded.length - 1; i >= 0; i--) {
    for (let j = told.length - 1; j >= 0; j--) {
      const met = weight(recorded[i] as Happening, told[j] as Happening);
      const row = best[i] as number[];
      row[j] = Math.max(at(i + 1, j), at(i, j + 1), met > 0 ? met + at(i + 1, j + 1) : 0);
    }
  }
  const pairs: Alignment['pairs'][number][] = [];
  const faults: string[] = [];
  const miss = (happening: Happening, words: string) => {
    if (counts(happening)) faults.push(`${words}: ${happening.track}: ${happening.value}`);
  };
  let i = 0;
  let j = 0;
  while (i < recorded.length || j < told.length) {
    const a = recorded[i];
    const b = told[j];
    if (a && b && weight(a, b) > 0 && at(i, j) === weight(a, b) + at(i + 1, j + 1)) {
      pairs.push({ recorded: a, told: b });
      i += 1;
      j += 1;
    } else if (a && (!b || at(i, j) === at(i + 1, j))) {
      miss(a, 'missing');
      i += 1;
    } else if (b) {
      if (b.at < endsAt) miss(b, 'not in the recording');
      j += 1;
    }
  }
  return { pairs, faults };
}

/** What comes clearly before something else in the recording, and after it here. */
function inversions(pairs: Alignment['pairs']): string[] {
  return pairs.flatMap((first, index) =>
    pairs
      .slice(index + 1)
      .filter((second) => second.recorded.at - first.recorded.at > TOGETHER_S && second.told.at < first.told.at)
      .filter((second) => counts(first.recorded) && counts(second.recorded))
      .map((second) => `comes too early: ${words(second.recorded)}, before ${words(first.recorded)}`),
  );
}

function words({ track, value }: Happening): string {
  return `${track}: ${value}`;
}
