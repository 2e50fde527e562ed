import { describe, expect, it } from 'vitest';
import { whole } from '../mirror/patch';
import type { PodView } from '../protocol/view';
import { Teller } from './teller';

const pod = (uid: string, more: Partial<PodView> = {}): PodView => ({
  uid,
  namespace: 'default',
  name: `web-${uid}`,
  labels: { app: 'web' },
  owner: 'rs',
  image: 'shop/web:v1',
  node: '',
  address: '',
  state: 'pending',
  readyContainers: 0,
  containers: 1,
  status: 'Pending',
  restarts: 0,
  message: '',
  createdAt: 5,
  life: [{ from: 5, state: 'pending' }],
  version: 1,
  ...more,
});

/** A worker's teller and what a page makes of it. */
function line() {
  const teller = new Teller<PodView>(({ owner }) => owner);
  let page: ReadonlyMap<string, PodView> = new Map();
  let bytes = 0;
  const tell = (set: readonly PodView[], gone: readonly string[] = [], fresh = false) => {
    const told = teller.tell({ set, gone }, fresh);
    bytes = JSON.stringify(told).length;
    const next = new Map(fresh ? [] : page);
    const made = whole(fresh ? new Map() : page, told);
    for (const uid of gone) next.delete(uid);
    for (const record of made?.set ?? []) next.set(record.uid, record);
    page = next;
  };
  return { tell, page: () => page, bytes: () => bytes };
}

describe('records told by what is new', () => {
  it('arrive whole', () => {
    const { tell, page } = line();
    const first = pod('a');
    tell([first, pod('b')], [], true);
    expect([...page().values()]).toEqual([pod('a'), pod('b')]);
    const spanned = { ...first, state: 'pulling' as const, span: { from: 6, until: 9 }, node: 'node-a' };
    const pulling = { ...spanned, life: [...first.life, { from: 6, state: 'pulling' as const }] };
    tell([pulling, pod('c')], ['b']);
    expect([...page().values()]).toEqual([pulling, pod('c')]);
    const { span: _, ...ready } = { ...pulling, state: 'ready' as const };
    tell([ready]);
    expect(page().get('a')).toEqual(ready);
    expect('span' in (page().get('a') as PodView)).toBe(false);
  });

  it('cost what changed, and a new one what it has of its own', () => {
    const { tell, bytes } = line();
    const first = pod('a');
    tell([first], [], true);
    const all = bytes();
    tell([{ ...first, state: 'scheduled', node: 'node-a', life: [...first.life, { from: 7, state: 'scheduled' }] }]);
    expect(bytes()).toBeLessThan(all / 2);
    tell([pod('b')]);
    expect(bytes()).toBeLessThan(all / 2);
  });

  it('mean nothing to a page that has not heard of the record', () => {
    const teller = new Teller<PodView>(({ owner }) => owner);
    const first = pod('a');
    teller.tell({ set: [first], gone: [] }, true);
    const told = teller.tell({ set: [{ ...first, state: 'ready' }, pod('b')], gone: [] }, false);
    expect(whole<PodView>(new Map(), told)?.set).toEqual([]);
  });

  it('are like nobody that is gone', () => {
    const { tell, page } = line();
    tell([pod('a')], [], true);
    tell([pod('b', { owner: 'other', image: 'shop/cart:v1' })], ['a']);
    tell([pod('c')]);
    expect(page().get('c')).toEqual(pod('c'));
  });

  it('are told from the beginning to a page that knows nothing', () => {
    const { tell, page } = line();
    tell([pod('a')], [], true);
    tell([pod('a', { state: 'ready' }), pod('b')], [], true);
    expect([...page().values()]).toEqual([pod('a', { state: 'ready' }), pod('b')]);
  });
});
