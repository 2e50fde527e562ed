import type { Node, Pod, Taint } from '../../../api/generated/core/v1';

/** Why a node takes no new pod of that kind, whatever room it has; undefined when it does. */
export function nodeRefuses(pod: Pod, { metadata, spec }: Node): string | undefined {
  if (metadata.deletionTimestamp) return 'is going away';
  if (spec.unschedulable && !tolerates(pod, UNSCHEDULABLE)) return 'is cordoned';
  const taint = spec.taints?.find(
    ({ effect, ...rest }) => effect !== 'PreferNoSchedule' && !tolerates(pod, { effect, ...rest }),
  );
  if (taint) return `has the taint ${taint.key}`;
  const label = Object.entries(pod.spec.nodeSelector ?? {}).find(([key, value]) => metadata.labels?.[key] !== value);
  if (label) return `has no label ${label[0]}=${label[1]}`;
  return undefined;
}

const UNSCHEDULABLE: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** Does a pod put up with a taint? Written anew from the documentation of tolerations. */
export function tolerates({ spec }: Pod, taint: Taint): boolean {
  return (spec.tolerations ?? []).some(
    ({ key, operator = 'Equal', value = '', effect }) =>
      (effect === undefined || effect === '' || effect === taint.effect) &&
      (key === undefined || key === '' ? operator === 'Exists' : key === taint.key) &&
      (operator === 'Exists' || value === (taint.value ?? '')),
  );
}
