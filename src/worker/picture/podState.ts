import type { ContainerStatus, Pod } from '../../api/generated/core/v1';
import type { PodState } from '../../protocol/view';

/** What the picture shows of a pod, and why. */
export interface PodFace {
  readonly state: PodState;
  readonly message: string;
}

/** Facts about a pod that are not in the object. */
export interface Surroundings {
  /** Its image is on its way. */
  readonly pulling: boolean;
  /** Its first image is there. */
  readonly pulled: boolean;
  /** Its node's kubelet is no longer heard of. */
  readonly nodeLost: boolean;
}

/** Which of the states of the visual language a pod is in. */
export function podFace(pod: Pod, { pulling, pulled, nodeLost }: Surroundings): PodFace {
  const status = pod.status ?? {};
  if (nodeLost && pod.spec.nodeName) return face('nodeLost', status.message);
  if (status.reason === 'Evicted') return face('evicted', status.message);
  if (pod.metadata.deletionTimestamp) return face('terminating');
  if (status.phase === 'Succeeded') return face('completed');
  if (status.phase === 'Failed')
    return face(isOomKilled(status.containerStatuses) ? 'oomKilled' : 'failed', status.message);
  if (!pod.spec.nodeName) return unbound(pod);
  const trouble = troubleOf([...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])]);
  if (trouble) return trouble;
  if (pulling) return face('pulling');
  if (isTrue(pod, 'Ready')) return face('ready');
  if (!isTrue(pod, 'Initialized') && (pod.spec.initContainers?.length ?? 0) > 0 && status.podIP) return face('init');
  const containers = status.containerStatuses ?? [];
  if (containers.some(({ state }) => state?.running)) return face('notReady', readinessMessage(pod));
  return face(pulled ? 'creating' : 'scheduled');
}

function unbound(pod: Pod): PodFace {
  const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  return scheduled?.reason === 'Unschedulable' ? face('unschedulable', scheduled.message) : face('pending');
}

const WAITING: Readonly<Record<string, PodState>> = {
  CrashLoopBackOff: 'crashLoop',
  ErrImagePull: 'imagePull',
  ImagePullBackOff: 'imagePull',
  ErrImageNeverPull: 'imagePull',
  InvalidImageName: 'imagePull',
  CreateContainerConfigError: 'configError',
  CreateContainerError: 'configError',
  RunContainerError: 'configError',
};

function troubleOf(statuses: readonly ContainerStatus[]): PodFace | undefined {
  for (const { state, lastState } of statuses) {
    const waiting = WAITING[state?.waiting?.reason ?? ''];
    if (waiting === 'crashLoop' && lastState?.terminated?.reason === 'OOMKilled')
      return face('oomKilled', state?.waiting?.message);
    if (waiting) return face(waiting, state?.waiting?.message);
    if (state?.terminated?.reason === 'OOMKilled') return face('oomKilled', state.terminated.message);
    if (state?.terminated && state.terminated.exitCode !== 0)
      return face('crashLoop', `exited with ${state.terminated.exitCode}`);
  }
  return undefined;
}

function isOomKilled(statuses: readonly ContainerStatus[] = []): boolean {
  return statuses.some(({ state }) => state?.terminated?.reason === 'OOMKilled');
}

function isTrue(pod: Pod, type: string): boolean {
  return pod.status?.conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;
}

function readinessMessage(pod: Pod): string | undefined {
  return pod.status?.conditions?.find(({ type }) => type === 'Ready')?.message;
}

function face(state: PodState, message = ''): PodFace {
  return { state, message };
}
