import type { ReplicaSet, ReplicaSetCondition, ReplicaSetStatus } from '../../../api/generated/apps/v1';
import { semanticEqual } from '../../../api/meta/equality';
import type { Client } from '../../client/client';
import { formatTime } from '../../sim/time';
import type { Tally } from './tally';

/** What a sync saw and what came of it: all that the status tells. */
export interface Findings {
  readonly tally: Tally;
  readonly available: number;
  /** The API server's words where pods could not be created or deleted. */
  readonly failure?: string;
}

/** The status that a ReplicaSet has after a sync (calculateStatus of the replicaset controller). `now` is cluster ms. */
export function statusAfter(rs: ReplicaSet, { tally, available, failure }: Findings, now: number): ReplicaSetStatus {
  const conditions = conditionsAfter(rs, tally.active, failure, now);
  return {
    observedGeneration: rs.metadata.generation,
    replicas: tally.active,
    terminatingReplicas: tally.terminating,
    ...(available ? { availableReplicas: available } : {}),
    ...(conditions.length ? { conditions } : {}),
    ...(tally.labeled ? { fullyLabeledReplicas: tally.labeled } : {}),
    ...(tally.ready ? { readyReplicas: tally.ready } : {}),
  };
}

/** Writes a status; after a conflict once more, onto what is stored now. Undefined when both failed or the object is gone. */
export function writeStatus(client: Client, rs: ReplicaSet, status: ReplicaSetStatus): ReplicaSet | undefined {
  if (semanticEqual(rs.status, status)) return rs;
  const first = client.updateStatus<ReplicaSet>('replicasets.apps', { ...rs, status });
  if (first.ok) return first.object;
  const fresh = client.get<ReplicaSet>('replicasets.apps', rs.metadata.namespace ?? '', rs.metadata.name);
  if (!fresh.ok) return undefined;
  const second = client.updateStatus<ReplicaSet>('replicasets.apps', { ...fresh.object, status });
  return second.ok ? second.object : undefined;
}

function conditionsAfter(
  rs: ReplicaSet,
  active: number,
  failure: string | undefined,
  now: number,
): ReplicaSetCondition[] {
  const conditions = rs.status?.conditions ?? [];
  const known = conditions.some((condition) => condition.type === 'ReplicaFailure');
  if (failure === undefined) return conditions.filter((condition) => condition.type !== 'ReplicaFailure');
  const difference = active - (rs.spec.replicas ?? 1);
  if (known || difference === 0) return conditions;
  const condition: ReplicaSetCondition = {
    lastTransitionTime: formatTime(now),
    message: failure,
    reason: difference < 0 ? 'FailedCreate' : 'FailedDelete',
    status: 'True',
    type: 'ReplicaFailure',
  };
  return [...conditions, condition];
}
