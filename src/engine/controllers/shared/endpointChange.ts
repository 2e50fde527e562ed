import type { Pod } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { isFinished, podCondition } from './podState';

/** Whether a pod changed in anything that endpoints tell of (endpointutil.podEndpointsChanged). */
export function isEndpointChange(pod: Pod, previous: Pod): boolean {
  if (pod.metadata.uid !== previous.metadata.uid) return true;
  const [now, before] = [podCondition(pod, 'Ready'), podCondition(previous, 'Ready')];
  return (
    pod.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    now?.status !== before?.status ||
    pod.status?.podIP !== previous.status?.podIP ||
    isFinished(pod) !== isFinished(previous) ||
    pod.spec.nodeName !== previous.spec.nodeName ||
    pod.spec.hostname !== previous.spec.hostname ||
    pod.spec.subdomain !== previous.spec.subdomain ||
    (pod.metadata.labels !== previous.metadata.labels && !semanticEqual(pod.metadata.labels, previous.metadata.labels))
  );
}
