import { podSuffix } from '../../../narration/names';
import type { EndpointView, PodView, ServiceView } from '../../../protocol/view';
import { groupKey, rackKey } from './keys';
import type { Frame, Group, Jack, JackCount, JackLook, Rack, RackEntry } from './model';

/** A rack with more lines than this shows bundles. */
export const MOST_LINES = 24;

/** Where pods stand among all frames, made once for all racks. */
export interface Roll {
  find(pod: string): Spot | undefined;
  /** A group's place among all of them. */
  orderOf(group: Group): number;
  /** Pods that have no address, in the order of the rows. */
  readonly addressless: readonly Spot[];
}

interface Spot {
  readonly pod: PodView;
  readonly frame: Frame;
  readonly group: Group;
}

/** Pods without an address of groups that did not change since they were asked for. */
const addresslessOf = new WeakMap<Group, readonly PodView[]>();
const placesIn = new WeakMap<Group, ReadonlyMap<string, number>>();

/** `pods` are those of all records, `isShown` says which of them stand in the frames. */
export function makeRoll(
  frames: readonly Frame[],
  pods: ReadonlyMap<string, PodView>,
  isShown: (pod: PodView) => boolean,
): Roll {
  const groups = new Map<string, { frame: Frame; group: Group; order: number }>();
  const addressless: Spot[] = [];
  for (const frame of frames) {
    for (const group of frame.groups) {
      const place = { frame, group, order: groups.size };
      groups.set(group.key, place);
      let some = addresslessOf.get(group);
      if (!some) addresslessOf.set(group, (some = group.pods.filter(({ address }) => address === '')));
      for (const pod of some) addressless.push({ pod, frame, group });
    }
  }
  const placeOf = (pod: PodView) =>
    groups.get(groupKey(pod.owner)) ??
    groups.get(groupKey(`own-${pod.owner}`)) ??
    groups.get(groupKey(`loose-${pod.namespace}`));
  // The pods of an owner stand in one place: it is looked up once for all of them.
  const ofOwner = new Map<string, ReturnType<typeof placeOf>>();
  return {
    addressless,
    orderOf: ({ key }) => groups.get(key)?.order ?? Number.POSITIVE_INFINITY,
    find(uid) {
      const pod = pods.get(uid);
      if (!pod || !isShown(pod)) return undefined;
      let place = pod.owner === '' ? placeOf(pod) : ofOwner.get(pod.owner);
      if (!place && pod.owner !== '' && !ofOwner.has(pod.owner)) ofOwner.set(pod.owner, (place = placeOf(pod)));
      return place && { pod, frame: place.frame, group: place.group };
    },
  };
}

/** A pod's place in its group. */
function placeIn(group: Group, uid: string): number {
  let places = placesIn.get(group);
  if (!places) placesIn.set(group, (places = new Map(group.pods.map((pod, index) => [pod.uid, index]))));
  return places.get(uid) ?? 0;
}

/** More endpoints than this are not told one by one. */
export const MOST_IN_MATRIX = 300;

/** An endpoint of a pod that is shown. */
interface Listed {
  readonly endpoint: EndpointView;
  readonly spot: Spot;
}

type Counting = { -readonly [K in keyof JackCount]: number };

const none = (): Counting => ({ all: 0, ready: 0, notReady: 0, terminating: 0 });

/** The list that a Service is, in the order of the rows. */
export function makeRack(service: ServiceView, roll: Roll): Rack {
  const key = rackKey(service.uid);
  const known = new Map<string, Listed>();
  const others: EndpointView[] = [];
  const count = none();
  const listed = new Set<string>();
  const counts = new Map<Group | undefined, Counting>();
  for (const endpoint of service.endpoints) {
    const spot = endpoint.pod === '' ? undefined : roll.find(endpoint.pod);
    if (spot) known.set(endpoint.pod, { endpoint, spot });
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
  const order = (group: Group | undefined) => (group ? roll.orderOf(group) : Number.POSITIVE_INFINITY);
  const inOrder = [...counts].sort(([a], [b]) => order(a) - order(b));
  const bundles = inOrder.map(([group, own]) => ({
    key: `${key} ${group?.key ?? 'others'}`,
    ...(group && { group }),
    count: own,
    jacks: jacks.filter(({ pod }) => (pod && known.get(pod.uid)?.spot.group) === group),
  }));
  return { key, service, count, jacks, strangers: others.length, addressless, frames: listed, lines, bundles };
}

export function countOf({ look }: Pick<Jack, 'look'>): JackCount {
  return { ...none(), all: 1, [look]: 1 };
}

function jacksOf(
  rack: string,
  known: ReadonlyMap<string, Listed>,
  others: readonly EndpointView[],
  roll: Roll,
): Jack[] {
  const rows = [...known.values()].map(({ endpoint, spot }) => ({
    endpoint,
    spot,
    order: roll.orderOf(spot.group),
    place: placeIn(spot.group, spot.pod.uid),
  }));
  rows.sort((a, b) => a.order - b.order || a.place - b.place);
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
