import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { selects } from '../../../api/meta/labels';
import { keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { adoptionPatch, BY_CONTROLLER, controllerOf, indexOwners, releasePatch, UNCONTROLLED } from '../shared/owners';
import { isFinished } from '../shared/podState';
import { DESIRED_REPLICAS, ROLLBACK_TO, replicasAnnotation } from './annotations';
import { condition, conditionOf, hasDeadline, PROGRESS, withCondition } from './conditions';
import { isRolling, wanted } from './fenceposts';
import { trimHistory } from './history';
import { adjustNewest, createNewest, split } from './newest';
import { rollBack } from './rollback';
import { active, type Rollout, setsOf, writeStatus } from './rollout';
import { isComplete, syncRolloutStatus, syncStatus } from './status';
import { byAge, emptyOld, growNewest, scaleInProportion, shrinkOld } from './steps';

const DEPLOYMENTS = 'deployments.apps';
const REPLICASETS = 'replicasets.apps';
/** A key that failed this often in a row is given up until its object changes. */
const MAX_RETRIES = 15;

/**
 * Rolls a Deployment's template out through ReplicaSets, one step a sync. Its rules are in SPEC.md (DEP-...).
 * Models kube-controller-manager: deployment, DeploymentController.syncDeployment.
 */
export class DeploymentController extends Controller {
  constructor(host: ControllerHost) {
    super('deployment-controller', host, {});
    indexOwners(this.informers, REPLICASETS);
    indexOwners(this.informers, 'pods');
    this.informers.on<Deployment>(DEPLOYMENTS, {
      added: (deployment) => this.queue.add(keyOf(deployment)),
      updated: (deployment) => this.queue.add(keyOf(deployment)),
      deleted: (deployment) => this.queue.add(keyOf(deployment)),
    });
    this.informers.on<ReplicaSet>(REPLICASETS, {
      added: (rs) => this.setChanged(rs),
      updated: (rs, previous) => this.setChanged(rs, previous),
      deleted: (rs) => this.addOwner(rs),
    });
    this.informers.on<Pod>('pods', { deleted: (pod) => this.podDeleted(pod) });
  }

  reconcile(key: string): Outcome {
    const deployment = this.informers.get<Deployment>(DEPLOYMENTS, key);
    if (!deployment) return 'done';
    const { selector } = deployment.spec;
    if (!selector.matchLabels && !selector.matchExpressions) return this.selectsAll(deployment);
    const sets = this.claim(deployment);
    if (!sets) return 'done';
    const rollout: Rollout = {
      client: this.client,
      recorder: this.recorder,
      now: this.sim.now,
      deployment,
      ...split(deployment, sets),
      failed: false,
    };
    const lookAgainMs = this.sync(rollout);
    if (lookAgainMs !== undefined) this.queue.addAfter(key, lookAgainMs);
    return rollout.failed && this.queue.failures(key) < MAX_RETRIES ? 'retry' : 'done';
  }

  private sync(rollout: Rollout): number | undefined {
    const { deployment } = rollout;
    if (deployment.metadata.deletionTimestamp) {
      syncStatus(rollout);
      return undefined;
    }
    tellPause(rollout);
    if (rollout.failed) return undefined;
    if (!deployment.spec.paused && deployment.metadata.annotations?.[ROLLBACK_TO] !== undefined) {
      rollBack(rollout);
      return undefined;
    }
    adjustNewest(rollout);
    if (rollout.failed) return undefined;
    if (deployment.spec.paused || isScaled(rollout)) {
      scaleInProportion(rollout);
      if (deployment.spec.paused && !rollout.failed) trimHistory(rollout);
      if (!rollout.failed) syncStatus(rollout);
      return undefined;
    }
    return isRolling(deployment) ? this.roll(rollout) : this.recreate(rollout);
  }

  /** One step of a rolling update (rolloutRolling). */
  private roll(rollout: Rollout): number | undefined {
    if (!rollout.newest) createNewest(rollout);
    if (rollout.failed) return undefined;
    if (!growNewest(rollout) && !rollout.failed && !shrinkOld(rollout)) this.trimWhenComplete(rollout);
    return rollout.failed ? undefined : syncRolloutStatus(rollout);
  }

  /** One step of Recreate: nothing old may be left before anything new is made (rolloutRecreate). */
  private recreate(rollout: Rollout): number | undefined {
    if (!emptyOld(rollout) && !rollout.failed && !this.oldPodsRun(rollout)) {
      if (!rollout.newest) createNewest(rollout);
      if (!rollout.failed) growNewest(rollout);
      if (!rollout.failed) this.trimWhenComplete(rollout);
    }
    return rollout.failed ? undefined : syncRolloutStatus(rollout);
  }

  private trimWhenComplete(rollout: Rollout): void {
    if (isComplete(rollout.deployment, rollout.deployment.status)) trimHistory(rollout);
  }

  private oldPodsRun({ old }: Rollout): boolean {
    if (old.some((rs) => (rs.status?.replicas ?? 0) > 0)) return true;
    return old.some((rs) => this.podsOf(rs).some((pod) => !isFinished(pod)));
  }

  private podsOf(rs: ReplicaSet): Pod[] {
    const keys = this.informers.keysByIndex('pods', BY_CONTROLLER, rs.metadata.uid);
    return [...keys].map((key) => this.informers.get<Pod>('pods', key) as Pod);
  }

  private selectsAll(deployment: Deployment): Outcome {
    const message = 'This deployment is selecting all pods. A non-empty selector is required.';
    this.recorder.event(deployment, 'Warning', 'SelectingAll', message);
    const { generation = 0 } = deployment.metadata;
    if ((deployment.status?.observedGeneration ?? 0) >= generation) return 'done';
    const status = { ...deployment.status, observedGeneration: generation };
    return this.client.updateStatus<Deployment>(DEPLOYMENTS, { ...deployment, status }).ok ? 'done' : 'retry';
  }

  /** Its ReplicaSets, oldest first; undefined when it adopted or let go of any, and will look again when it sees that. */
  private claim(deployment: Deployment): ReplicaSet[] | undefined {
    const { uid, namespace = '', name, deletionTimestamp } = deployment.metadata;
    const { selector } = deployment.spec;
    const owned = this.sets(BY_CONTROLLER, uid);
    if (deletionTimestamp) return owned.sort(byAge);
    const strays = owned.filter((rs) => !selects(selector, rs.metadata.labels));
    const orphans = this.sets(UNCONTROLLED, orphanIndex(deployment)).filter(
      (rs) => selects(selector, rs.metadata.labels) && !rs.metadata.deletionTimestamp,
    );
    if (strays.length === 0 && orphans.length === 0) return owned.sort(byAge);
    for (const rs of strays) {
      this.client.patch(REPLICASETS, namespace, rs.metadata.name, releasePatch(deployment, rs));
    }
    if (orphans.length === 0) return undefined;
    const fresh = this.client.get<Deployment>(DEPLOYMENTS, namespace, name);
    if (!fresh.ok || fresh.object.metadata.uid !== uid || fresh.object.metadata.deletionTimestamp) return undefined;
    for (const rs of orphans) {
      this.client.patch(REPLICASETS, namespace, rs.metadata.name, adoptionPatch(deployment, rs.metadata.uid));
    }
    return undefined;
  }

  private sets(index: string, value: string): ReplicaSet[] {
    const keys = this.informers.keysByIndex(REPLICASETS, index, value);
    return [...keys].map((key) => this.informers.get<ReplicaSet>(REPLICASETS, key) as ReplicaSet);
  }

  private setChanged(rs: ReplicaSet, previous?: ReplicaSet): void {
    const owner = controllerOf(rs);
    if (previous && controllerOf(previous)?.uid !== owner?.uid) this.addOwner(previous);
    if (owner) {
      this.addOwner(rs);
      return;
    }
    const isRelabeled = !semanticEqual(previous?.metadata.labels, rs.metadata.labels);
    const isLetGo = previous !== undefined && controllerOf(previous) !== undefined;
    if (!isRelabeled && !isLetGo) return;
    for (const deployment of this.informers.within<Deployment>(DEPLOYMENTS, rs.metadata.namespace)) {
      if (selects(deployment.spec.selector, rs.metadata.labels)) this.queue.add(keyOf(deployment));
    }
  }

  private addOwner(rs: ReplicaSet): void {
    const deployment = this.ownerOf(rs);
    if (deployment) this.queue.add(keyOf(deployment));
  }

  private ownerOf(rs: ReplicaSet): Deployment | undefined {
    const owner = controllerOf(rs);
    if (owner?.kind !== 'Deployment') return undefined;
    const deployment = this.informers.get<Deployment>(DEPLOYMENTS, `${rs.metadata.namespace}/${owner.name}`);
    return deployment?.metadata.uid === owner.uid ? deployment : undefined;
  }

  /** Recreate waits for the last of the old pods. */
  private podDeleted(pod: Pod): void {
    const owner = controllerOf(pod);
    if (owner?.kind !== 'ReplicaSet') return;
    const rs = this.informers.get<ReplicaSet>(REPLICASETS, `${pod.metadata.namespace}/${owner.name}`);
    const deployment = rs?.metadata.uid === owner.uid ? this.ownerOf(rs) : undefined;
    if (!deployment || isRolling(deployment)) return;
    const sets = this.sets(BY_CONTROLLER, deployment.metadata.uid);
    const left = sets.some((set) => this.informers.countByIndex('pods', BY_CONTROLLER, set.metadata.uid) > 0);
    if (!left) this.queue.add(keyOf(deployment));
  }
}

/** A ReplicaSet with pods was last sized for another number than is wanted now. */
function isScaled(rollout: Rollout): boolean {
  return active(setsOf(rollout)).some((rs) => {
    const desired = replicasAnnotation(rs, DESIRED_REPLICAS);
    return desired !== undefined && desired !== wanted(rollout.deployment);
  });
}

/** Says in the condition Progressing that the Deployment was paused or resumed (checkPausedConditions). */
function tellPause(rollout: Rollout): void {
  const { deployment, now } = rollout;
  if (!hasDeadline(deployment)) return;
  const known = conditionOf(deployment.status, 'Progressing');
  if (known?.reason === PROGRESS.timedOut) return;
  const { paused = false } = deployment.spec;
  if (paused === (known?.reason === PROGRESS.paused)) return;
  const told = paused
    ? condition('Progressing', 'Unknown', PROGRESS.paused, 'Deployment is paused', now)
    : condition('Progressing', 'Unknown', PROGRESS.resumed, 'Deployment is resumed', now);
  const { status } = deployment;
  writeStatus(rollout, { ...status, conditions: withCondition(status?.conditions, told) });
}

/** Where orphans that a Deployment might adopt are found: under one of its labels, where it selects by any. */
function orphanIndex(deployment: Deployment): string {
  const { namespace = '' } = deployment.metadata;
  const [label] = Object.entries(deployment.spec.selector.matchLabels ?? {});
  return label ? `${namespace} ${label[0]}=${label[1]}` : namespace;
}
