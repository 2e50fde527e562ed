import type { ClusterView, PodView } from '../protocol/view';
import { captionSays as say } from '../texts/caption';
import { isLeaving, isPresent } from './rollout';
import type { Caption, Scene } from './scene';
import { listed } from './words';

/** A machine that no longer answers. */
export function lostNode({ view, now }: Scene): Caption | undefined {
  const lost = [...view.nodes.values()].filter((node) => !node.controlPlane && node.ready !== 'True');
  const node = lost[0];
  if (!node) return undefined;
  const pods = podsOn(view, node.name, now);
  const going = pods.filter(isLeaving).length;
  const who = { count: lost.length, nodes: listed(lost.map(({ name }) => name)) };
  const among = { count: pods.length };
  const facts = [pods.length === 0 ? say('lost.nothing') : say('lost.pods', among)];
  if (node.ready === 'False') facts.push(say('lost.said'));
  if (pods.length > going) {
    facts.push(say('lost.next', among));
  } else if (going > 0) {
    facts.push(say('lost.marked', among));
  }
  return { headline: say(node.ready === 'Unknown' ? 'lost.silent' : 'lost.unready', who), facts };
}

/** A machine that has stopped before anybody in the cluster knows. */
export function stoppedNode({ view, now }: Scene): Caption | undefined {
  const node = [...view.nodes.values()].find(
    ({ controlPlane, ready, powered }) => !controlPlane && !powered && ready === 'True',
  );
  if (!node) return undefined;
  const pods = podsOn(view, node.name, now).length;
  const kept = pods === 0 ? [] : [say('stopped.pods', { count: pods })];
  return {
    headline: say('stopped.title', { node: node.name }),
    facts: [...kept, say('stopped.next')],
  };
}

function podsOn(view: ClusterView, node: string, now: number): PodView[] {
  return [...view.pods.values()].filter((pod) => pod.node === node && isPresent(pod, now));
}
