import type { ContainerStatus, Pod, PodCondition, PodStatus, ResourceRequirements } from '../../api/generated/core/v1';
import { addQuantities, formatQuantity, parseQuantity, type Quantity } from '../../api/meta/quantity';
import type { Runtime } from '../runtime/runtime';
import { formatTime } from '../sim/time';
import { conditionsOf } from './conditions';
import { containerStatusOf } from './containerStatus';
import { phaseOf } from './phase';
import { allContainers, type ContainerWork, isSidecar, newContainerWork, type PodWork } from './podWork';

/** A pod's containers as they are shown, and the phase that they come to. */
export interface PodView {
  readonly init: readonly ContainerStatus[];
  readonly main: readonly ContainerStatus[];
  readonly phase: string;
}

/** The containers of a pod and the phase that they come to. */
export function viewOf(work: PodWork, runtime: Runtime): PodView {
  const { pod } = work;
  const status = (init: boolean) => (spec: (typeof pod.spec.containers)[number]) => {
    const containerWork = work.containers[spec.name] ?? newContainerWork(spec);
    const willStart = work.stage === 'running' && mayRestart(pod, spec.name, containerWork, runtime);
    return containerStatusOf({ pod, spec, work: containerWork, runtime, init, willStart });
  };
  const init = (pod.spec.initContainers ?? []).map(status(true));
  const main = pod.spec.containers.map(status(false));
  if (work.verdict) return { init, main, phase: 'Failed' };
  return {
    init,
    main,
    phase: phaseOf(pod, init, main, work.deleted || work.stage === 'terminated' || work.stage === 'finished'),
  };
}

/** Would the kubelet start this container (again)? Models ShouldContainerBeRestarted. */
export function mayRestart(pod: Pod, name: string, { id }: ContainerWork, runtime: Runtime): boolean {
  const container = runtime.container(id);
  if (!container || container.state === 'created') return true;
  if (container.state !== 'exited') return false;
  const spec = allContainers(pod).find((each) => each.name === name);
  const init = pod.spec.initContainers?.find((each) => each.name === name);
  if (spec && isSidecar(spec)) return true;
  if (init) return container.exitCode !== 0 && pod.spec.restartPolicy !== 'Never';
  if (pod.spec.restartPolicy === 'Never') return false;
  return pod.spec.restartPolicy === 'Always' || container.exitCode !== 0;
}

/** A pod's whole status as the kubelet sees it. `held` keeps a phase that must not be told yet. */
export function podStatusOf(
  work: PodWork,
  source: {
    readonly runtime: Runtime;
    readonly now: number;
    readonly hostIP: string;
    readonly known: PodStatus;
    readonly held?: string;
  },
): PodStatus {
  const { pod } = work;
  const { init, main, phase: reached } = viewOf(work, source.runtime);
  const { known } = source;
  const phase = known.phase && isOver(known.phase) ? known.phase : reached;
  const early = isOver(phase) && !isOver(known.phase) && [...init, ...main].some(({ state }) => state?.running);
  const { reason, message } = early ? known : (work.verdict ?? {});
  const conditions = conditionsOf({
    pod,
    phase,
    init,
    main,
    sandboxReady: work.sandbox === 'ready',
    known: early ? (known.conditions ?? []) : disrupted(work, known.conditions ?? [], source.now),
    now: formatTime(source.now),
  });
  const address = work.address || (work.sandbox === 'lost' ? '' : (known.podIP ?? ''));
  const byName = [...main].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    conditions,
    containerStatuses: byName,
    hostIP: source.hostIP,
    hostIPs: [{ ip: source.hostIP }],
    ...(init.length > 0 && { initContainerStatuses: [...init] }),
    ...(reason !== undefined && { message, reason }),
    ...(known.nominatedNodeName && { nominatedNodeName: known.nominatedNodeName }),
    observedGeneration: pod.metadata.generation,
    phase: source.held ?? (early ? known.phase : phase),
    ...(address && { podIP: address, podIPs: [{ ip: address }] }),
    qosClass: known.qosClass,
    startTime: work.startTime,
    ...podResources(pod, main),
  };
}

/** Models status_manager mergePodStatus: what has ended stays so, and nothing is told to have while a container may run. */
function isOver(phase: string | undefined): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** The conditions of others, with the one that tells of an eviction. */
function disrupted({ verdict, pod }: PodWork, known: readonly PodCondition[], now: number): readonly PodCondition[] {
  if (!verdict?.disrupts || known.some(({ type }) => type === 'DisruptionTarget')) return known;
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    reason: 'TerminationByKubelet',
    message: verdict.message,
    observedGeneration: pod.metadata.generation,
    lastProbeTime: null,
    lastTransitionTime: formatTime(now),
  };
  return [...known, condition as unknown as PodCondition];
}

/** What the pod as a whole was given: the sums over its containers. Models the status of in-place resize at pod level. */
function podResources(
  pod: Pod,
  main: readonly ContainerStatus[],
): { allocatedResources?: Record<string, string>; resources?: ResourceRequirements } {
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  const counted = [...pod.spec.containers, ...sidecars];
  const requests = sum(counted.map(({ resources }) => resources?.requests));
  const limits = sum(counted.map(({ resources }) => resources?.limits));
  if (!requests || !main.some(({ resources }) => resources)) return {};
  const whole = limits?.cpu !== undefined && limits.memory !== undefined;
  return { allocatedResources: requests, ...(whole && { resources: { limits, requests } }) };
}

function sum(lists: readonly (Readonly<Record<string, string>> | undefined)[]): Record<string, string> | undefined {
  const totals = new Map<string, Quantity>();
  for (const list of lists) {
    for (const [name, text] of Object.entries(list ?? {})) {
      const amount = parseQuantity(text);
      const before = totals.get(name);
      totals.set(name, before ? addQuantities(before, amount) : amount);
    }
  }
  if (totals.size === 0) return undefined;
  return Object.fromEntries([...totals].map(([name, amount]) => [name, formatQuantity(amount)]));
}
