import type { Pod } from '../../api/generated/core/v1';
import type { OwnerReference } from '../../api/generated/meta/v1';
import type { KubernetesObject } from '../../api/meta/object';
import { milliOf, unitsOf } from '../../api/meta/quantity';

/** Has it ended for good? */
export function isOver({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/** Neither ended nor on its way out: what a ReplicaSet counts. */
export function isLive(pod: Pod): boolean {
  return !isOver(pod) && !pod.metadata.deletionTimestamp;
}

export function isReady({ status }: Pod): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false;
}

export function conditionOf({ status }: Pod, type: string) {
  return status?.conditions?.find((condition) => condition.type === type);
}

export function controllerOf({ metadata }: KubernetesObject): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller);
}

/** What a pod's containers ask for together, written anew from the documentation: CPU in thousandths, memory in bytes. */
export function requestsOf({ spec }: Pod): { cpuMilli: number; memoryBytes: number } {
  const sum = (unit: (text: string) => number, name: 'cpu' | 'memory') => {
    const of = (container: { resources?: { requests?: Record<string, string> } }) =>
      unit(container.resources?.requests?.[name] ?? '0');
    let sidecars = 0;
    let most = 0;
    for (const container of spec.initContainers ?? []) {
      if (container.restartPolicy === 'Always') sidecars += of(container);
      most = Math.max(most, sidecars + (container.restartPolicy === 'Always' ? 0 : of(container)));
    }
    return Math.max(most, sidecars + spec.containers.reduce((all, container) => all + of(container), 0));
  };
  return { cpuMilli: sum(milliOf, 'cpu'), memoryBytes: sum(unitsOf, 'memory') };
}
