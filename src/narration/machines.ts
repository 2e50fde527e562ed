import type { ClusterView, PodView } from '../protocol/view';
import { isLeaving, isPresent } from './rollout';
import type { Caption, Scene } from './scene';
import { count, listed } from './words';

/** A machine that no longer answers. */
export function lostNode({ view, now }: Scene): Caption | undefined {
  const lost = [...view.nodes.values()].filter((node) => !node.controlPlane && node.ready !== 'True');
  const node = lost[0];
  if (!node) return undefined;
  const pods = podsOn(view, node.name, now);
  const going = pods.filter(isLeaving).length;
  const who = lost.length === 1 ? `${node.name} is` : `${listed(lost.map(({ name }) => name))} are`;
  const one = pods.length === 1;
  const facts = [
    pods.length === 0
      ? 'Nothing runs on it any more.'
      : `${count(pods.length, 'pod')} ${one ? 'was' : 'were'} on it; nobody knows whether ${one ? 'it runs' : 'they run'}.`,
  ];
  if (node.ready === 'False') facts.push('Its kubelet says that it is not ready.');
  if (pods.length > going) {
    facts.push(
      `Next: 5 min after it went, ${one ? 'it is deleted and replaced on another node' : 'they are deleted and replaced on other nodes'}.`,
    );
  } else if (going > 0) {
    facts.push(
      `${one ? 'It is' : 'They are'} marked for deletion and replaced; only the kubelet could say that ${one ? 'it has' : 'they have'} ended.`,
    );
  }
  return { headline: `${who} lost: ${node.ready === 'Unknown' ? 'the kubelet is silent' : 'not ready'}`, facts };
}

/** A machine that has stopped before anybody in the cluster knows. */
export function stoppedNode({ view, now }: Scene): Caption | undefined {
  const node = [...view.nodes.values()].find(
    ({ controlPlane, ready, powered }) => !controlPlane && !powered && ready === 'True',
  );
  if (!node) return undefined;
  const pods = podsOn(view, node.name, now).length;
  const kept =
    pods === 0
      ? []
      : [
          `Its ${count(pods, 'pod')} still ${pods === 1 ? 'counts' : 'count'} as ready, so requests to ${pods === 1 ? 'it' : 'them'} are lost.`,
        ];
  return {
    headline: `${node.name} has stopped, and the cluster does not know yet`,
    facts: [...kept, 'Next: when its kubelet has been silent for 50 s, the node is called Unknown.'],
  };
}

function podsOn(view: ClusterView, node: string, now: number): PodView[] {
  return [...view.pods.values()].filter((pod) => pod.node === node && isPresent(pod, now));
}
