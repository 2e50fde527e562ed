import { describe, expect, it } from 'vitest';
import { whole } from '../mirror/patch';
import type { Up } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import { ENGINE_VERSION, type Session } from '../protocol/session';
import type { NodeView, PodView } from '../protocol/view';
import { bundledScenario, scenarioByName, scenarioNames } from '../testing/scenarios/shelf';
import { REST } from './rest';
import { Show } from './show';

describe('a scenario on stage', () => {
  it.each(scenarioNames().map((name) => [name, bundledScenario(name)] as const))(
    'has every machine of %s among its nodes, and its control plane keeps pods away',
    (name, { world, start, opensAtMs }) => {
      const show = staged({ engine: ENGINE_VERSION, seed: 1, scenario: name, log: start });
      show.open(Math.max(opensAtMs, 1000));
      const nodes = show.cluster.etcd.list('nodes') as unknown as NodeTaints[];
      expect(nodes.map(({ metadata }) => metadata.name).sort()).toEqual(world.machines.map((one) => one.name).sort());
      for (const { controlPlane, name: machine } of world.machines) {
        const taints = nodes.find(({ metadata }) => metadata.name === machine)?.spec.taints ?? [];
        expect(taints.some(({ key }) => key === 'node-role.kubernetes.io/control-plane')).toBe(controlPlane === true);
      }
    },
  );
});

function staged(session: Session, wallNow = () => 0): Show {
  return new Show(session, scenarioByName(session.scenario) as Scenario, wallNow, {
    toolbox: () => REST.toolbox,
    shell: () => REST.shell,
  });
}

type Diff = Extract<Up, { type: 'diff' }>;

describe('a paused show', () => {
  const { name, start, opensAtMs } = bundledScenario('std');
  const paused = (wallNow?: () => number) => {
    const show = staged({ engine: ENGINE_VERSION, seed: 1, scenario: name, log: start }, wallNow);
    show.open(opensAtMs);
    show.hear({ type: 'pause' });
    show.frame(0);
    return show;
  };

  it('tells at once that a machine was switched off', () => {
    const show = paused();
    show.hear({ type: 'command', command: { type: 'power', node: 'node-b', on: false } });
    const diff = show.frame(16) as Diff;
    expect(diff.nodes?.set.map(({ powered }) => powered)).toEqual([false]);
  });

  it('tells all of the latest requests where it comes to rest, however slowly it came there', () => {
    const at = opensAtMs + 60_000;
    const latest = (wallNow: () => number) => {
      const show = paused(wallNow);
      show.hear({ type: 'seek', at });
      const told: number[] = [];
      let diff: Diff | undefined;
      for (let frame = 1; diff === undefined || diff.goal !== undefined; frame++) {
        diff = show.frame(16 * frame) as Diff;
        for (const { id, endedAt } of diff.requests ?? []) if (endedAt > at - 8_500) told.push(id);
      }
      return told;
    };
    let wallMs = 0;
    const slowly = latest(() => (wallMs += 4));
    expect(slowly.length).toBeGreaterThan(100);
    expect(slowly).toEqual(latest(() => 0));
  });

  it('tells the sums of a step that came soon after the last ones, a little later', () => {
    const show = paused();
    show.hear({ type: 'seek', at: opensAtMs + 1000 });
    const told = (show.frame(1000) as Diff).ledgers?.[0]?.total.sent ?? Number.NaN;
    show.hear({ type: 'seek', at: opensAtMs + 2000 });
    expect((show.frame(1016) as Diff).ledgers).toBeUndefined();
    expect(show.frame(1032)).toBeUndefined();
    expect((show.frame(1300) as Diff).ledgers?.[0]?.total.sent).toBeGreaterThan(told);
    expect(show.frame(1900)).toBeUndefined();
  });
});

