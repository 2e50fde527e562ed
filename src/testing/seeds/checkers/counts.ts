import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { selects, selectsAll } from '../../../api/meta/labels';
import type { Checker, Eye } from '../checker';
import { conditionOf, isLive, isOver, isReady } from '../pods';
import { parseTime } from '../time';
import { setsOf } from './rollouts';

function differences(
  told: Readonly<Record<string, number | undefined>>,
  real: Readonly<Record<string, number>>,
): string {
  return Object.entries(real)
    .filter(([name, count]) => (told[name] ?? 0) !== count)
    .map(([name, count]) => `${name} ${told[name] ?? 0}, really ${count}`)
    .join('; ');
}

/** What a ReplicaSet's status should count. */
function countsOf(eye: Eye, rs: ReplicaSet): Record<string, number> {
  const pods = eye.memory.podsOwnedBy(rs.metadata.uid);
  const live = pods.filter(isLive);
  const ready = live.filter(isReady);
  const minReadyMs = (rs.spec.minReadySeconds ?? 0) * 1000;
  const isAvailable = (pod: Pod) =>
    parseTime(conditionOf(pod, 'Ready')?.lastTransitionTime) + minReadyMs <= eye.cluster.now;
  return {
    replicas: live.length,
    readyReplicas: ready.length,
    availableReplicas: ready.filter(isAvailable).length,
    fullyLabeledReplicas: live.filter(({ metadata }) => selectsAll(rs.spec.template?.metadata?.labels, metadata.labels))
      .length,
    terminatingReplicas: pods.filter((pod) => pod.metadata.deletionTimestamp && !isOver(pod)).length,
  };
}

export const SET_COUNTS: Checker = {
  name: 'ReplicaSet counts',
  rule: "once settled a ReplicaSet's status counts its pods as they are",
  watch: (eye) => ({
    settled: () => {
      for (const rs of eye.list<ReplicaSet>('replicasets.apps')) {
        const wrong = differences((rs.status ?? {}) as Record<string, number | undefined>, countsOf(eye, rs));
        if (wrong) eye.complain(`ReplicaSet ${rs.metadata.name}: ${wrong}`);
      }
    },
  }),
};

export const DEPLOYMENT_COUNTS: Checker = {
  name: 'Deployment counts',
  rule: "once settled a Deployment's status counts the pods of its ReplicaSets as they are",
  watch: (eye) => ({
    settled: () => {
      for (const deployment of eye.list<Deployment>('deployments.apps')) {
        const sets = setsOf(eye, deployment.metadata.uid);
        const sum = (name: string) => sets.reduce((all, rs) => all + (countsOf(eye, rs)[name] ?? 0), 0);
        const wanted = sets.reduce((all, { spec }) => all + (spec.replicas ?? 1), 0);
        const available = sum('availableReplicas');
        const real = {
          replicas: sum('replicas'),
          readyReplicas: sum('readyReplicas'),
          availableReplicas: available,
          unavailableReplicas: Math.max(0, wanted - available),
          terminatingReplicas: sum('terminatingReplicas'),
        };
        const wrong = differences((deployment.status ?? {}) as Record<string, number | undefined>, real);
        if (wrong) eye.complain(`Deployment ${deployment.metadata.name}: ${wrong}`);
      }
    },
  }),
};

export const BUDGET_COUNTS: Checker = {
  name: 'budget counts',
  rule: "once settled a budget's status counts the healthy pods that it selects",
  watch: (eye) => ({
    settled: () => {
      for (const { metadata, spec, status } of eye.list<PodDisruptionBudget>('poddisruptionbudgets.policy')) {
        const healthy = eye
          .list<Pod>('pods')
          .filter(
            (pod) =>
              pod.metadata.namespace === metadata.namespace &&
              selects(spec.selector, pod.metadata.labels) &&
              isReady(pod) &&
              !pod.metadata.deletionTimestamp,
          ).length;
        const isUnknown = status?.conditions?.some(({ reason }) => reason === 'SyncFailed');
        if (!isUnknown && status?.currentHealthy !== healthy) {
          eye.complain(`budget ${metadata.name} counts ${status?.currentHealthy} healthy pods, really ${healthy}`);
        }
        const allowed = Math.max(0, (status?.currentHealthy ?? 0) - (status?.desiredHealthy ?? 0));
        const told = status?.disruptionsAllowed ?? 0;
        if (told > 0 ? told !== allowed : !isUnknown && allowed > 0 && (status?.expectedPods ?? 0) > 0) {
          eye.complain(`budget ${metadata.name} allows ${told} disruptions, really ${allowed}`);
        }
      }
    },
  }),
};
