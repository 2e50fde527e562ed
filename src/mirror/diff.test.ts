import { describe, expect, it } from 'vitest';
import type { Diff } from '../protocol/messages';
import type { EndpointView, NodeView, RequestView, ServiceView, TimelineMark } from '../protocol/view';
import { applyDiff } from './diff';
import { emptyMirror, type Mirror } from './store';

const node = (uid: string, pods = 0): NodeView => ({
  uid,
  name: uid,
  ready: 'True',
  unschedulable: false,
  controlPlane: false,
  zone: 'a',
  cpuMilli: 2000,
  memoryBytes: 4096,
  powered: true,
  readySince: 0,
  taints: [],
  pressure: [],
  capacity: { cpuMilli: 2000, memoryBytes: 4096 },
  booked: { cpuMilli: 0, memoryBytes: 0 },
  evictsAboveBytes: 0,
  cut: false,
  delayMs: 0,
  pods,
});
const request = (id: number, endedAt: number): RequestView => ({
  id,
  generator: 'shoppers',
  sentAt: endedAt - 20,
  endedAt,
  host: 'shop.test',
  path: '/',
  ingress: '',
  service: '',
  pod: '',
  version: 0,
  outcome: 'ok',
  code: 200,
});
const endpoint = (address: string, terminating = false): EndpointView => ({
  address,
  pod: '',
  ready: true,
  serving: true,
  terminating,
});
const some = (...addresses: string[]) => ({ set: addresses.map((address) => endpoint(address)), gone: [] });
const service = (uid: string): ServiceView => ({
  uid,
  namespace: 'default',
  name: uid,
  type: 'ClusterIP',
  clusterIP: '10.96.0.1',
  ports: '80/TCP',
  endpoints: [],
  createdAt: 0,
});
const mark = (at: number, text: string): TimelineMark => ({ at, kind: 'command', text, weight: 1 });
const diff = (now: number, rest: Partial<Diff> = {}): Diff => ({
  type: 'diff',
  fresh: false,
  now,
  horizon: now,
  playing: true,
  speed: 1,
  ...rest,
});
const after = (...diffs: Diff[]): Mirror => diffs.reduce(applyDiff, emptyMirror());

