import { beforeEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../protocol/scenario';
import type { Session } from '../protocol/session';
import { Keeper } from './keeper';
import type { KeptSession, KeptTabs } from './kept';
import { NOTHING_KEPT } from './nothingKept';
import type { Opening } from './playground';
import { createMirror } from './store';
import { createTabs } from './tabs';

const SCENARIO = { name: 'std', start: [] as Scenario['start'] } as Scenario;
const sessionOf = (scenario: string, ...lines: string[]): Session => ({
  engine: '1',
  seed: 1,
  scenario,
  log: lines.map((line, at) => ({ at, command: { type: 'exec', terminal: '1', line } })),
});
const opening = (slot: string): Opening => ({
  slot,
  session: sessionOf(slot),
  scenario: SCENARIO,
  tabs: { files: [{ name: 'web.yaml', text: slot }], active: 'web.yaml' },
  playing: false,
});

let saved: Map<string, KeptSession>;
let tabs: Map<string, KeptTabs>;
let undeleted: string[];
let answer: (session: Session) => void;
let keeper: Keeper;
const mirror = createMirror();
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  saved = new Map();
  tabs = new Map();
  undeleted = [];
  const kept = {
    ...NOTHING_KEPT,
    saveSession: (slot: string, session: KeptSession) => void saved.set(slot, session),
    saveTabs: (slot: string, one: KeptTabs) => void tabs.set(slot, one),
    setDeleted: async (slot: string, deleted: boolean) => void (deleted || undeleted.push(slot)),
  };
  const ask = () =>
    new Promise<{ session: Session; at: number }>((resolve) => {
      answer = (session) => resolve({ session, at: 7_000 });
    });
  keeper = new Keeper(kept, mirror, createTabs(), ask);
  mirror.setState({ commands: 0 });
});

describe('what is saved', () => {
  it('stays with its own slot, also when another session is opened before the worker has answered', async () => {
    keeper.begin(opening('scenario-a'), true);
    mirror.setState({ commands: 1 });
    void keeper.saveSession(false);
    keeper.begin(opening('scenario-b'), true);
    answer(sessionOf('scenario-a', 'kubectl get pods'));
    await settle();
    expect(saved.get('scenario-b')?.session).toEqual(sessionOf('scenario-b'));
    expect(saved.get('scenario-a')).toMatchObject({
      session: sessionOf('scenario-a', 'kubectl get pods'),
      at: 7_000,
      done: 1,
    });
    expect(keeper.session).toEqual(sessionOf('scenario-b'));
  });

  it('is nothing of another session, which a worker still has that could not open this one', async () => {
    keeper.begin(opening('scenario-b'), true);
    mirror.setState({ commands: 1 });
    void keeper.saveSession(false);
    answer(sessionOf('scenario-a', 'kubectl get pods'));
    await settle();
    expect(saved.get('scenario-b')?.session).toEqual(sessionOf('scenario-b'));
  });

  it('goes with the session where that goes on in another slot', async () => {
    keeper.begin(opening('own'), true);
    mirror.setState({ commands: 1 });
    void keeper.saveSession(false);
    keeper.moveTo({ ...opening('own'), slot: 'copy-a' });
    answer(sessionOf('own', 'kubectl get pods'));
    await settle();
    expect(saved.get('own')?.session.log).toHaveLength(0);
    expect(saved.get('copy-a')?.session.log).toHaveLength(1);
  });

  it('has the files that it is opened with, and is nothing deleted any more', () => {
    keeper.begin(opening('own'), true);
    expect(tabs.get('own')?.files).toEqual([{ name: 'web.yaml', text: 'own' }]);
    expect(undeleted).toEqual(['own']);
    tabs.clear();
    keeper.begin(opening('own'), false);
    expect(tabs.size).toBe(0);
  });
});
