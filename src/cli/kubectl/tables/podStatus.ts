import type { ContainerStatus, Pod } from '../../../api/generated/core/v1';
import { parseTime } from '../../../engine/sim/time';

/** What `kubectl get pods` says of a pod's containers. */
export interface PodSummary {
  readonly ready: number;
  readonly containers: number;
  readonly status: string;
  readonly restarts: number;
  /** Cluster milliseconds of the last restart; undefined without one. */
  readonly lastRestartAt?: number;
}

interface Tally {
  ready: number;
  restarts: number;
  last: number | undefined;
}

/** Sums a pod up. Models printers.printPod. */
export function summarizePod(pod: Pod): PodSummary {
  const { status = {}, spec } = pod;
  const phase = status.phase ?? '';
  const sidecars = new Set((spec.initContainers ?? []).filter((c) => c.restartPolicy === 'Always').map((c) => c.name));
  const gated = status.conditions?.some((c) => c.type === 'PodScheduled' && c.reason === 'SchedulingGated');
  const first = gated ? 'SchedulingGated' : status.reason || phase;
  const init = summarizeInit(pod, sidecars);
  const initialized = status.conditions?.some((c) => c.type === 'Initialized' && c.status === 'True');
  const containers = spec.containers.length + sidecars.size;
  if (init.reason !== undefined && !initialized) {
    return finish(pod, phase, { ...init.all, reason: init.reason, containers });
  }
  const own = summarizeContainers(pod, init.sidecars, init.reason ?? first);
  return finish(pod, phase, { ...own, containers });
}

function finish(
  { metadata, status = {} }: Pod,
  phase: string,
  { reason, ready, restarts, last, containers }: Tally & { reason: string; containers: number },
): PodSummary {
  let text = reason;
  if (metadata.deletionTimestamp && status.reason === 'NodeLost') text = 'Unknown';
  else if (metadata.deletionTimestamp && phase !== 'Failed' && phase !== 'Succeeded') text = 'Terminating';
  return { ready, containers, status: text, restarts, lastRestartAt: last };
}

function summarizeInit(
  { spec, status = {} }: Pod,
  sidecarNames: ReadonlySet<string>,
): { reason: string | undefined; all: Tally; sidecars: Tally } {
  const all: Tally = { ready: 0, restarts: 0, last: undefined };
  const sidecars: Tally = { ready: 0, restarts: 0, last: undefined };
  for (const [index, container] of (status.initContainerStatuses ?? []).entries()) {
    count(all, container);
    const sidecar = sidecarNames.has(container.name);
    if (sidecar) count(sidecars, container);
    const { terminated, waiting } = container.state ?? {};
    if (terminated && terminated.exitCode === 0) continue;
    if (sidecar && container.started) {
      if (container.ready) {
        all.ready++;
        sidecars.ready++;
      }
      continue;
    }
    if (terminated) return { reason: `Init:${endOf(terminated)}`, all, sidecars };
    if (waiting?.reason && waiting.reason !== 'PodInitializing')
      return { reason: `Init:${waiting.reason}`, all, sidecars };
    return { reason: `Init:${index}/${spec.initContainers?.length ?? 0}`, all, sidecars };
  }
  return { reason: undefined, all, sidecars };
}

function summarizeContainers({ status = {} }: Pod, start: Tally, first: string): Tally & { reason: string } {
  const tally: Tally = { ...start };
  let reason = first;
  let running = false;
  for (const container of (status.containerStatuses ?? []).toReversed()) {
    count(tally, container);
    const { terminated, waiting, running: runs } = container.state ?? {};
    if (waiting?.reason) reason = waiting.reason;
    else if (terminated) reason = endOf(terminated);
    else if (container.ready && runs) {
      running = true;
      tally.ready++;
    }
  }
  if (reason === 'Completed' && running) {
    const ready = status.conditions?.some((c) => c.type === 'Ready' && c.status === 'True');
    reason = ready ? 'Running' : 'NotReady';
  }
  return { ...tally, reason };
}

function count(tally: Tally, { restartCount, lastState }: ContainerStatus): void {
  tally.restarts += restartCount;
  const finishedAt = lastState?.terminated?.finishedAt;
  if (!finishedAt) return;
  const at = parseTime(finishedAt);
  if (tally.last === undefined || tally.last < at) tally.last = at;
}

function endOf({ reason, signal, exitCode }: { reason?: string; signal?: number; exitCode: number }): string {
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode}`;
}
