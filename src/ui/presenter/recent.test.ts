import { describe, expect, it } from 'vitest';
import { emptyMirror, type Mirror } from '../../mirror/store';
import type { RequestView } from '../../protocol/view';
import { RECENT_AT_MOST, type RecentRequests, withLatest } from './recent';

const request = (id: number, pod: string): RequestView => ({
  id,
  generator: 'shoppers',
  sentAt: id,
  endedAt: id + 30,
  host: 'shop.test',
  path: '/',
  ingress: '',
  service: 's',
  pod,
  version: 1,
  outcome: 'ok',
  code: 200,
});

const mirror = (requests: RequestView[]): Mirror => ({ ...emptyMirror(), requests });
const none: RecentRequests = new Map();

describe('the last requests to each pod', () => {
  it('are the newest twenty, oldest first', () => {
    const requests = Array.from({ length: 30 }, (_, id) => request(id, 'a'));
    const ids = withLatest(none, -1, mirror(requests), false)
      .get('a')
      ?.map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: RECENT_AT_MOST }, (_, index) => 10 + index));
  });

  it('take each request once, and leave out those that reached no pod', () => {
    const first = withLatest(none, -1, mirror([request(0, 'a'), request(1, '')]), false);
    const second = withLatest(first, 1, mirror([request(0, 'a'), request(1, ''), request(2, 'b')]), false);
    expect([...second].map(([pod, own]) => [pod, own.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
  });

  it('begin anew after a jump, and are the same map while nothing comes', () => {
    const first = withLatest(none, -1, mirror([request(5, 'a')]), false);
    expect(withLatest(first, 5, mirror([request(5, 'a')]), false)).toBe(first);
    expect([...withLatest(first, 5, mirror([request(1, 'b')]), true).keys()]).toEqual(['b']);
  });
});
