import { describe, expect, it } from 'vitest';
import type { EarlierSession } from '../../mirror/kept';
import type { ScenarioCard } from '../../protocol/scenario';
import { hrefOf, titleOf } from './earlier';
import type { Shelved } from './shelf';

const SHELF = [{ card: { name: 'oom', title: 'Out of memory' } as ScenarioCard }] as unknown as Shelved[];
const session = (scenario: string, more: Partial<EarlierSession> = {}) =>
  ({ slot: 'copy-1', kept: { session: { scenario } }, ...more }) as EarlierSession;

describe('an earlier session', () => {
  it('is called as the person called it, else by its scenario', () => {
    expect(titleOf(session('oom', { name: 'Mine' }), SHELF)).toBe('Mine');
    expect(['oom', 'empty', 'seeds-7'].map((name) => titleOf(session(name), SHELF))).toEqual([
      'Out of memory',
      'An empty cluster',
      'Seeds 7',
    ]);
  });
  it('has an address', () => {
    expect([hrefOf(session('oom')), hrefOf(session('std', { slot: 'own' }))]).toEqual(['#kept=copy-1', '#mine']);
  });
});
