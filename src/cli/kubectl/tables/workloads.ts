import type { DaemonSet, Deployment, ReplicaSet, StatefulSet } from '../../../api/generated/apps/v1';
import type { ReplicationController } from '../../../api/generated/core/v1';
import { formatLabelSelector, formatRequirements, requirementsOf } from '../../../api/meta/labels';
import { AGE, containerColumns, formatLabels, NAME, tableOf } from './table';

/** Models printers.printDeployment. */
export const deployments = tableOf<Deployment>('deployments.apps', [
  NAME,
  { title: 'READY', cell: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}` },
  { title: 'UP-TO-DATE', cell: ({ status }) => status?.updatedReplicas ?? 0 },
  { title: 'AVAILABLE', cell: ({ status }) => status?.availableReplicas ?? 0 },
  AGE,
  ...containerColumns<Deployment>(({ spec }) => spec.template.spec),
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatRequirements(requirementsOf(spec.selector) ?? []) },
]);

/** Models printers.printReplicaSet. */
export const replicaSets = tableOf<ReplicaSet>('replicasets.apps', [
  NAME,
  { title: 'DESIRED', cell: ({ spec }) => spec.replicas ?? 0 },
  { title: 'CURRENT', cell: ({ status }) => status?.replicas ?? 0 },
  { title: 'READY', cell: ({ status }) => status?.readyReplicas ?? 0 },
  AGE,
  ...containerColumns<ReplicaSet>(({ spec }) => spec.template?.spec),
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabelSelector(spec.selector) },
]);

/** Models printers.printReplicationController. */
export const replicationControllers = tableOf<ReplicationController>('replicationcontrollers', [
  NAME,
  { title: 'DESIRED', cell: ({ spec }) => spec.replicas ?? 0 },
  { title: 'CURRENT', cell: ({ status }) => status?.replicas ?? 0 },
  { title: 'READY', cell: ({ status }) => status?.readyReplicas ?? 0 },
  AGE,
  ...containerColumns<ReplicationController>(({ spec }) => spec.template?.spec),
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabels(spec.selector) },
]);

/** Models printers.printStatefulSet. */
export const statefulSets = tableOf<StatefulSet>('statefulsets.apps', [
  NAME,
  { title: 'READY', cell: ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec.replicas ?? 0}` },
  AGE,
  ...containerColumns<StatefulSet>(({ spec }) => spec.template.spec),
]);

/** Models printers.printDaemonSet. */
export const daemonSets = tableOf<DaemonSet>('daemonsets.apps', [
  NAME,
  { title: 'DESIRED', cell: ({ status }) => status?.desiredNumberScheduled ?? 0 },
  { title: 'CURRENT', cell: ({ status }) => status?.currentNumberScheduled ?? 0 },
  { title: 'READY', cell: ({ status }) => status?.numberReady ?? 0 },
  { title: 'UP-TO-DATE', cell: ({ status }) => status?.updatedNumberScheduled ?? 0 },
  { title: 'AVAILABLE', cell: ({ status }) => status?.numberAvailable ?? 0 },
  { title: 'NODE SELECTOR', cell: ({ spec }) => formatLabels(spec.template.spec?.nodeSelector) },
  AGE,
  ...containerColumns<DaemonSet>(({ spec }) => spec.template.spec),
  { title: 'SELECTOR', wide: true, cell: ({ spec }) => formatLabelSelector(spec.selector) },
]);
