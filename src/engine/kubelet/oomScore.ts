import type { Container, Pod } from '../../api/generated/core/v1';
import { unitsOf } from '../../api/meta/quantity';
import { isSidecar } from './podWork';

/** Pods of at least this priority are the node's own. */
const NODE_CRITICAL = 2_000_001_000;
const KEPT = -997;
const GIVEN_UP = 1000;

/**
 * What the kernel is to add to a container's points when the machine is out of memory: the more memory was asked for, the less.
 * Models qos.GetContainerOOMScoreAdjust.
 */
export function oomScoreOf(pod: Pod, container: Container, memoryBytes: number): number {
  if ((pod.spec.priority ?? 0) >= NODE_CRITICAL || pod.status?.qosClass === 'Guaranteed') return KEPT;
  if (pod.status?.qosClass === 'BestEffort') return GIVEN_UP;
  const own = burstable(container, memoryBytes);
  if (!isSidecar(container)) return own;
  return Math.min(own, ...pod.spec.containers.map((main) => burstable(main, memoryBytes)));
}

function burstable({ resources }: Container, memoryBytes: number): number {
  const asked = resources?.requests?.memory === undefined ? 0 : unitsOf(resources.requests.memory);
  const score = GIVEN_UP - Math.floor((GIVEN_UP * asked) / memoryBytes);
  return Math.min(GIVEN_UP - 1, Math.max(GIVEN_UP + KEPT, score));
}
