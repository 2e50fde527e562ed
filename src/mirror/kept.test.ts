// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKept } from './kept';

const tabs = (text: string) => ({ files: [{ name: 'web.yaml', text }], active: 'web.yaml' });
const BREATH = { at: 5_000, playing: true, savedAt: 1 };

const SESSION = { engine: '1', seed: 1, scenario: 'std', log: [] };
const left = (savedAt: number) => ({ session: SESSION, at: 1_000, playing: false, savedAt });

describe('a deleted session', () => {
  const HOUR_MS = 3_600_000;
  beforeEach(() => {
    localStorage.clear();
    vi.useFakeTimers({ toFake: ['Date'], now: HOUR_MS });
  });
  afterEach(() => void vi.useRealTimers());
  const slots = async (kept: ReturnType<typeof openKept>) => (await kept.all()).map(({ slot }) => slot);

  it('is not opened again, and gone for good a day later', async () => {
    const kept = openKept();
    kept.saveSession('own', left(1));
    await kept.setDeleted('own', true);
    expect(await kept.session('own')).toBeUndefined();
    vi.setSystemTime(26 * HOUR_MS);
    expect(await slots(kept)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve));
    await kept.setDeleted('own', false);
    expect(await kept.session('own')).toBeUndefined();
  });

  it('stays where somebody went on with it since', async () => {
    const kept = openKept();
    kept.saveSession('copy-a', left(1));
    await kept.setDeleted('copy-a', true);
    kept.saveSession('copy-a', left(2 * HOUR_MS));
    vi.setSystemTime(26 * HOUR_MS);
    expect(await slots(kept)).toEqual(['copy-a']);
    await new Promise((resolve) => setTimeout(resolve));
    expect((await kept.session('copy-a'))?.session).toEqual(SESSION);
  });

  it('can be had back', async () => {
    const kept = openKept();
    kept.saveSession('copy-a', left(1));
    await kept.setDeleted('copy-a', true);
    await kept.setDeleted('copy-a', false);
    expect((await kept.session('copy-a'))?.session).toEqual(SESSION);
  });
});

describe('what is kept where the browser has no database', () => {
  beforeEach(() => localStorage.clear());

  it('has the tabs of the last breath, also after a visit in which nothing was edited', async () => {
    openKept().saveLast('own', { ...BREATH, tabs: tabs('edited') });
    const next = openKept();
    expect(await next.tabs('own')).toEqual(tabs('edited'));
    next.saveLast('own', { ...BREATH, savedAt: 2 });
    expect(await openKept().tabs('own')).toEqual(tabs('edited'));
  });

  it('has the newest tabs, not those of an earlier breath', async () => {
    const kept = openKept();
    kept.saveLast('own', { ...BREATH, tabs: tabs('old') });
    kept.saveTabs('own', tabs('new'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(await openKept().tabs('own')).toEqual(tabs('new'));
  });

  it('lists all sessions, the one that was left last first', async () => {
    const kept = openKept();
    const session = { engine: '1', seed: 1, scenario: 'std', log: [] };
    kept.saveSession('own', { session, at: 1_000, playing: false, savedAt: 5 });
    kept.saveSession('scenario-oom', { session, at: 2_000, playing: false, savedAt: 7 });
    const slots = async () => (await kept.all()).map(({ slot }) => slot);
    expect(await slots()).toEqual(['scenario-oom', 'own']);
    const still = { at: 5_000, nodes: [], pods: [], more: 0, dots: [], served: false, asked: false };
    kept.saveLast('own', { ...BREATH, savedAt: 9, still });
    expect(await slots()).toEqual(['own', 'scenario-oom']);
    expect((await kept.all())[0]?.kept).toMatchObject({ at: 5_000, still });
  });

  it('takes the later of the two moments of a session', async () => {
    const kept = openKept();
    const session = { engine: '1', seed: 1, scenario: 'std', log: [] };
    kept.saveSession('own', { session, at: 1_000, playing: false, savedAt: 5 });
    kept.saveLast('own', { ...BREATH, savedAt: 4 });
    expect((await kept.session('own'))?.at).toBe(1_000);
    kept.saveLast('own', { ...BREATH, savedAt: 6 });
    expect(await kept.session('own')).toMatchObject({ at: 5_000, playing: true });
  });

  it('lists sessions by when they were left, with the names that they were given, and without those deleted', async () => {
    const kept = openKept();
    const session = { engine: '1', seed: 1, scenario: 'std', log: [] };
    for (const [slot, savedAt] of [
      ['own', 1],
      ['copy-a', 3],
      ['copy-b', 2],
    ] as const)
      kept.saveSession(slot, { session, at: 0, playing: false, savedAt });
    await kept.rename('copy-b', 'Mine');
    await kept.setDeleted('copy-a', true);
    expect((await kept.all()).map(({ slot, name }) => [slot, name])).toEqual([
      ['copy-b', 'Mine'],
      ['own', undefined],
    ]);
    await kept.setDeleted('copy-a', false);
    await kept.rename('copy-b', '');
    expect((await kept.all()).map(({ slot, name }) => [slot, name])).toEqual([
      ['copy-a', undefined],
      ['copy-b', undefined],
      ['own', undefined],
    ]);
  });

  it('says once that nothing is kept', async () => {
    const kept = openKept();
    let told = 0;
    kept.onTrouble = () => told++;
    kept.saveTabs('own', tabs('a'));
    kept.saveTabs('own', tabs('b'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(told).toBe(1);
    expect(await kept.tabs('own')).toEqual(tabs('b'));
  });
});
