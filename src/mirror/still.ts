import type { ClusterView, EndpointView, PodState, PodView, RequestView, UsageView } from '../protocol/view';

/** What a small picture of a cluster is drawn from: plain data of one moment, small enough to be kept with a session. */
export interface Still {
  /** Cluster time in milliseconds. */
  readonly at: number;
  /** Workers, in the order of their names. */
  readonly nodes: readonly StillNode[];
  /** By workload, the newest template first, then by age. */
  readonly pods: readonly StillPod[];
  /** Pods beyond those that are drawn. */
  readonly more: number;
  readonly dots: readonly StillDot[];
  /** Whether there is a Service, and users who ask it. */
  readonly served: boolean;
  readonly asked: boolean;
}

export interface StillNode {
  readonly name: string;
  readonly look: 'ready' | 'lost' | 'closed';
  readonly memoryBytes: number;
  /** Used outside of pods, and the bound above which the kubelet evicts; 0 where nobody looked. */
  readonly hostBytes: number;
  readonly evictsAboveBytes: number;
}

export interface StillPod {
  readonly id: string;
  /** Index of its node, -1 while it has none. */
  readonly node: number;
  readonly state: PodState;
  readonly version: number;
  /** How a Service lists it; missing where none does. */
  readonly jack?: 'ready' | 'notReady' | 'terminating';
  readonly usedBytes: number;
  /** Its life as moments at which it came to be in a state. */
  readonly life: readonly (readonly [from: number, state: PodState])[];
}

/** A request on its way: to the pod with this index, or to none. */
export interface StillDot {
  readonly pod: number;
  /** 0 at the users, 1 at the pod. */
  readonly way: number;
  readonly failed: boolean;
  readonly version: number;
}

const PODS_AT_MOST = 40;
const DOTS_AT_MOST = 9;
/** Only what a score of one minute shows. */
const LIFE_MS = 60_000;
const SYSTEM = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'ingress-nginx']);

type Seen = ClusterView & { readonly usage?: UsageView };

/** A cluster's moment as a still; a request's way to its pod is spread over `tripMs` of cluster time. */
export function stillOf(view: Seen, tripMs = 1_600): Still {
  const workers = [...view.nodes.values()].filter((node) => !node.controlPlane).sort(byName);
  const indexOf = new Map(workers.map(({ name }, index) => [name, index]));
  const all = ordered(view);
  const jacks = jacksOf(view);
  const pods = all.slice(0, PODS_AT_MOST);
  const places = new Map(pods.map(({ uid }, index) => [uid, index]));
  return {
    at: view.now,
    nodes: workers.map((node) => ({
      name: node.name,
      look: node.ready !== 'True' ? 'lost' : node.unschedulable ? 'closed' : 'ready',
      memoryBytes: node.capacity.memoryBytes,
      hostBytes: view.usage?.nodes[node.name]?.hostBytes ?? 0,
      evictsAboveBytes: node.evictsAboveBytes,
    })),
    pods: pods.map((pod) => {
      const jack = jacks.get(pod.uid);
      return {
        id: pod.name.slice(-5),
        node: indexOf.get(pod.node) ?? -1,
        state: pod.state,
        version: pod.version,
        ...(jack && { jack }),
        usedBytes: view.usage?.pods[pod.uid]?.memoryBytes ?? 0,
        life: lifeOf(pod, view.now),
      };
    }),
    more: all.length - pods.length,
    dots: dotsOf(view, places, tripMs),
    served: [...view.services.values()].some(isShown),
    asked: view.generators.size > 0,
  };
}

function ordered(view: ClusterView): PodView[] {
  const sets = view.replicaSets;
  const bornOf = (pod: PodView) => {
    const set = sets.get(pod.owner);
    return view.workloads.get(set?.owner ?? '')?.createdAt ?? set?.createdAt ?? Number.POSITIVE_INFINITY;
  };
  return [...view.pods.values()]
    .filter((pod) => !SYSTEM.has(pod.namespace) && (pod.goneAt === undefined || pod.goneAt > view.now))
    .sort(
      (a, b) =>
        bornOf(a) - bornOf(b) ||
        (sets.get(b.owner)?.revision ?? 0) - (sets.get(a.owner)?.revision ?? 0) ||
        a.createdAt - b.createdAt ||
        byName(a, b),
    );
}

function jacksOf(view: ClusterView): Map<string, NonNullable<StillPod['jack']>> {
  const look = ({ ready, terminating }: EndpointView) => (terminating ? 'terminating' : ready ? 'ready' : 'notReady');
  const endpoints = [...view.services.values()].filter(isShown).flatMap((service) => service.endpoints);
  return new Map(endpoints.map((endpoint) => [endpoint.pod, look(endpoint)]));
}

function isShown({ namespace, name }: { readonly namespace: string; readonly name: string }): boolean {
  return !SYSTEM.has(namespace) && (namespace !== 'default' || name !== 'kubernetes');
}

function lifeOf({ life }: PodView, now: number): StillPod['life'] {
  const first = life.findLastIndex(({ from }) => from <= now - LIFE_MS);
  return life.slice(Math.max(0, first)).map(({ from, state }) => [from, state]);
}

/** A sample of the requests that are under way, always the same ones while they are; failures run back. */
function dotsOf({ requests, generators, now }: ClusterView, places: ReadonlyMap<string, number>, tripMs: number) {
  const rate = [...generators.values()].reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
  const one = (rate * tripMs) / 1000 / DOTS_AT_MOST;
  const dots: StillDot[] = [];
  for (const request of requests) {
    const failed = request.outcome !== 'ok';
    const gone = (now - (failed ? request.endedAt : request.sentAt)) / tripMs;
    if (gone <= 0 || gone >= 1 || !isSampled(request, one * (request.pod === '' ? 3 : failed ? 0.5 : 1))) continue;
    const way = Math.round((failed ? 1 - gone : gone) * 1000) / 1000;
    dots.push({ pod: places.get(request.pod) ?? -1, way, failed, version: request.version });
  }
  return dots;
}

/** Endpoints are asked in turn: every n-th request would ask the same ones. */
function isSampled({ id }: RequestView, one: number): boolean {
  return (Math.imul(id, 0x9e3779b1) >>> 8) % Math.max(1, Math.ceil(one)) === 0;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
