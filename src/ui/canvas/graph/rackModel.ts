import { podSuffix } from '../../../narration/names';
import type { EndpointView, PodView, ServiceView } from '../../../protocol/view';
import { rackKey } from './keys';
import type { Frame, Group, Jack, JackLook, Rack, RackEntry } from './model';

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

/** The list that a Service is, in the order of the rows. */
export function makeRack(service: ServiceView, roll: Roll): Rack {
  const key = rackKey(service.uid);
  const known = new Map<string, EndpointView>();
  const others: EndpointView[] = [];
  for (const endpoint of service.endpoints) {
    if (endpoint.pod !== '' && roll.spots.has(endpoint.pod)) known.set(endpoint.pod, endpoint);
    else others.push(endpoint);
  }
  const listed = new Set<string>();
  const bundles = new Map<string, { key: string; group?: Group; jacks: Jack[] }>();
  const bundled = (jack: Jack, group: Group | undefined) => {
    const name = `${key} ${group?.key ?? 'others'}`;
    const entry = bundles.get(name);
    if (entry) entry.jacks.push(jack);
    else bundles.set(name, { key: name, ...(group && { group }), jacks: [jack] });
  };
  const rows = [...known].map(([uid, endpoint]) => ({ endpoint, spot: roll.spots.get(uid) as Spot }));
  rows.sort((a, b) => a.spot.order - b.spot.order);
  const jacks = rows.map(({ endpoint, spot: { pod, frame, group } }): Jack => {
    listed.add(frame.key);
    const jack = { key: `${key} ${pod.uid}`, endpoint, look: lookOf(endpoint), pod, version: pod.version };
    bundled(jack, group);
    return jack;
  });
  for (const endpoint of others) {
    const jack = { key: `${key} ${endpoint.address}`, endpoint, look: lookOf(endpoint), version: 0 };
    bundled(jack, undefined);
    jacks.push(jack);
  }
  const lines: RackEntry[] =
    jacks.length > MOST_LINES ? [] : jacks.map((jack) => ({ key: jack.key, jack, jacks: [jack] }));
  const addressless = waitingFor(service, roll);
  return { key, service, jacks, addressless, frames: listed, lines, bundles: [...bundles.values()] };
}

/** Short names of the pods that a Service selects and that will have an address. */
function waitingFor({ namespace, selector, endpoints }: ServiceView, { addressless }: Roll): string[] {
  const wanted = Object.entries(selector ?? {});
  if (wanted.length === 0) return [];
  const listed = new Set(addressless.length > 0 ? endpoints.map(({ pod }) => pod) : []);
  return addressless.flatMap(({ pod, group }) =>
    pod.namespace === namespace && !listed.has(pod.uid) && waits(pod, wanted)
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
