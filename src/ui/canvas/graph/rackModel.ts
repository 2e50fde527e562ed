import { podSuffix } from '../../../narration/names';
import type { EndpointView, PodView, ServiceView } from '../../../protocol/view';
import { rackKey } from './keys';
import type { Frame, Group, Jack, JackLook, Rack, RackEntry } from './model';

/** A rack with more lines than this shows bundles. */
const MOST_LINES = 24;

/** The list that a Service is, in the order of the rows. */
export function makeRack(service: ServiceView, frames: readonly Frame[]): Rack {
  const key = rackKey(service.uid);
  const endpoints = new Map(
    service.endpoints.filter(({ pod }) => pod !== '').map((endpoint) => [endpoint.pod, endpoint]),
  );
  const jacks: Jack[] = [];
  const addressless: string[] = [];
  const wanted = Object.entries(service.selector ?? {});
  const listed = new Set<string>();
  for (const [frame, group] of frames.flatMap((one) => one.groups.map((group) => [one, group] as const))) {
    for (const pod of group.pods) {
      if (pod.namespace !== service.namespace) continue;
      const endpoint = endpoints.get(pod.uid);
      if (endpoint) {
        jacks.push({ key: `${key} ${pod.uid}`, endpoint, look: lookOf(endpoint), pod, version: pod.version });
        listed.add(frame.key);
      } else if (waits(pod, wanted)) addressless.push(podSuffix(pod.name, group.replicaSet?.name));
    }
  }
  const shown = new Set(jacks.map(({ endpoint }) => endpoint));
  for (const endpoint of service.endpoints) {
    if (shown.has(endpoint)) continue;
    if (endpoint.pod !== '' && endpoints.get(endpoint.pod) !== endpoint) continue;
    jacks.push({
      key: `${key} ${endpoint.pod || endpoint.address}`,
      endpoint,
      look: lookOf(endpoint),
      version: 0,
    });
  }
  const bundled = jacks.length > MOST_LINES || frames.some((frame) => frame.density !== 'row' && listed.has(frame.key));
  const entries = bundled ? bundles(key, jacks, frames) : jacks.map((jack) => ({ key: jack.key, jack, jacks: [jack] }));
  return { key, service, jacks, addressless, frames: listed, bundled, entries };
}

/** One entry for the endpoints of each group. */
function bundles(rack: string, jacks: readonly Jack[], frames: readonly Frame[]): RackEntry[] {
  const groupOf = new Map(
    frames.flatMap(({ groups }) => groups).flatMap((group) => group.pods.map(({ uid }) => [uid, group] as const)),
  );
  const entries = new Map<string, { key: string; group?: Group; jacks: Jack[] }>();
  for (const jack of jacks) {
    const group = jack.pod && groupOf.get(jack.pod.uid);
    const key = `${rack} ${group?.key ?? 'others'}`;
    const entry = entries.get(key) ?? { key, ...(group && { group }), jacks: [] };
    entry.jacks.push(jack);
    entries.set(key, entry);
  }
  return [...entries.values()];
}

/** Whether a Service selects a pod that will have an address. */
function waits({ address, state, labels }: PodView, wanted: readonly (readonly [string, string])[]): boolean {
  if (address !== '' || wanted.length === 0 || !wanted.every(([key, value]) => labels[key] === value)) return false;
  return state !== 'terminating' && state !== 'completed' && state !== 'failed' && state !== 'evicted';
}

function lookOf({ ready, terminating }: EndpointView): JackLook {
  if (terminating) return 'terminating';
  return ready ? 'ready' : 'notReady';
}
