import type { ClusterView, NodeView, PodView } from '../protocol/view';
import { machinesText } from '../texts/machines';
import { podShortName } from './names';
import type { Caption, Scene } from './scene';
import { listed } from './words';

/** Pressure is believed in for five minutes after it was last felt. */
const TRANSITION_MS = 300_000;
/** An eviction is news for so long, unless somebody still waits because of it. */
const NEWS_MS = 60_000;
/** A pod is on record as evicted up to so long before the node says why, or so long after the last one. */
const TOGETHER_MS = 30_000;

/** A machine whose memory ran short, and who had to leave. */
export function squeeze({ view, now }: Scene): Caption | undefined {
  for (const node of view.nodes.values()) {
    const pressure = node.pressure.find(({ type }) => type === 'MemoryPressure');
    if (!pressure) continue;
    const evicted = evictedFrom(view, node, pressure.since);
    const last = evicted[0];
    if (!last) {
      if (now - pressure.since > NEWS_MS) continue;
      return {
        headline: machinesText('short.plain', { node: node.name }),
        facts: [machinesText('short.soon')],
      };
    }
    const at = wentAt(last);
    const waiting = [...view.pods.values()].some((pod) => pod.state === 'unschedulable' && isHeir(pod, evicted));
    if (now - at > NEWS_MS && !waiting) continue;
    const latest = evicted.filter((pod) => at - wentAt(pod) <= TOGETHER_MS);
    return {
      headline: machinesText('short.evicted', {
        node: node.name,
        pods: listed(latest.map((pod) => shortName(view, pod))),
      }),
      facts: consequences(view, node, evicted, { waiting, minutes: Math.ceil((at + TRANSITION_MS - now) / 60_000) }),
    };
  }
  return undefined;
}

function consequences(
  view: ClusterView,
  node: NodeView,
  evicted: readonly PodView[],
  { waiting, minutes }: { waiting: boolean; minutes: number },
): string[] {
  const facts = { node: node.name, count: Math.max(1, minutes) };
  if (waiting) return [machinesText('short.waits', facts)];
  const at = wentAt(evicted[0] as PodView);
  const heir = [...view.pods.values()].find(
    (pod) => pod.node !== '' && pod.state !== 'evicted' && pod.createdAt >= at - TOGETHER_MS && isHeir(pod, evicted),
  );
  const replaced = heir ? [machinesText('short.replaced', { pod: shortName(view, heir), node: heir.node })] : [];
  return [...replaced, machinesText('short.repels', facts)];
}

/** Those that were evicted for this pressure, the latest first. */
function evictedFrom(view: ClusterView, node: NodeView, since: number): PodView[] {
  return [...view.pods.values()]
    .filter((pod) => pod.state === 'evicted' && pod.node === node.name && wentAt(pod) >= since - TOGETHER_MS)
    .sort((a, b) => wentAt(b) - wentAt(a));
}

function wentAt(pod: PodView): number {
  return pod.life.at(-1)?.from ?? pod.createdAt;
}

function isHeir(pod: PodView, evicted: readonly PodView[]): boolean {
  return pod.owner !== '' && evicted.some(({ owner, uid }) => owner === pod.owner && uid !== pod.uid);
}

function shortName({ replicaSets }: ClusterView, pod: PodView): string {
  const owner = replicaSets.get(pod.owner);
  return podShortName(pod.name, owner && owner.owner !== '' ? owner.name : '');
}

/** A machine that takes no new pods, while those on it end. */
export function draining({ view }: Scene): Caption | undefined {
  for (const node of view.nodes.values()) {
    if (!node.unschedulable) continue;
    const there = [...view.pods.values()].filter(
      (pod) =>
        pod.node === node.name && pod.goneAt === undefined && !['completed', 'failed', 'evicted'].includes(pod.state),
    );
    const leaving = there.filter(({ state }) => state === 'terminating').length;
    if (leaving === 0) continue;
    return {
      headline: machinesText('drain.headline', { node: node.name, leaving, all: there.length }),
      facts: [machinesText('drain.leaving', { count: leaving }), machinesText('drain.closed')],
    };
  }
  return undefined;
}

/** A machine whose links are cut before anybody in the cluster knows. */
export function cutOff({ view }: Scene): Caption | undefined {
  const node = [...view.nodes.values()].find(({ cut, powered, ready }) => cut && powered && ready === 'True');
  if (!node) return undefined;
  const pods = [...view.pods.values()].filter((pod) => pod.node === node.name && pod.state === 'ready').length;
  return {
    headline: machinesText('cut.headline', { node: node.name }),
    facts: [...(pods > 0 ? [machinesText('cut.pods', { count: pods })] : []), machinesText('cut.next')],
  };
}
