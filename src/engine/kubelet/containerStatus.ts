import type {
  Container,
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
  Pod,
  ResourceRequirements,
} from '../../api/generated/core/v1';
import type { Container as RuntimeContainer } from '../runtime/container';
import { imageIdOf } from '../runtime/registry';
import type { Runtime } from '../runtime/runtime';
import { formatTime } from '../sim/time';
import { type ContainerWork, isSidecar } from './podWork';
import { groupsOf, userOf } from './user';

/** What a container's status is made of. */
export interface ContainerStatusSource {
  readonly pod: Pod;
  readonly spec: Container;
  readonly work: ContainerWork;
  readonly runtime: Runtime;
  readonly init: boolean;
  /** It will be started (again): a failed start shows as waiting. */
  readonly willStart: boolean;
}

/** One entry of containerStatuses or initContainerStatuses. Models kubelet convertToAPIContainerStatuses. */
export function containerStatusOf(source: ContainerStatusSource): ContainerStatus {
  const { pod, spec, work, runtime, init, willStart } = source;
  const current = runtime.container(work.id);
  const previous = runtime.container(work.previousId);
  let state = stateOf(pod, spec, current);
  let lastState: ContainerState = previous ? { terminated: terminatedState(spec, previous) } : {};
  if (willStart && work.waiting && !state.running) {
    if (state.terminated) lastState = { terminated: state.terminated };
    const { reason, message } = work.waiting;
    state = { waiting: message ? { message, reason } : { reason } };
  }
  const running = state.running !== undefined;
  const sidecar = init && isSidecar(spec);
  const started = running && (!init || sidecar) && work.startupPassed;
  const completed = init && !sidecar && state.terminated?.exitCode === 0;
  return {
    image: current?.image ?? spec.image ?? '',
    imageID: current ? imageIdOf(current.image) : '',
    lastState,
    name: spec.name,
    ready: completed || (started && (work.probedReady ?? !spec.readinessProbe)),
    restartCount: work.restarts,
    started,
    state,
    ...(current && { containerID: `containerd://${current.id}`, user: shownUser(pod, spec, current) }),
    ...(current && resourcesOf(spec)),
    ...volumeMountsOf(spec),
  };
}

function stateOf(pod: Pod, spec: Container, current: RuntimeContainer | undefined): ContainerState {
  if (current?.state === 'running') return { running: { startedAt: formatTime(current.startedAt) } };
  if (current?.state === 'exited') return { terminated: terminatedState(spec, current) };
  return { waiting: { reason: pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating' } };
}

/** How a container ended: reason, exit code and its last words. */
function terminatedState(spec: Container, container: RuntimeContainer): ContainerStateTerminated {
  const { exitCode, startError, oomKilled, lost } = container;
  const reason = startError
    ? 'StartError'
    : lost
      ? 'Unknown'
      : oomKilled
        ? 'OOMKilled'
        : exitCode === 0
          ? 'Completed'
          : 'Error';
  const message = startError ?? messageOf(spec, container);
  return {
    containerID: `containerd://${container.id}`,
    exitCode,
    finishedAt: formatTime(container.finishedAt),
    ...(message && { message }),
    reason,
    startedAt: startError ? '1970-01-01T00:00:00Z' : formatTime(container.startedAt),
  };
}

/** What it wrote to its termination log, or the end of its output where the pod asks for that. */
function messageOf(spec: Container, { lastWords, outputTail, exitCode }: RuntimeContainer): string {
  if (lastWords !== '') return lastWords;
  return spec.terminationMessagePolicy === 'FallbackToLogsOnError' && exitCode !== 0 ? outputTail : '';
}

function resourcesOf({ resources }: Container): {
  allocatedResources?: Record<string, string>;
  resources: ResourceRequirements;
} {
  const { limits, requests } = resources ?? {};
  const shown = { ...(limits && { limits }), ...(requests && { requests }) };
  return requests ? { allocatedResources: requests, resources: shown } : { resources: shown };
}

function shownUser(pod: Pod, spec: Container, current: RuntimeContainer): ContainerStatus['user'] {
  const { group: gid, groups } = groupsOf(pod, spec, current.image);
  return { linux: { gid, supplementalGroups: groups, uid: userOf(pod, spec) } };
}

function volumeMountsOf({ volumeMounts = [] }: Container): Pick<ContainerStatus, 'volumeMounts'> {
  if (volumeMounts.length === 0) return {};
  return {
    volumeMounts: volumeMounts.map(({ name, mountPath, readOnly }) =>
      readOnly ? { mountPath, name, readOnly, recursiveReadOnly: 'Disabled' } : { mountPath, name },
    ),
  };
}
