import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Pod } from '../../api/generated/core/v1';
import { parseTime } from '../../engine/cluster';
import type { RolloutFacts, Situation } from '../../protocol/why';
import { isLive, isReady } from '../picture/pods';
import { workloadRecord } from '../picture/workloads';
import { podSituation, podStatus } from './pods';
import { namedPod, type Records } from './records';

/** How a Deployment's rollout stands: bounds, groups and the pod that stands in the way. */
export function rolloutFacts(records: Records, deployment: Deployment): RolloutFacts {
  const { metadata, spec, status } = deployment;
  const record = workloadRecord('deployments.apps', deployment, 0, { live: 0, available: 0 });
  const rolling = spec.strategy?.rollingUpdate;
  const sets = records
    .list<ReplicaSet>('replicasets.apps', metadata.namespace)
    .filter(({ metadata: own }) => own.ownerReferences?.some(({ uid }) => uid === metadata.uid))
    .sort((one, other) => revision(other) - revision(one));
  const progressing = status?.conditions?.find(({ type }) => type === 'Progressing');
  const failure = status?.conditions?.find(({ type, status: is }) => type === 'ReplicaFailure' && is === 'True');
  const [newest] = sets;
  const troubled = newest && troubledPod(records, newest);
  return {
    type: 'rollout',
    replicas: record.replicas,
    updated: status?.updatedReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    live: status?.replicas ?? 0,
    limit: record.limit,
    floor: record.floor,
    maxSurge: String(rolling?.maxSurge ?? ''),
    maxUnavailable: String(rolling?.maxUnavailable ?? ''),
    strategy: spec.strategy?.type ?? 'RollingUpdate',
    paused: record.paused,
    deadlineSeconds: spec.progressDeadlineSeconds ?? 600,
    progress: progressing?.reason ?? '',
    progressAt: progressing?.lastUpdateTime ? parseTime(progressing.lastUpdateTime) : 0,
    groups: sets
      .filter((set) => set === newest || (set.status?.replicas ?? 0) > 0 || (set.spec.replicas ?? 0) > 0)
      .map((set) => group(set, set === newest)),
    ...(troubled && { troubled }),
    failure: failure?.message ?? '',
  };
}

/** How a ReplicaSet that nobody rolls out stands, told as a Deployment of one group. */
export function replicaSetFacts(records: Records, set: ReplicaSet): RolloutFacts {
  const replicas = set.spec.replicas ?? 1;
  const troubled = troubledPod(records, set);
  const failure = set.status?.conditions?.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True');
  return {
    type: 'rollout',
    replicas,
    updated: set.status?.replicas ?? 0,
    available: set.status?.availableReplicas ?? 0,
    live: set.status?.replicas ?? 0,
    limit: replicas,
    floor: replicas,
    maxSurge: '',
    maxUnavailable: '',
    strategy: '',
    paused: false,
    deadlineSeconds: 0,
    progress: '',
    progressAt: 0,
    groups: [group(set, true)],
    ...(troubled && { troubled }),
    failure: failure?.message ?? '',
  };
}

function revision({ metadata }: ReplicaSet): number {
  return Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
}

function group(set: ReplicaSet, newest: boolean): RolloutFacts['groups'][number] {
  const { name, uid } = set.metadata;
  return {
    name,
    object: { kind: 'ReplicaSet', uid },
    image: set.spec.template?.spec?.containers[0]?.image ?? '',
    wants: set.spec.replicas ?? 1,
    live: set.status?.replicas ?? 0,
    ready: set.status?.readyReplicas ?? 0,
    newest,
  };
}

/** The first live pod of a group that is not ready. */
function troubledPod(records: Records, set: ReplicaSet): RolloutFacts['troubled'] {
  const pod = records
    .list<Pod>('pods', set.metadata.namespace)
    .find(
      (one) =>
        isLive(one) && !isReady(one) && one.metadata.ownerReferences?.some(({ uid }) => uid === set.metadata.uid),
    );
  if (!pod) return undefined;
  const events = records.events(pod.metadata.uid, pod.metadata.namespace ?? '');
  const situation: Situation = podSituation(records, pod, false, events);
  return { ...namedPod(pod), status: podStatus(pod), situation };
}
