import type { DaemonSet, Deployment, StatefulSet } from '../../../api/generated/apps/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import { fail } from '../failure';

/** What `rollout status` says of an object at a moment, and whether the rollout is over. */
export interface RolloutStatus {
  readonly text: string;
  readonly done: boolean;
}

type Viewer = (object: KubernetesObject, revision: number) => RolloutStatus;

/** By kind. */
export const STATUS_VIEWERS: Readonly<Record<string, Viewer>> = {
  Deployment: (object, revision) => viewDeployment(object as Deployment, revision),
  DaemonSet: (object) => viewDaemonSet(object as DaemonSet),
  StatefulSet: (object) => viewStatefulSet(object as StatefulSet),
};

const going = (text: string): RolloutStatus => ({ text: `${text}\n`, done: false });
const over = (text: string): RolloutStatus => ({ text: `${text}\n`, done: true });

/** Models polymorphichelpers.DeploymentStatusViewer. */
function viewDeployment({ metadata, spec, status = {} }: Deployment, revision: number): RolloutStatus {
  const { name, annotations, generation = 0 } = metadata;
  if (revision > 0) {
    const running = Number(annotations?.['deployment.kubernetes.io/revision'] ?? 0);
    if (running !== revision)
      fail(`desired revision (${revision}) is different from the running revision (${running})`);
  }
  if (generation > (status.observedGeneration ?? 0))
    return going('Waiting for deployment spec update to be observed...');
  const progressing = status.conditions?.find(({ type }) => type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') fail(`deployment "${name}" exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  const waiting = `Waiting for deployment "${name}" rollout to finish:`;
  if (spec.replicas !== undefined && updatedReplicas < spec.replicas) {
    return going(`${waiting} ${updatedReplicas} out of ${spec.replicas} new replicas have been updated...`);
  }
  if (replicas > updatedReplicas) {
    return going(`${waiting} ${replicas - updatedReplicas} old replicas are pending termination...`);
  }
  if (availableReplicas < updatedReplicas) {
    return going(`${waiting} ${availableReplicas} of ${updatedReplicas} updated replicas are available...`);
  }
  return over(`deployment "${name}" successfully rolled out`);
}

/** Models polymorphichelpers.DaemonSetStatusViewer. */
function viewDaemonSet({ metadata, spec, status }: DaemonSet): RolloutStatus {
  const { name, generation = 0 } = metadata;
  if (spec.updateStrategy?.type !== 'RollingUpdate') failStrategy();
  if (generation > (status?.observedGeneration ?? 0))
    return going('Waiting for daemon set spec update to be observed...');
  const { updatedNumberScheduled = 0, desiredNumberScheduled = 0, numberAvailable = 0 } = status ?? {};
  const waiting = `Waiting for daemon set "${name}" rollout to finish:`;
  if (updatedNumberScheduled < desiredNumberScheduled) {
    return going(`${waiting} ${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`);
  }
  if (numberAvailable < desiredNumberScheduled) {
    return going(`${waiting} ${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`);
  }
  return over(`daemon set "${name}" successfully rolled out`);
}

/** Models polymorphichelpers.StatefulSetStatusViewer. */
function viewStatefulSet({ metadata, spec, status }: StatefulSet): RolloutStatus {
  if (spec.updateStrategy?.type !== 'RollingUpdate') failStrategy();
  const observed = status?.observedGeneration ?? 0;
  if (observed === 0 || (metadata.generation ?? 0) > observed) {
    return going('Waiting for statefulset spec update to be observed...');
  }
  const { readyReplicas = 0, updatedReplicas = 0, currentReplicas = 0, updateRevision, currentRevision } = status ?? {};
  if (spec.replicas !== undefined && readyReplicas < spec.replicas) {
    return going(`Waiting for ${spec.replicas - readyReplicas} pods to be ready...`);
  }
  const { rollingUpdate } = spec.updateStrategy;
  if (rollingUpdate) {
    const wanted = (spec.replicas ?? 0) - (rollingUpdate.partition ?? 0);
    if (spec.replicas !== undefined && rollingUpdate.partition !== undefined && updatedReplicas < wanted) {
      return going(
        `Waiting for partitioned roll out to finish: ${updatedReplicas} out of ${wanted} new pods have been updated...`,
      );
    }
    return over(`partitioned roll out complete: ${updatedReplicas} new pods have been updated...`);
  }
  if (updateRevision !== currentRevision) {
    return going(
      `waiting for statefulset rolling update to complete ${updatedReplicas} pods at revision ${updateRevision}...`,
    );
  }
  return over(`statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`);
}

function failStrategy(): never {
  return fail('rollout status is only available for RollingUpdate strategy type');
}
