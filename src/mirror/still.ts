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
  /** Its own among the pods that are drawn. */
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
  const { pods, all } = ordered(view);
  const idOf = namesOf(pods);
  const places = new Map(pods.map(({ uid }, index) => [uid, index]));
  const jacks = jacksOf(view, places);
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
        id: idOf(pod),
        node: indexOf.get(pod.node) ?? -1,
        state: pod.state,
        version: pod.version,
        ...(jack && { jack }),
        usedBytes: view.usage?.pods[pod.uid]?.memoryBytes ?? 0,
        life: lifeOf(pod, view.now),
      };
    }),
    more: all - pods.length,
    dots: dotsOf(view, places, tripMs),
    served: [...view.services.values()].some(isShown),
    asked: view.generators.size > 0,
  };
}

/** The end of a pod's name, which is short; its uid where another's ends the same. */
function namesOf(pods: readonly PodView[]): (pod: PodView) => string {
  const count = new Map<string, number>();
  const endOf = ({ name }: PodView) => name.slice(-5);
  for (const pod of pods) count.set(endOf(pod), (count.get(endOf(pod)) ?? 0) + 1);
  return (pod) => (count.get(endOf(pod)) === 1 ? endOf(pod) : pod.uid);
}

/** By workload, the newest template first, then by age: as many as are drawn, and how many there are in all. */
function ordered(view: ClusterView): { pods: PodView[]; all: number } {
  const byOwner = new Map<string, PodView[]>();
  let all = 0;
  for (const pod of view.pods.values()) {
    if (SYSTEM.has(pod.namespace) || (pod.goneAt !== undefined && pod.goneAt <= view.now)) continue;
    all++;
    const siblings = byOwner.get(pod.owner);
    if (siblings) siblings.push(pod);
    else byOwner.set(pod.owner, [pod]);
  }
  const owners = [...byOwner].map(([owner, pods]) => {
    const set = view.replicaSets.get(owner);
    const born = view.workloads.get(set?.owner ?? '')?.createdAt ?? set?.createdAt ?? Number.POSITIVE_INFINITY;
    return { pods, born, revision: set?.revision ?? 0 };
  });
  owners.sort((a, b) => a.born - b.born || b.revision - a.revision);
  const pods: PodView[] = [];
  for (let index = 0; index < owners.length && pods.length < PODS_AT_MOST; index++) {
    const { born, revision } = owners[index] as (typeof owners)[number];
    // Owners that nothing tells apart have their pods among each other.
    const some = [...(owners[index]?.pods ?? [])];
    while (owners[index + 1]?.born === born && owners[index + 1]?.revision === revision)
      some.push(...(owners[++index]?.pods ?? []));
    some.sort((a, b) => a.createdAt - b.createdAt || byName(a, b));
    pods.push(...some.slice(0, PODS_AT_MOST - pods.length));
  }
  return { pods, all };
}

/** How Services list the pods that are drawn. */
function jacksOf(view: ClusterView, shown: ReadonlyMap<string, number>): Map<string, NonNullable<StillPod['jack']>> {
  const look = ({ ready, terminating }: EndpointView) => (terminating ? 'terminating' : ready ? 'ready' : 'notReady');
  const jacks = new Map<string, NonNullable<StillPod['jack']>>();
  for (const service of view.services.values()) {
    if (!isShown(service)) continue;
    for (const endpoint of service.endpoints) if (shown.has(endpoint.pod)) jacks.set(endpoint.pod, look(endpoint));
  }
  return jacks;
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
