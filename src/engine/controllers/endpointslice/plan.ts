import type { Endpoint, EndpointPort, EndpointSlice } from '../../../api/generated/discovery/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { portsKey } from './endpoint';
import { MAX_ENDPOINTS, podKeyOf } from './slices';

/** What one pod is to be in a Service's slices. */
export interface Desired {
  readonly endpoint: Endpoint;
  readonly ports: readonly EndpointPort[];
}

/** A slice as it shall be: an existing one changed, or a new one. */
export interface Planned {
  readonly slice?: EndpointSlice;
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

/** What is to be written. */
export interface Plan {
  readonly changed: readonly Planned[];
  readonly gone: readonly EndpointSlice[];
}

interface Draft {
  readonly slice?: EndpointSlice;
  readonly ports: readonly EndpointPort[];
  endpoints: Endpoint[];
  isChanged: boolean;
}

/**
 * How a Service's slices have to change when these pods stand as `desired` says (undefined: no longer an endpoint); all
 * other endpoints stay where they are. Slices are filled as reconcileByPortMapping fills them: those that change anyway
 * first, then the fullest that has room, then new ones. `isWrong` names slices that must be written in any case, `holds`
 * those in which any of these pods is.
 */
export function planSlices(
  slices: readonly EndpointSlice[],
  desired: ReadonlyMap<string, Desired | undefined>,
  isWrong: (slice: EndpointSlice) => boolean,
  holds: (slice: EndpointSlice) => boolean,
): Plan {
  const drafts: Draft[] = slices.map((slice) => ({
    slice,
    ports: slice.ports ?? [],
    endpoints: slice.endpoints ?? [],
    isChanged: isWrong(slice),
  }));
  const missing = new Map(desired);
  for (const draft of drafts) if (draft.slice && holds(draft.slice)) keepDesired(draft, desired, missing);
  const toAdd = new Map<string, { ports: readonly EndpointPort[]; endpoints: Endpoint[] }>();
  for (const wanted of missing.values()) {
    if (!wanted || wanted.endpoint.addresses.length === 0) continue;
    const key = portsKey(wanted.ports);
    const group = toAdd.get(key);
    if (group) group.endpoints.push(wanted.endpoint);
    else toAdd.set(key, { ports: wanted.ports, endpoints: [wanted.endpoint] });
  }
  for (const [key, { ports, endpoints }] of toAdd) fill(drafts, key, ports, endpoints);
  return settle(drafts);
}

function keepDesired(
  draft: Draft,
  desired: ReadonlyMap<string, Desired | undefined>,
  missing: Map<string, Desired | undefined>,
): void {
  const key = portsKey(draft.ports);
  const endpoints: Endpoint[] = [];
  let isChanged = false;
  for (const endpoint of draft.endpoints) {
    const pod = podKeyOf(endpoint);
    if (!desired.has(pod)) {
      endpoints.push(endpoint);
      continue;
    }
    const wanted = missing.get(pod);
    const isHere =
      wanted && portsKey(wanted.ports) === key && wanted.endpoint.targetRef?.uid === endpoint.targetRef?.uid;
    if (isHere) {
      missing.delete(pod);
      endpoints.push(wanted.endpoint);
    }
    if (!isHere || !semanticEqual(wanted.endpoint, endpoint)) isChanged = true;
  }
  if (!isChanged) return;
  draft.endpoints = endpoints;
  draft.isChanged = true;
}

function fill(drafts: Draft[], key: string, ports: readonly EndpointPort[], endpoints: Endpoint[]): void {
  const same = drafts.filter((draft) => draft.ports.length > 0 === ports.length > 0 && portsKey(draft.ports) === key);
  let left = endpoints;
  for (const draft of same.filter(({ isChanged }) => isChanged)) left = put(draft, left);
  while (left.length > 0) {
    const room = MAX_ENDPOINTS - left.length;
    const fitting = same.filter((draft) => !draft.isChanged && draft.endpoints.length <= room);
    const fullest = fitting.reduce<Draft | undefined>(
      (best, draft) => (best && best.endpoints.length >= draft.endpoints.length ? best : draft),
      undefined,
    );
    const target = fullest ?? { ports, endpoints: [], isChanged: false };
    if (!fullest) drafts.push(target);
    left = put(target, left);
  }
}

function put(draft: Draft, endpoints: Endpoint[]): Endpoint[] {
  const count = Math.min(MAX_ENDPOINTS - draft.endpoints.length, endpoints.length);
  if (count <= 0) return endpoints;
  draft.endpoints = [...draft.endpoints, ...endpoints.slice(0, count)];
  draft.isChanged = true;
  return endpoints.slice(count);
}

/** Empty slices go, but for one that stands for a Service without endpoints; what is new takes the place of what goes. */
function settle(drafts: readonly Draft[]): Plan {
  const full = drafts.filter(({ endpoints }) => endpoints.length > 0);
  const empty = drafts.filter(({ endpoints, slice }) => endpoints.length === 0 && slice);
  const [first] = empty;
  if (full.length === 0) {
    const placeholder = { ...(first?.slice ? { slice: first.slice } : {}), ports: [], endpoints: [] };
    const isThere = empty.length === 1 && first?.ports.length === 0 && !first.isChanged;
    return { changed: isThere ? [] : [placeholder], gone: slicesOf(empty.slice(1)) };
  }
  const changed: Planned[] = [];
  for (const draft of full) {
    if (draft.slice) {
      if (draft.isChanged) changed.push(draft);
      continue;
    }
    const reused = empty.shift();
    changed.push({ ...draft, ...(reused?.slice ? { slice: reused.slice } : {}) });
  }
  return { changed, gone: slicesOf(empty) };
}

function slicesOf(drafts: readonly Draft[]): EndpointSlice[] {
  return drafts.flatMap(({ slice }) => (slice ? [slice] : []));
}
