import { daemonSetRules } from './apps/v1/daemonSet';
import { statefulSetRules } from './apps/v1/statefulSet';
import { horizontalPodAutoscalerRules } from './autoscaling/v2/horizontalPodAutoscaler';
import { cronJobRules } from './batch/v1/cronJob';
import { jobRules } from './batch/v1/job';
import { limitRangeRules } from './core/v1/limitRange';
import { persistentVolumeRules } from './core/v1/persistentVolume';
import { persistentVolumeClaimRules } from './core/v1/persistentVolumeClaim';
import { podTemplateRules } from './core/v1/podTemplate';
import { replicationControllerRules } from './core/v1/replicationController';
import { resourceQuotaRules } from './core/v1/resourceQuota';
import { type KindRules, of } from './kindRules';
import type { KubernetesObject } from './meta/object';
import { ingressClassRules } from './networking/v1/ingressClass';
import { networkPolicyRules } from './networking/v1/networkPolicy';
import { clusterRoleRules, roleRules } from './rbac/v1/role';
import { clusterRoleBindingRules, roleBindingRules } from './rbac/v1/roleBinding';
import { storageClassRules } from './storage/v1/storageClass';

/** By apiVersion and kind: the rules of kinds that no cluster needs to come up. */
export const MORE_RULES: ReadonlyMap<string, KindRules<KubernetesObject>> = new Map<
  string,
  KindRules<KubernetesObject>
>([
  ['v1 LimitRange', of(limitRangeRules)],
  ['v1 PersistentVolume', of(persistentVolumeRules)],
  ['v1 PersistentVolumeClaim', of(persistentVolumeClaimRules)],
  ['v1 PodTemplate', of(podTemplateRules)],
  ['v1 ReplicationController', of(replicationControllerRules)],
  ['v1 ResourceQuota', of(resourceQuotaRules)],
  ['apps/v1 DaemonSet', of(daemonSetRules)],
  ['apps/v1 StatefulSet', of(statefulSetRules)],
  ['autoscaling/v2 HorizontalPodAutoscaler', of(horizontalPodAutoscalerRules)],
  ['batch/v1 CronJob', of(cronJobRules)],
  ['batch/v1 Job', of(jobRules)],
  ['networking.k8s.io/v1 IngressClass', of(ingressClassRules)],
  ['networking.k8s.io/v1 NetworkPolicy', of(networkPolicyRules)],
  ['rbac.authorization.k8s.io/v1 ClusterRoleBinding', of(clusterRoleBindingRules)],
  ['rbac.authorization.k8s.io/v1 ClusterRole', of(clusterRoleRules)],
  ['rbac.authorization.k8s.io/v1 Role', of(roleRules)],
  ['rbac.authorization.k8s.io/v1 RoleBinding', of(roleBindingRules)],
  ['storage.k8s.io/v1 StorageClass', of(storageClassRules)],
]);
