import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import type { ObjectMeta } from '../../../api/generated/meta/v1';
import type { Draft } from '../../../api/meta/object';
import { controllerRefTo } from '../shared/owners';
import type { Tally } from './tally';

/** Pods that a sync is about to create or delete, and how far it is. Plain data: it outlives the call that began it. */
export interface Batch {
  readonly kind: 'create' | 'delete';
  /** The ReplicaSet and its tally when the sync began; the status that follows tells of them. */
  readonly rs: ReplicaSet;
  readonly tally: Tally;
  readonly available: number;
  /** How many are to do in all, with those of the present batch. */
  readonly left: number;
  /** The size of the present batch, and how many of it are to do. */
  readonly size: number;
  readonly inBatch: number;
  /** The names of the pods to delete. */
  readonly victims: readonly string[];
  /** What the API server said to the first that failed. */
  readonly failure?: string;
  /** Whether any was refused because the namespace is going away. */
  readonly refused: boolean;
}

/** A ReplicaSet creates or deletes at most this many pods in one sync. */
export const BURST_REPLICAS = 500;

/** The start of `count` creations: one, then twice as many as before while all goes well (slowStartBatch). */
export function creationBatch(rs: ReplicaSet, tally: Tally, available: number, count: number): Batch {
  return { kind: 'create', rs, tally, available, left: count, size: 1, inBatch: 1, victims: [], refused: false };
}

/** The start of deletions, all at once. */
export function deletionBatch(rs: ReplicaSet, tally: Tally, available: number, victims: readonly string[]): Batch {
  const count = victims.length;
  return { kind: 'delete', rs, tally, available, left: count, size: count, inBatch: count, victims, refused: false };
}

/** One of the batch is done. */
export function afterOne(batch: Batch): Batch {
  return { ...batch, left: batch.left - 1, inBatch: batch.inBatch - 1 };
}

/** The batch after a whole one, or undefined when there is no more to do or something went wrong. */
export function nextBatch(batch: Batch): Batch | undefined {
  const size = Math.min(2 * batch.size, batch.left);
  if (size === 0 || batch.failure !== undefined || batch.refused) return undefined;
  return { ...batch, size, inBatch: size };
}

/** The pod that a ReplicaSet makes of its template (controller.GetPodFromTemplate). */
export function podOf(rs: ReplicaSet): Draft<Pod> {
  const { metadata, spec = { containers: [] } } = rs.spec.template ?? {};
  const { labels, annotations, finalizers }: Partial<ObjectMeta> = metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(annotations ? { annotations } : {}),
      ...(finalizers ? { finalizers } : {}),
      generateName: `${rs.metadata.name}-`,
      ...(labels ? { labels } : {}),
      namespace: rs.metadata.namespace,
      ownerReferences: [controllerRefTo(rs)],
    },
    spec,
  };
}
