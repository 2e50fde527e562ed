import type { Pod, PodCondition } from '../../api/generated/core/v1';
import type { Client } from '../client/client';
import type { Simulation } from '../sim/simulation';
import { formatTime } from '../sim/time';
import type { Candidate } from './preemption';
import type { SeriesRecorder } from './recorder';

/** What it takes to tell pods what was decided about them. */
interface Teller {
  readonly sim: Simulation;
  readonly client: Client;
  readonly recorder: SeriesRecorder;
}

/** client-go keeps a time that was never set as null. */
const NEVER = null as unknown as string;

/** Makes room for a pod on a node: its victims are told why, and deleted (preemption.Executor). */
export function evict({ sim, client, recorder }: Teller, pod: Pod, { node, victims }: Candidate): void {
  for (const { pod: victim } of victims) {
    const { namespace = '', name } = victim.metadata;
    const conditions = withCondition(victim.status?.conditions, {
      lastProbeTime: NEVER,
      lastTransitionTime: formatTime(sim.now),
      message: 'default-scheduler: preempting to accommodate a higher priority pod',
      observedGeneration: victim.metadata.generation,
      reason: 'PreemptionByScheduler',
      status: 'True',
      type: 'DisruptionTarget',
    });
    patchStatus(client, victim, { conditions });
    client.delete('pods', namespace, name);
    const words = `Preempted by pod ${pod.metadata.uid} on node ${node}`;
    recorder.event(victim, 'Normal', 'Preempted', 'Preempting', words, pod);
  }
}

/** Says in a pod's condition PodScheduled why there is no node for it, and which one is being cleared for it if any. */
export function tellUnschedulable(
  { sim, client }: Teller,
  pod: Pod,
  message: string,
  nominatedNodeName: string | undefined,
): void {
  const known = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled');
  const isTold = known?.status === 'False' && known.reason === 'Unschedulable' && known.message === message;
  if (isTold && !nominatedNodeName) return;
  const condition: PodCondition = {
    lastProbeTime: NEVER,
    lastTransitionTime: (known?.status === 'False' && known.lastTransitionTime) || formatTime(sim.now),
    message,
    observedGeneration: pod.metadata.generation,
    reason: 'Unschedulable',
    status: 'False',
    type: 'PodScheduled',
  };
  const conditions = withCondition(pod.status?.conditions, condition);
  patchStatus(client, pod, { conditions, ...(nominatedNodeName ? { nominatedNodeName } : {}) });
}

function patchStatus(client: Client, pod: Pod, status: object): void {
  const { namespace = '', name } = pod.metadata;
  const contentType = 'application/merge-patch+json';
  client.patch('pods', namespace, name, { status }, { subresource: 'status', contentType });
}

function withCondition(conditions: readonly PodCondition[] | undefined, set: PodCondition): PodCondition[] {
  const index = conditions?.findIndex(({ type }) => type === set.type) ?? -1;
  const known = conditions?.[index];
  if (!conditions || !known) return [...(conditions ?? []), set];
  return conditions.with(
    index,
    known.status === set.status ? { ...set, lastTransitionTime: known.lastTransitionTime } : set,
  );
}
