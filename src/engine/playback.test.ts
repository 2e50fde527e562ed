import { describe, expect, it } from 'vitest';
import type { Command, LoggedCommand, WorldSpec } from '../protocol/session';
import type { ApiServer } from './apiserver/apiServer';
import { Cluster } from './cluster';
import type { CommandLine } from './commandLine';
import { Playback } from './playback';
import type { Plain } from './sim/plain';
import { type Simulation, StatefulComponent } from './sim/simulation';

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

function play(log: readonly LoggedCommand[] = [], seed = 5): Playback {
  const cluster = new Cluster({ seed, world: WORLD, createCommandLine: ({ sim, api }) => new Scaler(sim, api) });
  cluster.populate();
  return new Playback(cluster, { save: () => undefined, load: () => {} }, log);
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
    expect(playback.branches().map(({ name, from, until }) => [name, from, until])).toEqual([
      ['main', 0, 20_000],
      ['fork A', 20_000, 40_000],
    ]);
    const fresh = hashAt(playback, 40_000);
    expect(fresh).not.toBe(old);
    expect(playback.switchTo('fork A')).toBe(true);
    expect(playback.now).toBe(40_000);
    expect(playback.cluster.hash()).toBe(old);
    expect(playback.switchTo('main')).toBe(true);
    expect(playback.cluster.hash()).toBe(fresh);
  });
});
