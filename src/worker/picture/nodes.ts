import type { Node } from '../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import { parseTime } from '../../engine/cluster';
import type { Amounts, NodeView } from '../../protocol/view';

/** What is known of a machine beside its Node. */
export interface MachineFacts {
  readonly powered: boolean;
  /** Of its links to all others. */
  readonly cut: boolean;
  readonly delayMs: number;
  readonly evictsAboveBytes: number;
}

/** A machine as the page is shown it. `pods` is how many are bound to it. */
export function nodeView(node: Node, machine: MachineFacts, pods: number, booked: Amounts): NodeView {
  const { metadata, spec, status } = node;
  const conditions = status?.conditions ?? [];
  const since = (time: string | undefined): number => (time === undefined ? 0 : parseTime(time));
  const ready = conditions.find(({ type }) => type === 'Ready');
  return {
    uid: metadata.uid,
    name: metadata.name,
    ready: ready?.status === 'True' || ready?.status === 'False' ? ready.status : 'Unknown',
    readySince: since(ready?.lastTransitionTime),
    unschedulable: spec.unschedulable ?? false,
    controlPlane: metadata.labels?.['node-role.kubernetes.io/control-plane'] !== undefined,
    zone: metadata.labels?.['topology.kubernetes.io/zone'] ?? '',
    taints: (spec.taints ?? []).map(({ key, value = '', effect }) => ({ key, value, effect })),
    pressure: conditions
      .filter(({ type, status: value }) => type !== 'Ready' && value === 'True')
      .map(({ type, lastTransitionTime }) => ({ type, since: since(lastTransitionTime) })),
    cpuMilli: milliOf(status?.allocatable?.cpu ?? '0'),
    memoryBytes: unitsOf(status?.allocatable?.memory ?? '0'),
    capacity: {
      cpuMilli: milliOf(status?.capacity?.cpu ?? '0'),
      memoryBytes: unitsOf(status?.capacity?.memory ?? '0'),
    },
    booked,
    ...machine,
    pods,
  };
}
