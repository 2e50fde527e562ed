import type { NodeView, PodView } from '../../protocol/view';

/** A machine with what is on it. The same object as before while nothing of it changed. */
export interface Machine {
  readonly node: NodeView;
  /** Pods that take room, those that asked for most memory first: the order of the stack, from below. */
  readonly pods: readonly PodView[];
  /** Pods that its kubelet evicted and whose objects are still there, the latest first. */
  readonly evicted: readonly PodView[];
}

export interface FleetModel {
  /** Pods that no node was found for yet, oldest first. */
  readonly waiting: readonly PodView[];
  readonly controlPlanes: readonly Machine[];
  /** By zone and name. */
  readonly workers: readonly Machine[];
}

const OVER: ReadonlySet<PodView['state']> = new Set(['completed', 'failed', 'evicted']);

/** The fleet of a view; machines on which nothing changed are those of `before`. */
export function fleetModel(
  nodes: ReadonlyMap<string, NodeView>,
  pods: ReadonlyMap<string, PodView>,
  before?: FleetModel,
): FleetModel {
  const waiting: PodView[] = [];
  const running = new Map<string, PodView[]>();
  const evicted = new Map<string, PodView[]>();
  for (const pod of pods.values()) {
    if (pod.goneAt !== undefined) continue;
    if (pod.state === 'evicted') join(evicted, pod.node, pod);
    else if (OVER.has(pod.state)) continue;
    else if (pod.node === '') waiting.push(pod);
    else join(running, pod.node, pod);
  }
  const known = new Map(
    [...(before?.controlPlanes ?? []), ...(before?.workers ?? [])].map((one) => [one.node.uid, one]),
  );
  const machines = [...nodes.values()].map((node) => {
    const machine: Machine = {
      node,
      pods: (running.get(node.name) ?? []).sort(byRequest),
      evicted: (evicted.get(node.name) ?? []).sort((a, b) => endOf(b) - endOf(a)),
    };
    const old = known.get(node.uid);
    return old && isSame(old, machine) ? old : machine;
  });
  machines.sort(byPlace);
  return {
    waiting: kept(before?.waiting, waiting.sort(byAge)),
    controlPlanes: kept(
      before?.controlPlanes,
      machines.filter(({ node }) => node.controlPlane),
    ),
    workers: kept(
      before?.workers,
      machines.filter(({ node }) => !node.controlPlane),
    ),
  };
}

/** When a pod came to the state that it is in. */
export function endOf(pod: PodView): number {
  return pod.life.at(-1)?.from ?? pod.createdAt;
}

function join(lists: Map<string, PodView[]>, key: string, pod: PodView): void {
  const list = lists.get(key);
  if (list) list.push(pod);
  else lists.set(key, [pod]);
}

function byRequest(a: PodView, b: PodView): number {
  return (b.asks?.memoryBytes ?? 0) - (a.asks?.memoryBytes ?? 0) || byAge(a, b);
}

function byAge(a: PodView, b: PodView): number {
  return a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1);
}

const NAMES = new Intl.Collator('en', { numeric: true });

function byPlace({ node: a }: Machine, { node: b }: Machine): number {
  return NAMES.compare(a.zone, b.zone) || NAMES.compare(a.name, b.name);
}

function isSame(a: Machine, b: Machine): boolean {
  return a.node === b.node && sameList(a.pods, b.pods) && sameList(a.evicted, b.evicted);
}

function kept<T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  return before && sameList(before, now) ? before : now;
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
