import type { Deployment } from '../../api/generated/apps/v1';
import { semanticEqual } from '../../api/meta/equality';
import type { Change } from '../../engine/etcd/etcd';
import type { RolloutRecord } from '../../protocol/record';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Follows Deployments from a change of their template to its end. */
export class Rollouts {
  private readonly running = new Map<string, Writable<RolloutRecord>>();

  /** Takes in a write; the result is a rollout that it began. */
  note({ type, resource, object, previous, at }: Change): RolloutRecord | undefined {
    if (resource !== 'deployments.apps') return undefined;
    const deployment = object as Deployment;
    const uid = deployment.metadata.uid ?? '';
    if (type === 'DELETED') {
      this.end(uid, at, 'overtaken');
      return undefined;
    }
    const before = (previous as Deployment | undefined)?.spec?.template;
    if (!semanticEqual(before, deployment.spec?.template)) return this.begin(uid, deployment, at);
    if (isComplete(deployment)) this.end(uid, at, 'complete');
    else if (isStuck(deployment)) this.end(uid, at, 'stuck');
    return undefined;
  }

  private begin(uid: string, { metadata, spec }: Deployment, at: number): RolloutRecord {
    this.end(uid, at, 'overtaken');
    const images = (spec?.template.spec?.containers ?? []).map(({ image = '' }) => image);
    const { name = '', namespace = '' } = metadata;
    const rollout = { kind: 'Deployment', name, namespace, images, from: at, outcome: 'running' as const };
    this.running.set(uid, rollout);
    return rollout;
  }

  private end(uid: string, at: number, outcome: RolloutRecord['outcome']): void {
    const rollout = this.running.get(uid);
    if (!rollout) return;
    this.running.delete(uid);
    rollout.outcome = outcome;
    rollout.until = at;
  }
}

/** As `kubectl rollout status` finds it done. */
function isComplete({ metadata, spec, status }: Deployment): boolean {
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return false;
  const wanted = spec?.replicas ?? 1;
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0 } = status ?? {};
  return updatedReplicas >= wanted && replicas <= updatedReplicas && availableReplicas >= updatedReplicas;
}

function isStuck({ metadata, status }: Deployment): boolean {
  if ((status?.observedGeneration ?? 0) < (metadata.generation ?? 0)) return false;
  return (status?.conditions ?? []).some(
    ({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded',
  );
}
