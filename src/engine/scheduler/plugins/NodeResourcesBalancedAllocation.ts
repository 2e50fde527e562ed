import type { Plugin } from '../framework';
import type { Resources } from '../resources';

/** Likes the nodes whose CPU and memory are then used in more equal parts than before (Kubernetes 1.36). */
export const NodeResourcesBalancedAllocation: Plugin = {
  name: 'NodeResourcesBalancedAllocation',
  weight: 1,
  score({ requests }) {
    if (requests.cpuMilli === 0 && requests.memoryBytes === 0) return undefined;
    return {
      score({ allocatable, requested }) {
        const before = balance(allocatable, requested.cpuMilli, requested.memoryBytes);
        const after = balance(
          allocatable,
          requested.cpuMilli + requests.cpuMilli,
          requested.memoryBytes + requests.memoryBytes,
        );
        return 50 + Math.trunc((50 + after - before) / 2);
      },
    };
  },
};

function balance(allocatable: Resources, cpuMilli: number, memoryBytes: number): number {
  if (allocatable.cpuMilli === 0 || allocatable.memoryBytes === 0) return 100;
  const cpu = Math.min(1, cpuMilli / allocatable.cpuMilli);
  const memory = Math.min(1, memoryBytes / allocatable.memoryBytes);
  return Math.trunc((1 - Math.abs(cpu - memory) / 2) * 100);
}
