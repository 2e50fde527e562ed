import { podSuffix } from '../../../narration/names';
import type { EndpointView, PodView, ServiceView } from '../../../protocol/view';
import { rackKey } from './keys';
import type { Frame, Group, Jack, JackCount, JackLook, Rack, RackEntry } from './model';

/** A rack with more lines than this shows bundles. */
export const MOST_LINES = 24;

/** Where the pods of all frames stand, made once for all racks. */
export interface Roll {
  readonly spots: ReadonlyMap<string, Spot>;
  /** Pods that have no address, in the order of the rows. */
  readonly addressless: readonly Spot[];
}

interface Spot {
  readonly pod: PodView;
  readonly frame: Frame;
  readonly group: Group;
  /** Counted over all rows of all frames. */
  readonly order: number;
}

export function makeRoll(frames: readonly Frame[]): Roll {
  const spots = new Map<string, Spot>();
  const addressless: Spot[] = [];
  for (const frame of frames) {
    for (const group of frame.groups) {
      for (const pod of group.pods) {
        const spot = { pod, frame, group, order: spots.size };
        spots.set(pod.uid, spot);
        if (pod.address === '') addressless.push(spot);
      }
    }
  }
  return { spots, addressless };
}

/** More endpoints than this are not told one by one. */
export const MOST_IN_MATRIX = 300;

type Counting = { -readonly [K in keyof JackCount]: number };

const none = (): Counting => ({ all: 0, ready: 0, notReady: 0, terminating: 0 });

/** The list that a Service is, in the order of the rows. */
export function makeRack(service: ServiceView, roll: Roll): Rack {
  const key = rackKey(service.uid);
  const known = new Map<string, EndpointView>();
  const others: EndpointView[] = [];
  const count = none();
  const listed = new Set<string>();
  const counts = new Map<Group | undefined, Counting>();
  for (const endpoint of service.endpoints) {
    const spot = endpoint.pod === '' ? undefined : roll.spots.get(endpoint.pod);
    if (spot) known.set(endpoint.pod, endpoint);
    else others.push(endpoint);
    if (spot) listed.add(spot.frame.key);
    const look = lookOf(endpoint);
    const own = counts.get(spot?.group) ?? none();
    counts.set(spot?.group, own);
    for (const sum of [count, own]) {
      sum.all++;
      sum[look]++;
    }
  }
  const isCrowd = count.all > MOST_IN_MATRIX;
  const jacks = isCrowd ? [] : jacksOf(key, known, others, roll);
  const addressless = waitingFor(service, roll, known);
  const lines: RackEntry[] =
    count.all > MOST_LINES ? [] : jacks.map((jack) => ({ key: jack.key, jack, count: countOf(jack), jacks: [jack] }));
  const inOrder = [...counts].sort(([a], [b]) => orderOf(a, roll) - orderOf(b, roll));
  const bundles = inOrder.map(([group, own]) => ({
    key: `${key} ${group?.key ?? 'others'}`,
    ...(group && { group }),
    count: own,
    jacks: jacks.filter(({ pod }) => (pod && roll.spots.get(pod.uid)?.group) === group),
  }));
  return { key, service, count, jacks, strangers: others.length, addressless, frames: listed, lines, bundles };
}

/** Where a group stands among all: those of strangers last. */
function orderOf(group: Group | undefined, { spots }: Roll): number {
  return spots.get(group?.pods[0]?.uid ?? '')?.order ?? Number.POSITIVE_INFINITY;
}

export function countOf({ look }: Pick<Jack, 'look'>): JackCount {
  return { ...none(), all: 1, [look]: 1 };
}

function jacksOf(
  rack: string,
  known: ReadonlyMap<string, EndpointView>,
  others: readonly EndpointView[],
  roll: Roll,
): Jack[] {
  const rows = [...known].map(([uid, endpoint]) => ({ endpoint, spot: roll.spots.get(uid) as Spot }));
  rows.sort((a, b) => a.spot.order - b.spot.order);
  const own = rows.map(({ endpoint, spot: { pod } }) => ({
    key: `${rack} ${pod.uid}`,
    endpoint,
    look: lookOf(endpoint),
    pod,
    version: pod.version,
  }));
  const strangers = others.map((endpoint) => ({
    key: `${rack} ${endpoint.address}`,
    endpoint,
    look: lookOf(endpoint),
    version: 0,
  }));
  return [...own, ...strangers];
}

/** Short names of the pods that a Service selects, does not list, and that will have an address. */
function waitingFor(
  { namespace, selector }: ServiceView,
  { addressless }: Roll,
  listed: ReadonlyMap<string, unknown>,
): string[] {
  const wanted = Object.entries(selector ?? {});
  if (wanted.length === 0) return [];
  return addressless.flatMap(({ pod, group }) =>
    pod.namespace === namespace && waits(pod, wanted) && !listed.has(pod.uid)
      ? [podSuffix(pod.name, group.replicaSet?.name)]
      : [],
  );
}

/** Whether a Service selects a pod that will have an address. */
function waits({ state, labels }: PodView, wanted: readonly (readonly [string, string])[]): boolean {
  if (!wanted.every(([key, value]) => labels[key] === value)) return false;
  return state !== 'terminating' && state !== 'completed' && state !== 'failed' && state !== 'evicted';
}

function lookOf({ ready, terminating }: EndpointView): JackLook {
  if (terminating) return 'terminating';
  return ready ? 'ready' : 'notReady';
}
