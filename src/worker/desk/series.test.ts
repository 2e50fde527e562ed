import { describe, expect, it } from 'vitest';
import type { SeriesSubject } from '../../protocol/detail';
import { bundledScenario } from '../../testing/scenarios/shelf';
import { testDesk } from './testDesk';

function shop() {
  const staged = testDesk(bundledScenario('std'));
  const series = (of: SeriesSubject, points = 1000) =>
    staged.ask<'series'>({ type: 'series', of, from: 0, until: staged.show.playback.now, points });
  const uidOf = (resource: string, name: string) =>
    staged.show.cluster.etcd.list(resource).find(({ metadata }) => metadata.name.startsWith(name))?.metadata.uid ?? '';
  return { ...staged, series, uidOf };
}

describe('values over time', () => {
  it('of users: as many as they send, from when they began', () => {
    const { series } = shop();
    const { at, rate = [], failed = [], p95Ms = [] } = series({ kind: 'Generator', id: 'shoppers' });
    const late = at.findIndex((moment) => moment > 40_000);
    expect(rate[at.findIndex((moment) => moment > 20_000)]).toBe(0);
    for (const value of rate.slice(late)) expect(value).toBeCloseTo(20, -0.7);
    expect(failed.every((value) => value === 0)).toBe(true);
    expect(p95Ms[late]).toBeGreaterThan(0);
  });

  it('of a Service: all that its pods were asked', () => {
    const { series, uidOf } = shop();
    const asked = (of: SeriesSubject) => (series(of).rate ?? []).reduce((sum: number, value) => sum + (value ?? 0), 0);
    const service = asked({ kind: 'Service', id: uidOf('services', 'web') });
    expect(service).toBeCloseTo(asked({ kind: 'Generator', id: 'shoppers' }), 5);
  });

  it('of a pod: what it uses, and nothing before it ran', () => {
    const { show, series, uidOf } = shop();
    const id = uidOf('pods', 'web-');
    const { at, memoryBytes = [], cpuMilli = [] } = series({ kind: 'Pod', id });
    const used = show.cluster.usage();
    const now = [...used.values()].flatMap(({ pods }) => pods.get(id) ?? [])[0];
    expect(memoryBytes.at(-1)).toBe(now?.memoryBytes);
    expect(cpuMilli.at(-1)).toBe(now?.cpuMilli);
    expect(at[0]).toBeLessThan(5_000);
    expect(memoryBytes[0] ?? 0).toBe(0);
  });

  it('of a node: that of its pods and of the machine itself', () => {
    const { show, series } = shop();
    const machine = show.cluster.usage().get('node-b');
    const sum = [...(machine?.pods.values() ?? [])].reduce((all, { memoryBytes }) => all + memoryBytes, 0);
    const { memoryBytes = [] } = series({ kind: 'Node', id: 'node-b' });
    expect(memoryBytes.at(-1)).toBe(sum + (machine?.hostBytes ?? 0));
  });

  it('are no more than were asked for, and end at the present after a rewind', () => {
    const { seek, series } = shop();
    expect(series({ kind: 'Generator', id: 'shoppers' }, 10).at.length).toBeLessThanOrEqual(11);
    const before = series({ kind: 'Generator', id: 'shoppers' });
    seek(150_000);
    seek(90_000);
    expect(series({ kind: 'Generator', id: 'shoppers' }).at.at(-1)).toBeLessThanOrEqual(90_000);
    expect(series({ kind: 'Generator', id: 'shoppers' }).rate?.slice(0, 20)).toEqual(before.rate?.slice(0, 20));
  });
});
