import type { Pod } from '../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import { podRequests } from '../../engine/cluster';
import type { Amounts, PodView } from '../../protocol/view';

export const NONE: Amounts = { cpuMilli: 0, memoryBytes: 0 };

/** What a pod takes of its node's allocatable, as the scheduler counts: nothing before it is bound, and nothing once it is over. */
export function bookedBy(pod: Pod | undefined): Amounts {
  if (!pod?.spec.nodeName || pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return NONE;
  return asked(pod);
}

function asked(pod: Pod): Amounts {
  const { cpuMilli, memoryBytes } = podRequests(pod);
  return cpuMilli === 0 && memoryBytes === 0 ? NONE : { cpuMilli, memoryBytes };
}

/** What a pod's record says of requests, limits and class. */
export function amountsOf(pod: Pod): Pick<PodView, 'asks' | 'may' | 'qos'> {
  const asks = asked(pod);
  const cpuMilli = limit(pod, 'cpu', milliOf);
  const memoryBytes = limit(pod, 'memory', unitsOf);
  return {
    ...(asks !== NONE && { asks }),
    ...((cpuMilli ?? memoryBytes) !== undefined && {
      may: { ...(cpuMilli !== undefined && { cpuMilli }), ...(memoryBytes !== undefined && { memoryBytes }) },
    }),
    ...(pod.status?.qosClass !== undefined && { qos: pod.status.qosClass }),
  };
}

function limit(pod: Pod, resource: string, read: (quantity: string) => number): number | undefined {
  let sum = 0;
  for (const { resources } of pod.spec.containers) {
    const own = resources?.limits?.[resource];
    if (own === undefined) return undefined;
    sum += read(own);
  }
  return sum;
}
