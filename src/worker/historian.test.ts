import { describe, expect, it } from 'vitest';
import type { Diff, Down, Up } from '../protocol/messages';
import { ENGINE_VERSION, type LoggedCommand } from '../protocol/session';
import { bundledScenario } from '../testing/scenarios/shelf';
import type { ShowParts } from './historian';
import { REST } from './rest';
import { Show } from './show';

const SCENARIO = bundledScenario('std');
const AT = 60_000;

interface Staged {
  readonly show: Show;
  readonly posted: Up[];
  hear(...messages: Exclude<Down, { type: 'open' | 'frame' | 'ask' }>[]): void;
  /** Frames 16 ms apart until nothing more is told, or as many as are asked for: all that they told. */
  frames(atMost?: number): Diff[];
  hash(): string;
}

function staged(more: readonly LoggedCommand[] = []): Staged {
  const log = [...SCENARIO.start, ...more];
  const posted: Up[] = [];
  const equipment = {
    toolbox: () => REST.toolbox,
    shell: () => REST.shell,
    historian: (parts: ShowParts) => new REST.Historian(parts),
  };
  const session = { engine: ENGINE_VERSION, seed: 1, scenario: 'std', log };
  const show = new Show(session, SCENARIO, () => 0, { ...equipment, post: (message) => void posted.push(message) });
  show.open(AT);
  show.hear({ type: 'pause' });
  let wallMs = 0;
  return {
    show,
    posted,
    hear: (...messages) => {
      for (const message of messages) show.hear(message);
    },
    frames: (atMost = 200) => {
      const told: Diff[] = [];
      for (let count = 0; count < atMost; count++) {
        const diff = show.frame((wallMs += 16));
        if (!diff) break;
        told.push(diff as Diff);
      }
      return told;
    },
    hash: () => show.cluster.hash(),
  };
}

const exec = (line: string) => ({ type: 'command', command: { type: 'exec', terminal: '1', line } }) as const;
const last = <K extends keyof Diff>(diffs: readonly Diff[], key: K): Diff[K] | undefined =>
  diffs.findLast((diff) => diff[key] !== undefined)?.[key];

describe('undo on stage', () => {
  it('takes back what was typed, says so and offers to do it again', () => {
    const { show, posted, hear, frames, hash } = staged();
    const before = hash();
    expect(last(frames(), 'undo')).toBe('');
    hear(exec('kubectl scale deployment web --replicas=6'), { type: 'seek', at: AT + 20_000 });
    const after = hash();
    expect(last(frames(), 'undo')).toBe('scale deployment web --replicas=6');
    hear({ type: 'undo' });
    expect(hash()).toBe(before);
    expect(posted).toEqual([
      {
        type: 'turned',
        turn: 'undo',
        what: 'scale deployment web --replicas=6',
        lookups: 0,
        branch: 'fork A',
        at: AT,
      },
    ]);
    const [diff] = frames();
    expect(diff).toMatchObject({
      fresh: true,
      now: AT,
      horizon: AT,
      undo: '',
      redo: 'scale deployment web --replicas=6',
    });
    expect(diff?.terminal?.some(({ text }) => text.includes('scale')) ?? false).toBe(false);
    hear({ type: 'redo' });
    expect([hash(), show.playback.now]).toEqual([after, AT + 20_000]);
    expect(show.playback.branches()).toHaveLength(1);
    hear({ type: 'redo' });
    expect(posted.at(-1)).toMatchObject({ turn: 'redo', what: '' });
  });
});

describe('branches on stage', () => {
  it('are all in what is kept, and one of them in what is shared', () => {
    const { show, hear } = staged();
    hear(
      { type: 'bookmark', at: AT, name: 'calm' },
      { type: 'fork' },
      exec('kubectl scale deployment web --replicas=2'),
    );
    const ask = (whole: boolean) => show.answer({ type: 'session', whole }) as ReturnType<Show['sessionNow']>;
    expect(ask(false).session).not.toHaveProperty('history');
    const { session, at } = ask(true);
    expect(session.history).toMatchObject({
      branch: { name: 'main' },
      others: [{ name: 'fork A', parent: 'main', from: AT }],
      bookmarks: [{ branch: 'main', at: AT, name: 'calm' }],
    });
    const again = new Show(JSON.parse(JSON.stringify(session)), SCENARIO, () => 0, {
      toolbox: () => REST.toolbox,
      shell: () => REST.shell,
      historian: (parts: ShowParts) => new REST.Historian(parts),
    });
    again.open(at);
    expect(again.cluster.hash()).toBe(show.cluster.hash());
    again.hear({ type: 'pause' });
    const diff = again.frame(0) as Diff;
    expect(diff.bookmarks).toEqual(session.history?.bookmarks);
    expect(diff.branches?.map(({ name }) => name)).toEqual(['main', 'fork A']);
    again.hear({ type: 'branch', name: 'fork A', at: AT + 5_000 });
    expect(again.frame(16)).toMatchObject({ fresh: true, branch: 'fork A', now: AT + 5_000 });
  });
});

