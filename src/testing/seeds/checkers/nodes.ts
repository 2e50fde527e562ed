import type { Node, Pod } from '../../../api/generated/core/v1';
import type { Checker } from '../checker';
import { isLive } from '../pods';
import { parseTime } from '../time';
import { tolerates } from './fitting';

const CONTROLLERS = 'kube-controller-manager';
/** A silent node is given up after this long at the latest: its grace, and the time between two looks; milliseconds. */
const GIVEN_UP_MS = 62_000;
/** Taints are seen and acted upon within this long, in milliseconds. */
const SEEN_MS = 10_000;

export const LOST_NODES: Checker = {
  name: 'lost nodes',
  rule: 'a machine that has been silent for a minute is no longer a Ready node, and none is given up that was never silent',
  watch: (eye) => {
    const full = eye.world.machines.filter(({ kubelet }) => kubelet !== 'kwok').map(({ name }) => name);
    const silent = new Map<string, number>();
    const ready = (node: Node | undefined) => node?.status?.conditions?.find(({ type }) => type === 'Ready')?.status;
    const look = () => {
      const { now, network, etcd } = eye.cluster;
      for (const name of full) {
        if (network.reachable(`kubelet/${name}`)) {
          silent.delete(name);
          continue;
        }
        const since = silent.get(name) ?? now;
        silent.set(name, since);
        const isReady = ready(etcd.get('nodes', name) as Node | undefined) === 'True';
        if (isReady && now - since > GIVEN_UP_MS && !eye.memory.wasTroubled(CONTROLLERS, since - SEEN_MS)) {
          eye.complain(`node ${name} has been silent for ${now - since} ms and is Ready`);
        }
      }
    };
    return {
      command: look,
      settled: look,
      changes: {
        nodes: ({ object, previous }) => {
          const isGivenUp = ready(object as Node) === 'Unknown' && ready(previous as Node | undefined) === 'True';
          const { name } = object.metadata;
          if (isGivenUp && !eye.memory.wasTroubled(name, 0)) eye.complain(`node ${name} was given up and never silent`);
        },
      },
    };
  },
};

export const TAINTED: Checker = {
  name: 'tainted',
  rule: 'a pod is evicted for a taint only if its node has one that it does not tolerate, or no longer; and once settled none is left there',
  watch: (eye) => ({
    changes: {
      pods: ({ object, previous, actor }) => {
        const pod = object as Pod;
        const isMarked = pod.metadata.deletionTimestamp && !previous?.metadata.deletionTimestamp;
        if (actor !== 'taint-eviction-controller' || !isMarked) return;
        const versions = eye.memory.nodeVersions(pod.spec.nodeName ?? '', eye.cluster.now - SEEN_MS);
        const mayGo = versions.some((node) => hasToGo(pod, node, eye.cluster.now + 1_000));
        if (!mayGo) eye.complain(`pod ${pod.metadata.name} was evicted from ${pod.spec.nodeName} too early`);
      },
    },
    settled: () => {
      const nodes = new Map(eye.list<Node>('nodes').map((node) => [node.metadata.name, node]));
      for (const pod of eye.list<Pod>('pods').filter(isLive)) {
        const node = nodes.get(pod.spec.nodeName ?? '');
        if (node && hasToGo(pod, node, 0))
          eye.complain(`pod ${pod.metadata.name} stays on ${node.metadata.name} in spite of its taints`);
      }
    },
  }),
};

/** Does a NoExecute taint of the node drive the pod away by `now`? */
function hasToGo(pod: Pod, { spec }: Node, now: number): boolean {
  return (spec.taints ?? [])
    .filter(({ effect }) => effect === 'NoExecute')
    .some((taint) => {
      if (!tolerates(pod, taint)) return true;
      const seconds = (pod.spec.tolerations ?? [])
        .filter((toleration) => tolerates({ ...pod, spec: { ...pod.spec, tolerations: [toleration] } }, taint))
        .map(({ tolerationSeconds }) => tolerationSeconds ?? Number.POSITIVE_INFINITY);
      return parseTime(taint.timeAdded) + Math.min(...seconds) * 1000 <= now;
    });
}
