import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feed } from '../client/testFeed';
import { Network } from '../network/network';
import type { Component } from '../sim/simulation';
import { Simulation } from '../sim/simulation';
import { KubeProxies, SLICES } from './kubeProxy';

interface Line {
  t: number;
  what: string;
  object?: string;
  reason?: string;
  node?: string;
  on?: boolean;
  phase?: string;
  endpoints?: { pod: string; ready: boolean; serving: boolean; terminating: boolean }[];
  run?: string;
  stdout?: string;
}

/** The containers of the stories sleep for so long before they listen. */
const LISTENS_AFTER_MS = 5100;
/** How long the pods of the story with preStop sleep before they are told to stop. */
const PRE_STOP_MS = 5000;
const PATIENCE_MS = 1000;
const PAUSE_MS = 100;

/** Plays what happened to the pods and slices of a recorded story, and asks the Service as its client on node-1 did. */
class Story implements Component {
  readonly name = 'story';
  readonly outcomes = new Map<string, number>();
  asked = 0;
  private readonly listens = new Set<string>();
  private readonly addresses = new Map<string, string>();
  private readonly network: Network;
  private readonly proxies: KubeProxies;
  private readonly api;

  constructor(
    private readonly sim: Simulation,
    private readonly lines: readonly Line[],
    private readonly preStopMs: number,
  ) {
    this.network = sim.add(new Network(sim));
    for (const node of ['node-1', 'node-2', 'node-3']) this.network.addMachine(node);
    this.network.server = {
      connect: (address) =>
        this.listens.has(address)
          ? { kind: 'answer', code: 200, body: '', latencyMs: 2, server: '' }
          : { kind: 'refused' },
      alive: () => true,
    };
    this.api = feed(sim, 'kube-proxy/informers');
    this.proxies = sim.add(new KubeProxies(sim, this.api.informers, this.network));
    this.api.put('services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'default', uid: 'web' },
      spec: { clusterIP: '10.96.0.5', ports: [{ port: 80 }] },
    });
    sim.add(this);
    for (const [index, line] of lines.entries()) sim.schedule('story', line.t * 1000, { type: 'line', index });
    const client = lines.find(({ object, reason }) => object === 'Pod/client' && reason === 'Started');
    for (let asker = 0; asker < 2; asker++) sim.schedule('story', (client?.t ?? 0) * 1000, { type: 'ask' });
  }

  handle(what: unknown): void {
    const { type, index, pod } = what as { type: string; index: number; pod: string };
    if (type === 'ask') this.ask();
    else if (type === 'stop') this.listens.delete(this.addresses.get(pod) ?? '');
    else if (type === 'listen') this.listens.add(this.addresses.get(pod) ?? '');
    else this.happen(this.lines[index] as Line);
  }

  save(): unknown {
    return null;
  }

  load(): void {}

  private happen({ what, object = '', reason, node, on, phase, endpoints }: Line): void {
    if (what === 'POWER') this.network.setPower(node ?? '', on ?? false);
    if (object.startsWith('EndpointSlice/') && endpoints) this.slice(what === 'DELETED' ? [] : endpoints);
    if (!object.startsWith('Pod/web')) return;
    const address = this.addresses.get(object) ?? '';
    if (node && !address) this.addresses.set(object, this.network.allocate(node));
    if (reason === 'Started') this.sim.schedule('story', LISTENS_AFTER_MS, { type: 'listen', pod: object });
    if (reason === 'Killing') this.sim.schedule('story', this.preStopMs, { type: 'stop', pod: object });
    if (phase === 'Succeeded') this.network.detach(address);
  }

  private slice(endpoints: NonNullable<Line['endpoints']>): void {
    this.api.put(SLICES, {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      addressType: 'IPv4',
      metadata: { name: 'web-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'web' } },
      ports: [{ port: 80 }],
      endpoints: endpoints.map(({ pod, ...conditions }) => ({
        addresses: [this.addresses.get(`Pod/${pod}`) ?? '10.244.9.9'],
        conditions,
      })),
    });
  }

  private ask(): void {
    const request = { method: 'GET', host: '10.96.0.5', path: '/', from: '10.244.0.200' };
    const { reply } = this.proxies.connect('node-1', '10.96.0.5', 80, request);
    const knownMs = reply.kind === 'silence' ? (reply.noRouteAfterMs ?? Number.POSITIVE_INFINITY) : 0;
    const kind = reply.kind !== 'silence' ? reply.kind : knownMs < PATIENCE_MS ? 'no-route' : 'timeout';
    this.asked++;
    this.outcomes.set(kind, (this.outcomes.get(kind) ?? 0) + 1);
    this.sim.schedule('story', Math.min(knownMs, PATIENCE_MS) + PAUSE_MS, { type: 'ask' });
  }
}

/** The shares of requests that the recorded client and ours lost; ours over twenty seeds. */
function lost(name: string, preStopMs = 0) {
  const file = new URL(`../../../conformance/timelines/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  const log = (lines.find(({ what, run }) => what === 'DONE' && run === 'kubectl logs client')?.stdout ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.endsWith('begin'));
  const stories = Array.from({ length: 20 }, (_, seed) => {
    const sim = new Simulation(seed);
    const story = new Story(sim, lines, preStopMs);
    sim.runUntil((lines.at(-1)?.t ?? 0) * 1000);
    return story;
  });
  const asked = stories.reduce((sum, story) => sum + story.asked, 0);
  const share = (pattern: RegExp, kind: string) => ({
    recorded: log.filter((line) => pattern.test(line)).length / log.length,
    ours: stories.reduce((sum, { outcomes }) => sum + (outcomes.get(kind) ?? 0), 0) / asked,
  });
  const refused = share(/refused/, 'refused');
  const timeout = share(/timed out/, 'timeout');
  const noRoute = share(/No route/, 'no-route');
  const total = {
    recorded: refused.recorded + timeout.recorded + noRoute.recorded,
    ours: refused.ours + timeout.ours + noRoute.ours,
  };
  return { refused, timeout, noRoute, total };
}

function ratio({ recorded, ours }: { recorded: number; ours: number }): number {
  return ours / recorded;
}

describe('kube-proxy beside the recorded stories', () => {
  it('KP-1 KP-4 loses as many requests of a rollout without readiness probes, mostly refused', () => {
    const { refused, total } = lost('traffic-bare-rollout');
    expect(ratio(refused)).toBeGreaterThan(2 / 3);
    expect(ratio(total)).toBeLessThan(4 / 3);
  });

  it('KP-4 NET-3 loses a few of a rollout with readiness probes: refused, silent and without a route', () => {
    const { refused, timeout, noRoute, total } = lost('traffic-ready-rollout');
    expect(total.ours).toBeGreaterThan(0.005);
    expect(total.ours).toBeLessThan(0.04);
    for (const { ours } of [refused, timeout, noRoute]) expect(ours).toBeGreaterThan(0);
  });

  it('KP-2 loses none where the old pods wait before they stop', () => {
    expect(lost('traffic-ready-and-pre-stop-rollout', PRE_STOP_MS).total).toEqual({ recorded: 0, ours: 0 });
  });

  it('NET-4 loses the share of a node without power, nearly all in silence', () => {
    const { timeout, noRoute, total } = lost('traffic-node-lost');
    expect(Math.abs(ratio(total) - 1)).toBeLessThan(1 / 3);
    expect(noRoute.ours).toBeLessThan(timeout.ours / 8);
  });
});
