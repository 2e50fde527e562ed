import { describe, expect, it } from 'vitest';
import type { PodView, ReplicaSetView } from '../../protocol/view';
import { foldGone, versionNames } from './shares';

const tally = (sent: number, failed = 0) => ({ sent, ok: sent - failed, failed });
const set = (uid: string, owner: string, version: number, image: string) =>
  [uid, { uid, owner, version, image, name: uid } as ReplicaSetView] as const;
const pod = (uid: string, owner: string) => [uid, { uid, owner } as PodView] as const;

describe('the shares of the ledger', () => {
  it('name a version by its image, among the workloads that were asked', () => {
    const replicaSets = new Map([
      set('web-1', 'web', 1, 'shop/web:v1'),
      set('web-2', 'web', 2, 'shop/web:v2'),
      set('db-1', 'db', 1, 'shop/db:v9'),
    ]);
    const names = versionNames(
      { 1: tally(9), 2: tally(1) },
      { a: tally(1) },
      new Map([pod('a', 'web-2')]),
      replicaSets,
    );
    expect([...names]).toEqual([
      ['1', 'shop/web:v1'],
      ['2', 'shop/web:v2'],
    ]);
  });

  it('tell two versions with one image apart', () => {
    const replicaSets = new Map([set('web-1', 'web', 1, 'shop/web:v1'), set('web-2', 'web', 2, 'shop/web:v1')]);
    const names = versionNames(
      { 1: tally(1), 2: tally(1) },
      { a: tally(1) },
      new Map([pod('a', 'web-2')]),
      replicaSets,
    );
    expect([...names.values()]).toEqual(['web-1', 'web-2']);
  });

  it('count the pods that are gone together', () => {
    const { tallies, goneName } = foldGone({ a: tally(5, 1), b: tally(3), c: tally(2) }, new Map([pod('c', 'web-1')]));
    expect(Object.values(tallies)).toEqual([tally(8, 1), tally(2)]);
    expect(goneName).toBe('2 pods now gone');
  });
});