describe('what is used', () => {
  const { name, start, opensAtMs } = bundledScenario('std');
  const MI = 1024 ** 2;
  const opened = () => {
    const show = staged({ engine: ENGINE_VERSION, seed: 1, scenario: name, log: start });
    show.open(opensAtMs);
    show.hear({ type: 'pause' });
    return show;
  };
  const ramp = { type: 'memory-ramp', node: 'node-b', bytes: 1000 * MI, overMs: 10_000 } as const;

  it('is told to a page that looks, and to no other', () => {
    const show = opened();
    expect((show.frame(0) as Diff).usage).toBeUndefined();
    show.hear({ type: 'interest', usage: true });
    const { usage } = show.frame(16) as Diff;
    expect(usage?.nodes.set['node-b']?.hostBytes).toBe(300 * MI);
    const pods = Object.values(usage?.pods.set ?? {});
    expect(pods.length).toBeGreaterThan(0);
    show.hear({ type: 'interest', usage: false });
    show.hear({ type: 'seek', at: opensAtMs + 5000 });
    expect((show.frame(5000) as Diff).usage).toBeUndefined();
  });

  it('follows a ramp, tells only what changed and at most twice a second, and goes back with time', () => {
    const show = opened();
    show.hear({ type: 'interest', usage: true });
    show.frame(0);
    show.hear({ type: 'command', command: ramp });
    const at = show.playback.now;
    show.hear({ type: 'seek', at: at + 5000 });
    expect((show.frame(100) as Diff).usage).toBeUndefined();
    const { usage } = show.frame(600) as Diff;
    expect(usage?.nodes.set['node-b']?.hostBytes).toBe(800 * MI);
    expect(Object.keys(usage?.nodes.set ?? {})).toEqual(['node-b']);
    show.hear({ type: 'seek', at });
    const back = (show.frame(616) as Diff).usage;
    expect(back?.nodes.set['node-b']?.hostBytes).toBe(300 * MI);
  });

  it('a machine tells what is booked on it, and where its kubelet begins to evict', () => {
    const nodes = whole<NodeView>(new Map(), (opened().frame(0) as Diff).nodes)?.set ?? [];
    const node = nodes.find((one) => one.name === 'node-b');
    const told = whole<PodView>(new Map(), (opened().frame(0) as Diff).pods)?.set ?? [];
    const pods = told.filter((pod) => pod.node === 'node-b');
    const asked = pods.reduce((sum, pod) => sum + (pod.asks?.memoryBytes ?? 0), 0);
    expect(node?.booked.memoryBytes).toBe(asked);
    expect(node?.evictsAboveBytes).toBe((node?.capacity.memoryBytes ?? 0) - 100 * MI);
  });

  it('has a flag on the timeline for the ramp', () => {
    const show = opened();
    show.hear({ type: 'command', command: ramp });
    const marks = (show.frame(0) as Diff).marks ?? [];
    expect(marks.filter(({ kind }) => kind === 'command').at(-1)?.text).toBe('fault memory-ramp node-b');
  });
});

describe('a moment that is far', () => {
  const { name, start, opensAtMs } = bundledScenario('std');
  const session = { engine: ENGINE_VERSION, seed: 1, scenario: name, log: start };
  /** A wall clock that goes on whenever it is looked at. */
  const slow = () => {
    let wallMs = 0;
    return new Show(session, bundledScenario('std'), () => (wallMs += 5), {
      toolbox: () => REST.toolbox,
      shell: () => REST.shell,
    });
  };

  it('is played to bit by bit, and is the same moment in the end', () => {
    const show = slow();
    show.open(opensAtMs);
    show.hear({ type: 'pause' });
    const seen: number[] = [];
    for (let wallMs = 0; ; wallMs += 16) {
      const { now, goal, playing } = show.frame(wallMs) as Diff;
      expect(playing).toBe(false);
      seen.push(now);
      if (goal === undefined) break;
      expect(goal).toBe(opensAtMs);
    }
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toBe(opensAtMs);
    const direct = staged(session);
    direct.open(opensAtMs);
    expect(show.cluster.hash()).toBe(direct.cluster.hash());
    expect(show.frame(100_000)).toMatchObject({ now: opensAtMs });
  });

  it('is given up by what a person does meanwhile, which is done at the moment shown', () => {
    const show = slow();
    show.open(opensAtMs);
    show.hear({ type: 'pause' });
    const { now } = show.frame(0) as Diff;
    show.hear({ type: 'command', command: { type: 'power', node: 'node-a', on: false } });
    expect(show.frame(16)).toMatchObject({ now });
    expect((show.frame(16) as Diff | undefined)?.goal).toBeUndefined();
    expect(show.sessionNow().session.log.at(-1)).toEqual({
      at: now,
      command: { type: 'power', node: 'node-a', on: false },
    });
  });
});

interface NodeTaints {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
}
