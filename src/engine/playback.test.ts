import { describe, expect, it } from 'vitest';
import type { Command, History, LoggedCommand, WorldSpec } from '../protocol/session';
import type { ApiServer } from './apiserver/apiServer';
import { Cluster } from './cluster';
import type { CommandLine } from './commandLine';
import { Playback } from './playback';
import type { Plain } from './sim/plain';
import { type Simulation, StatefulComponent } from './sim/simulation';
import { isLookup, Undo } from './undo';

/** A command line that knows one command: `scale N`. */
class Scaler extends StatefulComponent<{ typed: string[] }> implements CommandLine {
  onOutput = () => {};

  constructor(
    private readonly sim: Simulation,
    private readonly api: ApiServer,
  ) {
    super('cli', { typed: [] });
  }

  exec(_terminal: string, line: string): void {
    this.sim.schedule('cli', 60, { line });
  }

  interrupt(): void {}

  running(): boolean {
    return false;
  }

  complete() {
    return { from: 0, words: [] };
  }

  handle(what: Plain): void {
    const { line } = what as { line: string };
    this.state.typed.push(line);
    const path = '/apis/apps/v1/namespaces/default/deployments';
    const call = { user: 'kubernetes-admin', actor: 'kubectl' };
    const [verb, replicas] = line.split(' ');
    const body = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: deploymentSpec(Number(replicas)),
    };
    if (verb === 'create') this.api.handle({ method: 'POST', path, body, ...call });
    else {
      const contentType = 'application/merge-patch+json';
      this.api.handle({
        method: 'PATCH',
        path: `${path}/web`,
        contentType,
        body: { spec: { replicas: Number(replicas) } },
        ...call,
      });
    }
  }
}

function deploymentSpec(replicas: number): object {
  return {
    replicas,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'nginx:1.25' }] } },
  };
}

const WORLD: WorldSpec = {
  name: 'test',
  machines: ['node-1', 'node-2', 'node-3'].map((name) => ({ name, cpu: '4', memory: '8Gi', kubelet: 'kwok' as const })),
  addons: [],
  generators: [],
  bare: true,
};

function type(line: string): Command {
  return { type: 'exec', terminal: '1', line };
}

function play(log: readonly LoggedCommand[] = [], seed = 5, history?: History): Playback {
  const cluster = new Cluster({ seed, world: WORLD, createCommandLine: ({ sim, api }) => new Scaler(sim, api) });
  cluster.populate();
  return new Playback(cluster, { save: () => undefined, load: () => {} }, log, history);
}

const LOG: readonly LoggedCommand[] = [
  { at: 6_000, command: type('create 3') },
  { at: 9_500, command: type('scale 6') },
  { at: 9_500, command: type('scale 4') },
  { at: 31_000, command: type('scale 1') },
];

function hashAt(playback: Playback, at: number): string {
  playback.seek(at);
  return playback.cluster.hash();
}

/** Branches as `name of parent from-until`, in seconds. */
function treeOf(playback: Playback): string[] {
  return playback
    .branches()
    .map(({ name, parent, from, until }) => `${name}${parent && ` of ${parent}`} ${from / 1000}-${until / 1000}`);
}