describe('two branches in lockstep', () => {
  it('are at the same moment, each as it is by itself, and tell how they stand apart', () => {
    const { show, hear, frames, hash } = staged();
    hear({ type: 'fork' }, exec('kubectl scale deployment web --replicas=6'), { type: 'lockstep', name: 'fork A' });
    hear({ type: 'seek', at: AT + 20_000 });
    const view = last(frames(), 'lockstep');
    expect(view).toMatchObject({ branch: 'fork A', now: AT + 20_000, here: { pods: 6 }, there: { pods: 4, ready: 4 } });
    // What is here and not there has no ghost: there is nothing to draw.
    expect(view?.apart?.ghosts).toEqual([]);
    const here = hash();
    hear({ type: 'branch', name: 'fork A', at: AT + 20_000 });
    const other = last(frames(), 'lockstep');
    expect(other).toMatchObject({ branch: 'main', here: { pods: 4 }, there: { pods: 6 } });
    expect(other?.apart?.ghosts.map(({ twin, pod }) => [twin, pod.state])).toEqual([
      ['', 'ready'],
      ['', 'ready'],
    ]);
    const owners = new Set(other?.apart?.ghosts.map(({ pod }) => pod.owner));
    expect(
      [...owners].every((uid) => show.cluster.etcd.list('replicasets.apps').some((one) => one.metadata.uid === uid)),
    ).toBe(true);
    hear({ type: 'branch', name: 'main', at: AT + 20_000 });
    expect(hash()).toBe(here);
    hear({ type: 'lockstep' });
    expect(last(frames(), 'lockstep')).toBe(null);
  });

  it('follow each other frame by frame, back and forth', () => {
    const { show, hear, frames } = staged();
    hear({ type: 'fork' }, exec('kubectl set image deployment/web web=shop/web:v2'), {
      type: 'lockstep',
      name: 'fork A',
    });
    hear({ type: 'speed', speed: 60 }, { type: 'play' });
    const told = frames(100).filter(({ lockstep }) => lockstep);
    expect(told.length).toBeGreaterThan(3);
    expect(told.every(({ now, lockstep }) => lockstep?.now === now)).toBe(true);
    hear({ type: 'pause' }, { type: 'seek', at: AT + 1_000 });
    expect(last(frames(), 'lockstep')?.now).toBe(AT + 1_000);
    hear({ type: 'forget', name: 'fork A' });
    expect(last(frames(), 'lockstep')).toBe(null);
    expect(show.playback.branches()).toHaveLength(1);
  });

  it('show a rollout that only the other one has as a group of its own', () => {
    const { hear, frames } = staged();
    hear({ type: 'fork' }, exec('kubectl set image deployment/web web=shop/web:v2'), { type: 'seek', at: AT + 4_000 });
    hear({ type: 'branch', name: 'fork A', at: AT + 4_000 }, { type: 'lockstep', name: 'main' });
    const view = last(frames(), 'lockstep');
    const [set] = view?.apart?.replicaSets ?? [];
    expect(set).toMatchObject({ image: 'shop/web:v2' });
    expect(view?.apart?.workloads).toEqual([]);
    expect(view?.apart?.ghosts.some(({ twin, pod }) => twin === '' && pod.owner === set?.uid)).toBe(true);
  });
});

describe('playing until something happens', () => {
  it('stops at the moment of the next event, and goes on to the one after it', () => {
    const { show, hear, frames } = staged();
    hear(
      { type: 'speed', speed: 1, untilEvent: true },
      { type: 'command', command: { type: 'power', node: 'node-a', on: false } },
    );
    const stops: number[] = [];
    for (let round = 0; round < 2; round++) {
      hear({ type: 'play' });
      const told = frames(2_000);
      expect(told.at(-1)).toMatchObject({ playing: false, untilEvent: true });
      stops.push(show.playback.now);
    }
    expect(stops[0]).toBeGreaterThan(AT);
    expect(stops[1]).toBeGreaterThan(stops[0] as number);
    const straight = staged([{ at: AT, command: { type: 'power', node: 'node-a', on: false } }]);
    straight.hear({ type: 'seek', at: stops[1] as number });
    expect(straight.hash()).toBe(show.cluster.hash());
  });
});

describe('a step', () => {
  it('goes to what a controller or the scheduler decided, and back', () => {
    const { show, hear } = staged();
    hear(exec('kubectl scale deployment web --replicas=5'));
    const decided = new Set<number>();
    show.cluster.observe(({ actor, resource, at }) => {
      if (resource !== 'events' && /^(kube-scheduler|\w+-controller)$/.test(actor)) decided.add(at);
    });
    const moments: number[] = [];
    for (let count = 0; count < 3; count++) {
      hear({ type: 'step', direction: 1, to: 'decision' });
      moments.push(show.playback.now);
    }
    expect(moments).toEqual([...decided]);
    hear({ type: 'step', direction: -1, to: 'decision' });
    expect(show.playback.now).toBe(moments[1]);
  });
});

describe('a page that was shown another session before', () => {
  it('is told that no branch is in lockstep any more', () => {
    const { hear, frames } = staged();
    frames();
    hear({ type: 'fork' }, exec('kubectl scale deployment web --replicas=6'), { type: 'lockstep', name: 'fork A' });
    expect(last(frames(), 'lockstep')).toBeTruthy();
    const [opened] = staged().frames(1);
    expect(opened?.lockstep).toBe(null);
  });
});
