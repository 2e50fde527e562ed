import type { Line } from './line';
import { type Reading, readingsOf } from './readings';

/** Events of one kind that come closer together are one burst, in seconds. */
const BURST_S = 1;

/** One thing that happened to an object: a track took a value at `at`, and kept it for `heldS` seconds. */
export interface Happening {
  /** What it is about: `phase`, `condition Ready`, `event`. */
  readonly track: string;
  readonly value: string;
  /** Seconds since the story began. */
  readonly at: number;
  readonly heldS: number;
}

/** All that happened to an object. */
export interface History {
  /** Objects of one group (the pods of one ReplicaSet) cannot be told apart by their names. */
  readonly group: string;
  readonly name: string;
  readonly happenings: readonly Happening[];
}

/** A timeline, object by object, and the moments at which its steps began and at which it was no longer looked at. */
export interface Timeline {
  readonly histories: readonly History[];
  readonly stepsAt: readonly number[];
  readonly endsAt: number;
}

/** Sorts what happened by object. */
export function timelineOf(lines: readonly Line[]): Timeline {
  const groups = groupsOf(lines);
  const readings = new Map<string, Reading[]>();
  for (const reading of readingsOf(lines, groups)) {
    const known = readings.get(reading.object) ?? [];
    readings.set(reading.object, known);
    if (isNews(reading, known)) known.push(reading);
  }
  const histories = [...readings].map(([name, found]) => ({
    group: groups.get(name) ?? name,
    name,
    happenings: found.map(({ track, value, at }, index) => {
      const next = found.slice(index + 1).find((later) => later.track === track);
      return { track, value, at, heldS: (next?.at ?? Number.POSITIVE_INFINITY) - at };
    }),
  }));
  const steps = lines.filter(({ what }) => what === 'RUN' || what === 'POWER');
  return { histories, stepsAt: steps.map(({ t }) => t), endsAt: lines.at(-1)?.t ?? 0 };
}

/** The same, with all moments as if its steps had begun when the other one's did: so that only delays differ. */
export function onClockOf(other: Timeline, timeline: Timeline): Timeline {
  const shifted = (at: number): number => {
    const step = timeline.stepsAt.findLastIndex((begun) => begun <= at);
    return step < 0 ? at : at - (timeline.stepsAt[step] ?? 0) + (other.stepsAt[step] ?? 0);
  };
  const histories = timeline.histories.map((history) => ({
    ...history,
    happenings: history.happenings.map((happening) => ({ ...happening, at: shifted(happening.at) })),
  }));
  return { histories, stepsAt: other.stepsAt, endsAt: shifted(timeline.endsAt) };
}

/**
 * A state is news where it is another one. An event is news unless it is told again with no other event in between,
 * or at once: how often something is told again in a row is chance.
 */
function isNews(reading: Reading, known: readonly Reading[]): boolean {
  const last = known.findLast(({ track }) => track === reading.track);
  if (!last) return true;
  if (!reading.track.startsWith('event ')) return last.value !== reading.value;
  const between = known.slice(known.indexOf(last) + 1).some(({ track }) => track.startsWith('event '));
  return between && reading.at - last.at > BURST_S;
}

/** The group of each object whose name was made up: `Pod of ReplicaSet 2 of Deployment/web`. */
function groupsOf(lines: readonly Line[]): Map<string, string> {
  const groups = new Map<string, string>();
  const made = new Map<string, number>();
  for (const { what, object, owner } of lines) {
    if (what !== 'ADDED' || !object || !owner || groups.has(object)) continue;
    const kind = object.split('/')[0];
    const group = `${kind} of ${groups.get(owner) ?? owner}`;
    const number = (made.get(group) ?? 0) + 1;
    made.set(group, number);
    groups.set(object, kind === 'Pod' ? group : `${kind} ${number} of ${groups.get(owner) ?? owner}`);
  }
  return groups;
}