describe('playback', () => {
  it('gives the same state however it gets to a moment', () => {
    const whole = play(LOG);
    whole.seek(30_000);
    expect(whole.cluster.etcd.count('pods')).toBe(4);
    const straight = hashAt(whole, 40_000);
    const inFrames = play(LOG);
    for (let at = 0; at < 40_000; at += 17) inFrames.advance(Math.min(40_000, at));
    expect(hashAt(inFrames, 40_000)).toBe(straight);
    const byOccurrence = play(LOG);
    while (byOccurrence.stepOccurrence(40_000));
    expect(hashAt(byOccurrence, 40_000)).toBe(straight);
    expect(hashAt(play(LOG, 6), 40_000)).not.toBe(straight);
  });

  it('steps through a quiet time second by second, as it is played', () => {
    const cluster = new Cluster({ seed: 5, world: WORLD, createCommandLine: ({ sim, api }) => new Scaler(sim, api) });
    cluster.populate();
    const heard: number[] = [];
    const tick = () => void heard.push(cluster.now);
    const playback = new Playback(cluster, { tick, save: () => undefined, load: () => {} }, LOG);
    while (playback.stepOccurrence(40_000));
    const gaps = heard.map((at, index) => at - (heard[index - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(1_000);
  });

  it('does not step where nothing is left to happen', () => {
    const nothing = { now: 0, handled: 0, etcd: { revision: 0 }, save: () => ({}), nextAt: () => undefined };
    const playback = new Playback(nothing as unknown as Cluster, { save: () => undefined, load: () => {} });
    expect(playback.stepOccurrence(1_000)).toBe(false);
  });

  it('goes back to any moment and on again', () => {
    const playback = play(LOG);
    const moments = [0, 6_000, 6_061, 9_500, 9_800, 20_000, 31_000, 33_333, 40_000];
    const first = moments.map((moment) => hashAt(playback, moment));
    const again = moments.map((moment) => hashAt(playback, moment)).reverse();
    const backwards = [...moments].reverse().map((moment) => hashAt(playback, moment));
    expect(again.reverse()).toEqual(first);
    expect(backwards.reverse()).toEqual(first);
  });

  it('never plays what lies before the nearest mark, neither back nor forth', () => {
    const playback = play([{ at: 6_000, command: type('create 300') }]);
    playback.seek(60_000);
    const whole = playback.cluster.handled;
    for (const at of [7_000, 59_000, 20_000, 58_000]) {
      const before = playback.cluster.handled;
      expect(playback.seek(at)).toBe(true);
      expect(playback.cluster.handled - before).toBeLessThan(whole / 5);
    }
    expect(playback.seek(58_001)).toBe(false);
  });

  it('live commands give what their log gives', () => {
    const live = play();
    for (const { at, command } of LOG) {
      live.advance(at);
      live.perform(command);
    }
    expect(live.log).toEqual(LOG);
    expect(hashAt(live, 40_000)).toBe(hashAt(play(LOG), 40_000));
  });

  it('acting in the past forks, and the old future can be gone back to', () => {
    const playback = play(LOG);
    const old = hashAt(playback, 40_000);
    playback.seek(20_000);
    playback.perform(type('scale 9'));
    expect(playback.log).toHaveLength(4);
    expect(treeOf(playback)).toEqual(['main 0-20', 'fork A of main 20-40']);
    const fresh = hashAt(playback, 40_000);
    expect(fresh).not.toBe(old);
    expect(playback.switchTo('fork A')).toBe(true);
    expect(playback.now).toBe(40_000);
    expect(playback.cluster.hash()).toBe(old);
    expect(playback.switchTo('main')).toBe(true);
    expect(playback.cluster.hash()).toBe(fresh);
  });
});

describe('branches', () => {
  it('end without an act, and each goes its own way', () => {
    const playback = play(LOG);
    const whole = hashAt(playback, 40_000);
    expect(playback.fork()).toBe('fork A');
    expect(treeOf(playback)).toEqual(['main 0-40', 'fork A of main 40-40']);
    playback.perform(type('scale 2'));
    playback.seek(50_000);
    expect(playback.switchTo('fork A', 30_000)).toBe(true);
    expect(playback.now).toBe(30_000);
    expect(hashAt(playback, 40_000)).toBe(whole);
    expect(hashAt(playback, 50_000)).toBe(hashAt(play(LOG), 50_000));
  });

  it('know their parents, whichever of them was shown when they parted', () => {
    const playback = play(LOG);
    const at = (moment: number, line: string) => {
      playback.seek(moment);
      playback.perform(type(line));
    };
    playback.seek(40_000);
    at(30_000, 'scale 5');
    at(20_000, 'scale 6');
    // What left main after the 20th second leaves fork B, which is main's old future.
    expect(treeOf(playback)).toEqual(['main 0-20', 'fork A of fork B 30-40', 'fork B of main 20-30']);
    playback.switchTo('fork A');
    at(10_000, 'scale 7');
    // A left its parents earlier than before: what it was from then on is a branch in its old place.
    expect(treeOf(playback)).toEqual([
      'fork A of main 10-10',
      'fork B of main 20-30',
      'main 0-20',
      'fork C of fork B 30-40',
    ]);
    expect(playback.remove('fork A')).toBe(false);
    expect(playback.remove('fork B')).toBe(true);
    expect(playback.rename('fork C', 'as it was')).toBe(true);
    expect(playback.rename('fork A', 'main')).toBe(false);
    expect(treeOf(playback)).toEqual(['fork A of main 10-10', 'main 0-20', 'as it was of main 20-40']);
    expect(playback.remove('main')).toBe(true);
    expect(treeOf(playback)).toEqual(['fork A of as it was 10-10', 'as it was 0-40']);
    playback.switchTo('as it was');
    expect(playback.cluster.hash()).toBe(hashAt(play(LOG), 40_000));
  });

  it('are kept with their bookmarks and come back the same', () => {
    const playback = play(LOG);
    const whole = hashAt(playback, 40_000);
    playback.bookmark(35_000, 'late');
    playback.bookmark(10_000, 'early');
    playback.seek(20_000);
    const before = playback.cluster.hash();
    playback.bookmark(20_000, 'here');
    expect(playback.cluster.hash()).toBe(before);
    playback.perform(type('scale 9'));
    const fresh = hashAt(playback, 25_000);
    const kept = JSON.parse(JSON.stringify({ log: playback.log, history: playback.history() }));
    const again = play(kept.log, 5, kept.history);
    expect(again.bookmarks).toEqual([
      { branch: 'main', at: 10_000, name: 'early' },
      { branch: 'main', at: 20_000, name: 'here' },
      { branch: 'fork A', at: 35_000, name: 'late' },
    ]);
    expect(hashAt(again, 25_000)).toBe(fresh);
    expect(treeOf(again)).toEqual(['main 0-25', 'fork A of main 20-40']);
    again.switchTo('fork A');
    expect(again.cluster.hash()).toBe(whole);
    again.bookmark(35_000, '');
    expect(again.bookmarks.map(({ name }) => name)).toEqual(['early', 'here']);
  });
});

describe('undo', () => {
  const lines = (playback: Playback) =>
    playback.log.map(({ command }) => (command.type === 'exec' ? command.line : command.type));

  it('goes on from just before the last command, and what followed stays until something else is done', () => {
    const playback = play(LOG);
    const undo = new Undo(playback, 1);
    const whole = hashAt(playback, 40_000);
    expect(undo.undo()).toEqual({ command: type('scale 1'), lookups: 0, branch: 'fork A' });
    expect([playback.now, playback.horizon]).toEqual([31_000, 31_000]);
    expect(undo.undo()?.command).toEqual(type('scale 4'));
    expect(lines(playback)).toEqual(['create 3', 'scale 6']);
    expect(treeOf(playback)).toEqual(['main 0-9.5', 'fork A of main 9.5-40']);
    // A cluster that was not told to change plays on; that is nothing done.
    playback.seek(70_000);
    expect(undo.redo()?.command).toEqual(type('scale 4'));
    expect(lines(playback)).toEqual(['create 3', 'scale 6', 'scale 4']);
    expect(hashAt(playback, 20_000)).toBe(hashAt(play(LOG), 20_000));
    expect(undo.redo()).toMatchObject({ command: type('scale 1'), branch: '' });
    expect(playback.now).toBe(40_000);
    expect(playback.cluster.hash()).toBe(whole);
    expect(treeOf(playback)).toEqual(['main 0-40']);
    expect(undo.redo()).toBeUndefined();
  });

  it('leaves the scenario as it came, and does nothing again that another way was taken from', () => {
    const playback = play(LOG.slice(0, 2));
    playback.seek(20_000);
    const undo = new Undo(playback, 1);
    expect(undo.next).toEqual(type('scale 6'));
    undo.undo();
    expect([undo.next, undo.undo()]).toEqual([undefined, undefined]);
    playback.seek(15_000);
    playback.perform(type('scale 2'));
    expect(undo.redo()).toBeUndefined();
    playback.switchTo('fork A');
    expect(playback.cluster.hash()).toBe(hashAt(play(LOG.slice(0, 2)), 20_000));
  });

  it('passes over commands that only look', () => {
    const playback = play(LOG);
    playback.seek(32_000);
    playback.perform(type('kubectl -n default get pods -w'));
    playback.perform({ type: 'interrupt', terminal: '1' });
    const undo = new Undo(playback, 1);
    expect(undo.undo()).toEqual({ command: type('scale 1'), lookups: 2, branch: 'fork A' });
    expect(undo.nextAgain).toEqual(type('scale 1'));
    expect(undo.redo()).toMatchObject({ branch: '' });
    expect(playback.log).toHaveLength(6);
  });

  it.each([
    ['kubectl get pods', true],
    ['kubectl -n shop rollout status deployment/web', true],
    ['kubectl get pods | grep web', true],
    ['kubectl rollout undo deployment/web', false],
    ['kubectl delete pod get', false],
    ['kubectl get pods -o name | xargs kubectl delete', false],
    ['kubectl get pods && kubectl delete pod web', false],
  ])('knows whether %s changes nothing: %s', (line, looks) => {
    expect(isLookup(type(line))).toBe(looks);
  });
});
