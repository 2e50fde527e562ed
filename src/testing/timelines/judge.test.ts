import { describe, expect, it } from 'vitest';
import { timelineOf } from './history';
import { judge } from './judge';
import type { Line } from './line';
import { judgeLosses } from './losses';
import type { Asked } from './traffic';

const RUN: Line = { t: 0.5, what: 'RUN', run: 'kubectl apply -f web.yaml' };
const pod = (t: number, phase: string, what: Line['what'] = 'MODIFIED'): Line => ({
  t,
  what,
  object: 'Pod/web',
  phase,
  conditions: {},
  containers: [],
});
const event = (t: number, reason: string): Line => ({
  t,
  what: 'EVENT',
  object: 'Pod/web',
  type: 'Normal',
  reason,
  message: reason,
});
const story = (...lines: Line[]) => timelineOf([RUN, ...lines, { ...RUN, t: 60, what: 'DONE' }]);
const podOf = (recorded: ReturnType<typeof story>, ...told: ReturnType<typeof story>[]) =>
  judge(recorded, told).find(({ object }) => object === 'Pod/web');
const unequal = (recorded: ReturnType<typeof story>, ...told: ReturnType<typeof story>[]) =>
  podOf(recorded, ...told)
    ?.delays.filter(({ equal }) => !equal)
    .map(({ what }) => what);

describe('a told story beside its recording', () => {
  const recorded = story(pod(1, 'Pending', 'ADDED'), pod(3, 'Running'), event(3.1, 'Started'), event(10, 'Killing'));

  it('is equal to itself, and to one that begins later', () => {
    const later = timelineOf([
      { ...RUN, t: 7.5 },
      pod(8, 'Pending', 'ADDED'),
      pod(10, 'Running'),
      event(10.1, 'Started'),
      event(17, 'Killing'),
      { ...RUN, t: 67, what: 'DONE' },
    ]);
    for (const told of [recorded, later]) {
      expect(podOf(recorded, told)?.faults).toEqual([]);
      expect(unequal(recorded, told)).toEqual([]);
    }
  });

  it('differs where something comes too late with every seed', () => {
    const slow = (at: number) =>
      story(pod(1, 'Pending', 'ADDED'), pod(at, 'Running'), event(at + 0.1, 'Started'), event(at + 7, 'Killing'));
    expect(unequal(recorded, slow(4.2))).toEqual(['phase: Running']);
    expect(unequal(recorded, slow(4.2), slow(2.9))).toEqual([]);
  });

  it('differs where something is missing, too much, or in another order', () => {
    const faults = (...lines: Line[]) => podOf(recorded, story(...lines))?.faults;
    const start = [pod(1, 'Pending', 'ADDED'), pod(3, 'Running')];
    expect(faults(...start, event(3.1, 'Started'))).toEqual(['missing: event Normal Killing: Killing: told']);
    expect(faults(...start, event(3.1, 'Started'), event(9, 'Pulled'), event(10, 'Killing'))).toEqual([
      'not in the recording: event Normal Pulled: Pulled: told',
    ]);
    expect(faults(...start, event(9, 'Killing'), event(11, 'Started'))).toEqual([
      'comes too early: event Normal Killing: Killing: told, before event Normal Started: Started: told',
    ]);
  });

  it('may lack what only flashed by', () => {
    const flash = story(pod(1, 'Pending', 'ADDED'), pod(2.9, 'Unknown'), pod(3, 'Running'), event(3.1, 'Started'));
    const plain = story(pod(1, 'Pending', 'ADDED'), pod(3, 'Running'), event(3.1, 'Started'));
    expect(podOf(flash, plain)?.order).toBe(true);
    expect(podOf(plain, flash)?.order).toBe(true);
  });
});

describe('lost requests beside the recorded ones', () => {
  const traffic = (lost: readonly Asked[]) => ({
    asked: [...lost, ...Array.from({ length: 100 - lost.length }, (_, i) => ({ at: 10 + i / 10, outcome: 'ok' }))],
    stepsAt: [0, 10],
  });
  const losses = (count: number, at: number, outcome: string) =>
    Array.from({ length: count }, (_, i) => ({ at: at + i / 100, outcome }));
  const wrong = (recorded: Asked[], told: Asked[]) =>
    judgeLosses(traffic(recorded), [traffic(told)])
      .filter(({ equal }) => !equal)
      .map(({ what }) => what);

  it('are as many, of the same kinds, at the same times', () => {
    const recorded = losses(40, 12, 'refused');
    expect(wrong(recorded, losses(35, 12.5, 'refused'))).toEqual([]);
    expect(wrong(recorded, losses(10, 12, 'refused'))).toEqual(['lost']);
    expect(wrong(recorded, losses(40, 12, 'timed out'))).toEqual(['lost: refused', 'lost: timed out']);
    expect(wrong(recorded, losses(40, 19, 'refused'))).toEqual([
      'lost 2.0 to 2.4 s after step 2',
      'lost at other times',
    ]);
    expect(wrong([], losses(1, 12, 'refused'))).toContain('lost');
  });
});
