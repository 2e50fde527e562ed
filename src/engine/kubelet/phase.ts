import type { Container, ContainerStatus, Pod } from '../../api/generated/core/v1';
import { isSidecar } from './podWork';

/** The phase that the states of a pod's containers come to; `over`: nothing will be started any more. Models kubelet getPhase. */
export function phaseOf(
  pod: Pod,
  init: readonly ContainerStatus[],
  main: readonly ContainerStatus[],
  over = false,
): string {
  const initSpecs = pod.spec.initContainers ?? [];
  let initialized = true;
  let failed = false;
  initSpecs.forEach((spec, index) => {
    const status = init[index];
    if (isSidecar(spec)) {
      if (!status?.started && !everRan(main)) initialized = false;
      return;
    }
    const ended = status?.state?.terminated ?? (status?.state?.waiting ? status.lastState?.terminated : undefined);
    if (!ended || (status?.state?.waiting && ended.exitCode === 0) || ended.exitCode !== 0) {
      initialized = false;
      if (ended && ended.exitCode !== 0 && pod.spec.restartPolicy === 'Never' && status?.state?.terminated)
        failed = true;
    }
  });
  if (failed) return 'Failed';
  const counts = countStates(pod.spec.containers, main);
  if (over && counts.running === 0) {
    return counts.stopped > 0 && counts.stopped === counts.succeeded && counts.waiting === 0 ? 'Succeeded' : 'Failed';
  }
  if (!initialized && !everRan(main)) return 'Pending';
  if (counts.waiting > 0) return 'Pending';
  if (counts.running > 0) return 'Running';
  if (counts.stopped === 0) return 'Pending';
  if (pod.spec.restartPolicy === 'Always') return 'Running';
  if (counts.stopped === counts.succeeded) return 'Succeeded';
  return pod.spec.restartPolicy === 'Never' ? 'Failed' : 'Running';
}

function everRan(main: readonly ContainerStatus[]): boolean {
  return main.some(({ state, lastState }) => state?.running || state?.terminated || lastState?.terminated);
}

function countStates(
  specs: readonly Container[],
  statuses: readonly ContainerStatus[],
): { waiting: number; running: number; stopped: number; succeeded: number } {
  const counts = { waiting: 0, running: 0, stopped: 0, succeeded: 0 };
  for (const { name } of specs) {
    const status = statuses.find((each) => each.name === name);
    if (status?.state?.running) counts.running++;
    else if (status?.state?.terminated) {
      counts.stopped++;
      if (status.state.terminated.exitCode === 0) counts.succeeded++;
    } else if (status?.lastState?.terminated) counts.stopped++;
    else counts.waiting++;
  }
  return counts;
}
