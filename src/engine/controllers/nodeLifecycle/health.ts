import type { Node, NodeCondition, Pod } from '../../../api/generated/core/v1';
import type { Client } from '../../client/client';
import type { Recorder } from '../../client/recorder';
import { formatTime } from '../../sim/time';

const WATCHED = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'];

/** A node's conditions when nothing has been heard from its kubelet for too long. */
export function unknownConditions(node: Node, now: number): NodeCondition[] {
  const known = node.status?.conditions ?? [];
  const time = formatTime(now);
  const silenced = known.map((condition) =>
    WATCHED.includes(condition.type) && condition.status !== 'Unknown'
      ? {
          ...condition,
          lastTransitionTime: time,
          message: 'Kubelet stopped posting node status.',
          reason: 'NodeStatusUnknown',
          status: 'Unknown',
        }
      : condition,
  );
  const missing = WATCHED.filter((type) => !known.some((condition) => condition.type === type));
  const never = missing.map((type) => ({
    lastHeartbeatTime: node.metadata.creationTimestamp,
    lastTransitionTime: time,
    message: 'Kubelet never posted node status.',
    reason: 'NodeStatusNeverUpdated',
    status: 'Unknown',
    type,
  }));
  return [...silenced, ...never];
}

/** Says of the pods of a node that is not ready that they are not either (MarkPodsNotReady). */
export function markNotReady(client: Client, recorder: Recorder, pods: readonly Pod[], now: number): void {
  for (const pod of pods) {
    const conditions = pod.status?.conditions ?? [];
    if (!conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) continue;
    const changed = conditions.map((condition) =>
      condition.type === 'Ready' ? { ...condition, lastTransitionTime: formatTime(now), status: 'False' } : condition,
    );
    const result = client.updateStatus<Pod>('pods', { ...pod, status: { ...pod.status, conditions: changed } });
    if (result.ok || result.status.code !== 404) recorder.event(pod, 'Warning', 'NodeNotReady', 'Node is not ready');
  }
}
