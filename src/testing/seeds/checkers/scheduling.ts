import type { Node, Pod } from '../../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../../api/meta/quantity';
import type { Checker, Eye } from '../checker';
import { conditionOf, isOver, requestsOf } from '../pods';
import { nodeRefuses } from './fitting';

/** Why a pod cannot be on a node now; undefined when it could. */
function obstacle(eye: Eye, pod: Pod, node: Node): string | undefined {
  const refusal = nodeRefuses(pod, node);
  if (refusal) return refusal;
  const { cpu = '0', memory = '0', pods = '0' } = node.status?.allocatable ?? {};
  const here = eye
    .list<Pod>('pods')
    .filter(({ spec }) => spec.nodeName === node.metadata.name)
    .filter((one) => !isOver(one));
  const own = requestsOf(pod);
  const free = here
    .map(requestsOf)
    .reduce(
      (left, one) => ({ cpuMilli: left.cpuMilli - one.cpuMilli, memoryBytes: left.memoryBytes - one.memoryBytes }),
      { cpuMilli: milliOf(cpu), memoryBytes: unitsOf(memory) },
    );
  if (here.length >= Number(pods)) return 'has too many pods';
  if (own.cpuMilli > 0 && own.cpuMilli > free.cpuMilli) return 'has too little CPU';
  if (own.memoryBytes > 0 && own.memoryBytes > free.memoryBytes) return 'has too little memory';
  return undefined;
}

export const UNSCHEDULABLE: Checker = {
  name: 'unschedulable',
  rule: 'once settled a pod without a node says so, and really fits no node',
  watch: (eye) => ({
    settled: () => {
      const nodes = eye.list<Node>('nodes');
      for (const pod of eye.list<Pod>('pods')) {
        if (pod.spec.nodeName || isOver(pod) || pod.metadata.deletionTimestamp) continue;
        const { name } = pod.metadata;
        if (conditionOf(pod, 'PodScheduled')?.reason !== 'Unschedulable')
          eye.complain(`pod ${name} was never looked at`);
        const fit = nodes.find((node) => obstacle(eye, pod, node) === undefined);
        if (fit) eye.complain(`pod ${name} waits for a node and fits on ${fit.metadata.name}`);
      }
    },
  }),
};
