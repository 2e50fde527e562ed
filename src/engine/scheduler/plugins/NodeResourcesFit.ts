import type { Plugin, Rejection } from '../framework';
import type { NodeInfo, PodInfo } from '../nodeInfo';

/** Keeps pods from nodes that have not what they request, and likes the nodes with most left over (LeastAllocated). */
export const NodeResourcesFit: Plugin = {
  name: 'NodeResourcesFit',
  weight: 1,
  helpedBy: ['node-added', 'node-tainted', 'node-resized', 'pod-gone', 'pod-updated'],
  blindTo: ['node-tainted', 'pod-gone'],
  filter(pod) {
    return (node) => misfit(pod, node);
  },
  score({ scored }) {
    return {
      score({ allocatable, scored: taken }) {
        const cpu = left(allocatable.cpuMilli, taken.cpuMilli + scored.cpuMilli);
        const memory = left(allocatable.memoryBytes, taken.memoryBytes + scored.memoryBytes);
        const weights = (allocatable.cpuMilli ? 1 : 0) + (allocatable.memoryBytes ? 1 : 0);
        return weights === 0 ? 0 : Math.trunc((cpu + memory) / weights);
      },
    };
  },
};

function left(allocatable: number, requested: number): number {
  if (allocatable === 0 || requested > allocatable) return 0;
  return Math.trunc(((allocatable - requested) * 100) / allocatable);
}

function misfit(pod: PodInfo, node: NodeInfo): Rejection | undefined {
  return fits(pod, node) ? undefined : rejectionOf(pod, node);
}

/** Most nodes fit most pods: no words are made for them. */
function fits({ requests }: PodInfo, { podCount, allowedPods, allocatable, requested }: NodeInfo): boolean {
  return (
    podCount < allowedPods &&
    requests.others === undefined &&
    isLeft(requests.cpuMilli, allocatable.cpuMilli, requested.cpuMilli) &&
    isLeft(requests.memoryBytes, allocatable.memoryBytes, requested.memoryBytes) &&
    isLeft(requests.storageBytes, allocatable.storageBytes, requested.storageBytes)
  );
}

function isLeft(asked: number, has: number, taken: number): boolean {
  return asked === 0 || asked <= has - taken;
}

function rejectionOf({ requests }: PodInfo, node: NodeInfo): Rejection | undefined {
  const { allocatable, requested } = node;
  let reasons: string[] | undefined;
  let unresolvable = false;
  const check = (name: string, asked: number, has: number, taken: number): void => {
    if (isLeft(asked, has, taken)) return;
    (reasons ??= []).push(`Insufficient ${name}`);
    if (asked > has) unresolvable = true;
  };
  if (node.podCount + 1 > node.allowedPods) reasons = ['Too many pods'];
  check('cpu', requests.cpuMilli, allocatable.cpuMilli, requested.cpuMilli);
  check('memory', requests.memoryBytes, allocatable.memoryBytes, requested.memoryBytes);
  check('ephemeral-storage', requests.storageBytes, allocatable.storageBytes, requested.storageBytes);
  for (const name in requests.others) {
    const asked = requests.others[name] as number;
    check(name, asked, allocatable.others?.[name] ?? 0, requested.others?.[name] ?? 0);
  }
  return reasons && { reasons, unresolvable };
}
