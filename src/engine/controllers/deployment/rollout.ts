import type { Deployment, DeploymentStatus, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Client } from '../../client/client';
import type { Recorder } from '../../client/recorder';
import { replicasDiffer, withReplicas } from './annotations';
import { maxSurge, sizeOf, wanted } from './fenceposts';

/** One sync of one Deployment: what it sees, what it acts with, and whether the API server let it. */
export interface Rollout {
  readonly client: Client;
  readonly recorder: Recorder;
  /** Cluster time in milliseconds. */
  readonly now: number;
  deployment: Deployment;
  /** The ReplicaSets of older templates, oldest first. */
  old: ReplicaSet[];
  newest?: ReplicaSet;
  /** A request failed: the sync ends and is tried again. */
  failed: boolean;
}

/** All its ReplicaSets, the newest last. */
export function setsOf({ old, newest }: Rollout): ReplicaSet[] {
  return newest ? [...old, newest] : old;
}

/** Those that have or want pods. */
export function active(sets: readonly ReplicaSet[]): ReplicaSet[] {
  return sets.filter((rs) => sizeOf(rs) > 0);
}

/** Writes the Deployment's status, and its annotations if given; the sync goes on with the object as it was read. */
export function writeStatus(rollout: Rollout, status: DeploymentStatus, annotations?: Record<string, string>): void {
  const { deployment } = rollout;
  const metadata = annotations ? { ...deployment.metadata, annotations } : deployment.metadata;
  rollout.deployment = { ...deployment, metadata, status };
  const result = rollout.client.updateStatus<Deployment>('deployments.apps', rollout.deployment);
  if (!result.ok) rollout.failed = true;
}

/** Gives a ReplicaSet another size and says so in an event: what is stored then, or undefined when it stayed as it was. */
export function resize(rollout: Rollout, rs: ReplicaSet, size: number): ReplicaSet | undefined {
  return size === sizeOf(rs) ? undefined : resizeOrAnnotate(rollout, rs, size);
}

/** As `resize`, and also writes when only the annotations are behind (scaleReplicaSet). */
export function resizeOrAnnotate(rollout: Rollout, rs: ReplicaSet, size: number): ReplicaSet | undefined {
  const { deployment } = rollout;
  const before = sizeOf(rs);
  const desired = wanted(deployment);
  const max = desired + maxSurge(deployment);
  if (rollout.failed || (size === before && !replicasDiffer(rs, desired, max))) return undefined;
  const result = rollout.client.update<ReplicaSet>('replicasets.apps', {
    ...rs,
    metadata: { ...rs.metadata, annotations: withReplicas(rs, desired, max) },
    spec: { ...rs.spec, replicas: size },
  });
  if (!result.ok) {
    rollout.failed = true;
    return undefined;
  }
  if (size === before) return undefined;
  const direction = size > before ? 'up' : 'down';
  const message = `Scaled ${direction} replica set ${rs.metadata.name} from ${before} to ${size}`;
  rollout.recorder.event(deployment, 'Normal', 'ScalingReplicaSet', message);
  return result.object;
}