describe('applyDiff', () => {
  it('keeps what did not change the same', () => {
    const one = after(diff(0, { fresh: true, nodes: { set: [node('a'), node('b')], gone: [] } }));
    const two = applyDiff(one, diff(16));
    expect(two.nodes).toBe(one.nodes);
    const three = applyDiff(two, diff(32, { nodes: { set: [node('a', 1)], gone: [] } }));
    expect(three.nodes.get('a')?.pods).toBe(1);
    expect(three.nodes.get('b')).toBe(one.nodes.get('b'));
    expect(three.pods).toBe(one.pods);
  });

  it('takes away what is gone', () => {
    const mirror = after(
      diff(0, { fresh: true, nodes: { set: [node('a'), node('b')], gone: [] } }),
      diff(16, { nodes: { set: [], gone: ['a'] } }),
    );
    expect([...mirror.nodes.keys()]).toEqual(['b']);
  });

  it('keeps equal records and maps the same when everything is told anew', () => {
    const one = after(diff(0, { fresh: true, nodes: { set: [node('a'), node('b')], gone: [] } }));
    const equal = applyDiff(one, diff(16, { fresh: true, nodes: { set: [node('a'), node('b')], gone: [] } }));
    expect(equal.nodes).toBe(one.nodes);
    const other = applyDiff(one, diff(16, { fresh: true, nodes: { set: [node('a'), node('c')], gone: [] } }));
    expect([...other.nodes.keys()]).toEqual(['a', 'c']);
    expect(other.nodes.get('a')).toBe(one.nodes.get('a'));
    expect(other.freshness).toBe(2);
  });

  it('puts endpoints with their Service, in the order in which they came', () => {
    const { endpoints: _endpoints, ...web } = service('web');
    const one = after(
      diff(0, { fresh: true, services: { set: [web], gone: [] }, endpoints: [{ of: 'web', ...some('a', 'b', 'c') }] }),
    );
    const kept = one.services.get('web')?.endpoints[2];
    const joined = { of: 'web', set: [endpoint('d'), endpoint('b', true)], gone: ['a'] };
    const two = applyDiff(one, diff(16, { endpoints: [joined] }));
    expect(two.services.get('web')?.endpoints).toEqual([endpoint('b', true), endpoint('c'), endpoint('d')]);
    expect(two.services.get('web')?.endpoints[1]).toBe(kept);
    const three = applyDiff(two, diff(32, { services: { set: [{ ...web, clusterIP: '10.96.0.2' }], gone: [] } }));
    expect(three.services.get('web')).toMatchObject({ clusterIP: '10.96.0.2', endpoints: { length: 3 } });
    const gone = diff(48, {
      fresh: true,
      services: { set: [web], gone: [] },
      endpoints: [{ of: 'web', ...some('b') }],
    });
    expect(applyDiff(three, gone).services.get('web')?.endpoints).toEqual([endpoint('b')]);
  });

  it('drops requests that ended long ago, later at higher speeds', () => {
    const first = diff(1_000, { fresh: true, requests: [request(1, 900), request(2, 990)] });
    expect(after(first, diff(9_450, { requests: [request(3, 9_440)] })).requests.map(({ id }) => id)).toEqual([2, 3]);
    expect(after(first, diff(9_450, { speed: 4 })).requests).toHaveLength(2);
  });

  it('foresees on a branch what it has played before', () => {
    const played = after(
      diff(9_000, { fresh: true, branch: 'main', marks: [mark(2_000, 'apply'), mark(8_000, 'scale')] }),
    );
    const back = applyDiff(
      played,
      diff(5_000, { fresh: true, horizon: 9_000, branch: 'main', marks: [mark(2_000, 'apply')] }),
    );
    expect(back.marks.map(({ text }) => text)).toEqual(['apply']);
    expect(back.foreseen.map(({ text }) => text)).toEqual(['scale']);
    const on = applyDiff(back, diff(8_100, { horizon: 9_000, marks: [mark(8_000, 'scale')] }));
    expect(on.marks.map(({ text }) => text)).toEqual(['apply', 'scale']);
    expect(on.foreseen).toEqual([]);
    const forked = applyDiff(back, diff(5_001, { horizon: 5_001, branch: 'fork A', marks: [mark(5_000, 'delete')] }));
    expect(forked.foreseen).toEqual([]);
  });

  it('keeps the sums of pods that did not change, and forgets those of pods that are gone', () => {
    const tally = (sent: number) => ({ sent, ok: sent, failed: 0 });
    const sums = { generator: 'shoppers', since: 0, failures: {}, byVersion: {}, byRoute: {}, p50Ms: 5, p95Ms: 9 };
    const first = after(
      diff(1, {
        fresh: true,
        ledgers: [
          {
            ...sums,
            total: tally(5),
            byPod: { set: { a: tally(2), b: tally(3) }, gone: [] },
            ratePerPod: { set: { a: 1, b: 2 }, gone: [] },
          },
        ],
      }),
    );
    const byPod = { set: { a: tally(4) }, gone: ['b'] };
    const next = applyDiff(
      first,
      diff(2, { ledgers: [{ ...sums, total: tally(7), byPod, ratePerPod: { set: {}, gone: ['b'] } }] }),
    );
    expect(next.ledgers.get('shoppers')).toEqual({
      ...sums,
      total: tally(7),
      byPod: { a: tally(4) },
      ratePerPod: { a: 1 },
    });
    expect(first.ledgers.get('shoppers')?.byPod).toEqual({ a: tally(2), b: tally(3) });
  });
});
