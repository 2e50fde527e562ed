import type { Node } from '../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import type { NodeView } from '../../protocol/view';

/** A machine as the page is shown it. `pods` is how many are bound to it. */
export function nodeView(node: Node, powered: boolean, pods: number): NodeView {
  const { metadata, spec, status } = node;
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')?.status;
  return {
    uid: metadata.uid,
    name: metadata.name,
    ready: ready === 'True' || ready === 'False' ? ready : 'Unknown',
    unschedulable: spec.unschedulable ?? false,
    controlPlane: metadata.labels?.['node-role.kubernetes.io/control-plane'] !== undefined,
    zone: metadata.labels?.['topology.kubernetes.io/zone'] ?? '',
    cpuMilli: milliOf(status?.allocatable?.cpu ?? '0'),
    memoryBytes: unitsOf(status?.allocatable?.memory ?? '0'),
    powered,
    pods,
  };
}
