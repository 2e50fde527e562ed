import { type Container, processKey, type RuntimeState } from './container';
import { rampAt } from './machineMemory';
import { memoryAt } from './program';

/** Whom the kernel kills when a machine has no memory left: a container, or what runs outside of all pods. */
export interface Victim {
  /** '' for the processes outside. */
  readonly container: string;
  /** The name of the process, as the kernel's message says it. */
  readonly process: string;
}

/** The name under which a memory ramp's processes run. */
const RAMP_PROCESS = 'stress-ng-vm';

/**
 * The process with the most points: thousandths of the machine's memory, and the adjustment that the kubelet gave its container.
 * Models the kernel's oom_badness.
 */
export function worst(state: RuntimeState, node: string, memoryBytes: number, now: number): Victim | undefined {
  let victim: Victim | undefined;
  let most = 0;
  const consider = (candidate: Victim, bytes: number, adjustment: number): void => {
    const points = Math.floor((bytes * 1000) / memoryBytes) + adjustment;
    if (points <= most) return;
    most = points;
    victim = candidate;
  };
  const ramp = state.host.get(node);
  if (ramp) consider({ container: '', process: RAMP_PROCESS }, rampAt(ramp, now), 0);
  for (const container of runningOn(state, node)) {
    let bytes = 0;
    for (const key of state.ofContainer.get(container.id) ?? []) {
      const process = state.processes.get(key);
      if (process) bytes += memoryAt(process, now);
    }
    const first = state.processes.get(processKey(container.id, 1));
    const process = first?.argv[0]?.split('/').at(-1) ?? container.name;
    consider({ container: container.id, process }, bytes, container.oomScoreAdj ?? 0);
  }
  return victim;
}

function* runningOn(state: RuntimeState, node: string): Generator<Container> {
  for (const { uid, node: where } of state.sandboxes.values()) {
    if (where !== node) continue;
    for (const id of state.ofPod.get(uid) ?? []) {
      const container = state.containers.get(id);
      if (container?.state === 'running') yield container;
    }
  }
}
