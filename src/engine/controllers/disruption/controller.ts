import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { selects } from '../../../api/meta/labels';
import { type KubernetesObject, keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { gatherMembers, type Members, membersOf, noteMember } from '../shared/members';
import { controllerOf } from '../shared/owners';
import { isReady } from '../shared/podState';
import { countHealthy, demandOf, disruptedPods, failedStatus, statusOf } from './budget';

const BUDGETS = 'poddisruptionbudgets.policy';
/** The kinds that say how many pods they want, by kind. */
const SCALED: Readonly<Record<string, string>> = {
  Deployment: 'deployments.apps',
  ReplicaSet: 'replicasets.apps',
  ReplicationController: 'replicationcontrollers',
  StatefulSet: 'statefulsets.apps',
};

interface DisruptionState {
  members: Members;
}

/**
 * Says of each PodDisruptionBudget how many pods may go now. Its rules are in SPEC.md (PDB-...).
 * Models kube-controller-manager: disruption-controller.
 */
export class DisruptionController extends Controller<DisruptionState> {
  constructor(host: ControllerHost) {
    super('disruption-controller', host, { members: new Map() });
    this.informers.on<PodDisruptionBudget>(BUDGETS, {
      added: (budget) => this.budgetChanged(budget),
      updated: (budget, previous) => {
        if (semanticEqual(budget.spec.selector, previous.spec.selector)) this.queue.add(keyOf(budget));
        else this.budgetChanged(budget);
      },
      deleted: (budget) => this.state.members.delete(keyOf(budget)),
    });
    this.informers.on<Pod>('pods', {
      added: (pod) => this.podChanged(pod, undefined),
      updated: (pod, previous) => this.podChanged(pod, previous),
      deleted: (pod, previous) => this.podChanged(pod, previous),
    });
    for (const resource of Object.values(SCALED)) this.informers.on(resource);
  }

  reconcile(key: string): Outcome {
    const budget = this.informers.get<PodDisruptionBudget>(BUDGETS, key);
    if (!budget) return 'done';
    const pods = membersOf(this.state.members, this.informers, key);
    if (pods.length === 0) this.recorder.event(budget, 'Normal', 'NoPods', 'No matching pods found');
    const { now } = this.sim;
    const lost: string[] = [];
    const demand = demandOf(budget, pods, () => this.scaleOf(pods, lost));
    if (typeof demand === 'string' || lost.length > 0) {
      const why = typeof demand === 'string' ? demand : `found no controllers for pod "${lost[0]}"`;
      const words = `Failed to calculate the number of expected pods: ${why}`;
      this.recorder.event(budget, 'Warning', 'CalculateExpectedPodCountFailed', words);
      this.write(budget, failedStatus(budget, why, now));
      return 'retry';
    }
    const { disrupted, recheckAt } = disruptedPods(budget, pods, now);
    const status = statusOf(budget, demand, countHealthy(pods, disrupted), disrupted, now);
    if (recheckAt !== undefined) this.queue.addAfter(key, recheckAt - now);
    return this.write(budget, status) ? 'done' : 'retry';
  }

  private write(budget: PodDisruptionBudget, status: PodDisruptionBudget['status']): boolean {
    if (semanticEqual(budget.status, status)) return true;
    return this.client.updateStatus<PodDisruptionBudget>(BUDGETS, { ...budget, status }).ok;
  }

  /** How many pods the owners of these want together; pods of unknown owners gather in `lost`. */
  private scaleOf(pods: readonly Pod[], lost: string[]): number {
    const seen = new Set<string>();
    let total = 0;
    for (const pod of pods) {
      const first = controllerOf(pod);
      if (!first || seen.has(first.uid)) continue;
      seen.add(first.uid);
      const owner = this.scaledOwner(pod);
      if (!owner) {
        lost.push(pod.metadata.name);
        continue;
      }
      if (first.uid !== owner.metadata.uid) {
        if (seen.has(owner.metadata.uid)) continue;
        seen.add(owner.metadata.uid);
      }
      total += owner.spec.replicas ?? 1;
    }
    return total;
  }

  /** The Deployment behind a pod's ReplicaSet, or what else controls the pod. */
  private scaledOwner(object: KubernetesObject): Deployment | ReplicaSet | undefined {
    const owner = controllerOf(object);
    const resource = owner && SCALED[owner.kind];
    if (!owner || !resource) return undefined;
    const found = this.informers.get<Deployment | ReplicaSet>(resource, `${object.metadata.namespace}/${owner.name}`);
    if (!found || found.metadata.uid !== owner.uid) return undefined;
    return (owner.kind === 'ReplicaSet' && this.scaledOwner(found)) || found;
  }

  private budgetChanged(budget: PodDisruptionBudget): void {
    const key = keyOf(budget);
    const { namespace } = budget.metadata;
    gatherMembers(this.state.members, this.informers, key, namespace, (labels) =>
      selects(budget.spec.selector, labels),
    );
    this.queue.add(key);
  }

  private podChanged(pod: Pod, previous: Pod | undefined): void {
    if (this.informers.count(BUDGETS) === 0) return;
    const podKey = keyOf(pod);
    const isGone = !this.informers.get('pods', podKey);
    if (previous && !isGone && !isChange(pod, previous)) return;
    for (const budget of this.informers.within<PodDisruptionBudget>(BUDGETS, pod.metadata.namespace)) {
      const isIn = !isGone && selects(budget.spec.selector, pod.metadata.labels);
      if (noteMember(this.state.members, keyOf(budget), podKey, isIn)) this.queue.add(keyOf(budget));
    }
  }
}

function isChange(pod: Pod, previous: Pod): boolean {
  return (
    isReady(pod) !== isReady(previous) ||
    pod.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    !semanticEqual(pod.metadata.labels, previous.metadata.labels) ||
    controllerOf(pod)?.uid !== controllerOf(previous)?.uid
  );
}
