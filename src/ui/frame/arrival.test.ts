// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../../mirror/fakeWorker';
import type { Kept, KeptSession, KeptTabs } from '../../mirror/kept';
import { NOTHING_KEPT } from '../../mirror/nothingKept';
import { Playground } from '../../mirror/playground';
import type { Scenario } from '../../protocol/scenario';
import { yamlFragment } from '../../share/yamlLink';
import { workspace } from '../kit/workspace';
import { Arrivals } from './arrival';
import type { Route } from './route';

const scenario = (name: string): Scenario =>
  ({
    name,
    title: name,
    sentence: `${name} goes on`,
    goal: '',
    files: { 'web.yaml': `# ${name}\n` },
    start: [],
    moments: [],
    tries: [],
    opensAtMs: 0,
    playing: false,
    speed: 1,
    look: { view: 'flow' },
  }) as unknown as Scenario;

/** Scenarios that a slow line holds back until they are let go. */
const slow = new Map<string, Promise<void>>();
vi.mock('../kit/shelf', () => ({
  loadScenario: async (name: string) => {
    await slow.get(name);
    return scenario(name);
  },
}));

let sessions: Map<string, KeptSession>;
let files: Map<string, KeptTabs>;
let playground: Playground;
let arrivals: Arrivals;
const titles: string[] = [];
const to = (name: string): Route => ({ to: 'scenario', scenario: name, look: {} }) as Route;
const labels = () => playground.mirror.getState().notices.flatMap(({ actions = [] }) => actions.map(({ act }) => act));

beforeEach(() => {
  sessionStorage.clear();
  slow.clear();
  titles.length = 0;
  sessions = new Map();
  files = new Map();
  const kept: Kept = {
    ...NOTHING_KEPT,
    session: async (slot) => sessions.get(slot),
    tabs: async (slot) => files.get(slot),
    saveSession: (slot, one) => void sessions.set(slot, one),
    saveTabs: (slot, one) => void files.set(slot, one),
  };
  playground = new Playground(() => new FakeWorker(), kept);
  arrivals = new Arrivals(playground, kept, ({ title }) => void titles.push(title));
});

describe('arrivals', () => {
  it('open what was asked for last, however late the one before comes', async () => {
    let letGo = () => {};
    slow.set('oom', new Promise<void>((resolve) => (letGo = resolve)));
    const first = arrivals.arrive(to('oom'));
    await arrivals.arrive(to('canary'));
    letGo();
    await first;
    expect(playground.slot).toBe('scenario-canary');
    expect(titles).toEqual(['canary']);
  });

  it('take nothing along of the cluster before', async () => {
    await arrivals.arrive(to('oom'));
    workspace.setState({ view: 'table', dialog: 'sessions', filtering: true, why: 'anything', presenting: true });
    await arrivals.arrive(to('canary'));
    expect(workspace.getState()).toMatchObject({ filtering: false, presenting: false });
    expect(workspace.getState().dialog).toBeUndefined();
    expect(workspace.getState().why).toBeUndefined();
  });

  it('keep files that were edited and not applied, of a scenario and of YAML in a link', async () => {
    const fragment = yamlFragment('kind: Pod\n') ?? '';
    for (const route of [to('oom'), { to: 'yaml', fragment } as const]) {
      sessionStorage.clear();
      await arrivals.arrive(route);
      const { slot } = playground;
      expect(labels()).not.toContain('open-earlier-copy');
      const edited = { files: [{ name: 'web.yaml', text: 'mine: 1\n' }], active: 'web.yaml' };
      files.set(slot, edited);
      await arrivals.arrive(to('canary'));
      sessionStorage.clear();
      await arrivals.arrive(route);
      expect(playground.slot).toBe(slot);
      expect(labels()).toContain('open-earlier-copy');
      const [aside] = [...files].find(([where, one]) => where.startsWith('before-') && one === edited) ?? [];
      expect(sessions.get(aside ?? '')).toBeDefined();
      expect(files.get(slot)).not.toEqual(edited);
    }
  });
});
