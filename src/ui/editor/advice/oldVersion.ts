import { adviceText } from '../../../texts/advice';
import { adviceAt, type Rule, setting } from './rule';

/** Versions that Kubernetes no longer serves: kinds, what serves them now, and the release that removed the old one. */
const REMOVED: Readonly<Record<string, readonly (readonly [kinds: string, now: string, since: string])[]>> = {
  'extensions/v1beta1': [
    ['Deployment ReplicaSet DaemonSet', 'apps/v1', '1.16'],
    ['Ingress', 'networking.k8s.io/v1', '1.22'],
    ['NetworkPolicy', 'networking.k8s.io/v1', '1.16'],
  ],
  'apps/v1beta1': [['Deployment StatefulSet', 'apps/v1', '1.16']],
  'apps/v1beta2': [['Deployment ReplicaSet DaemonSet StatefulSet', 'apps/v1', '1.16']],
  'networking.k8s.io/v1beta1': [['Ingress IngressClass', 'networking.k8s.io/v1', '1.22']],
  'batch/v1beta1': [['CronJob', 'batch/v1', '1.25']],
  'batch/v2alpha1': [['CronJob', 'batch/v1', '1.21']],
  'policy/v1beta1': [['PodDisruptionBudget', 'policy/v1', '1.25']],
  'autoscaling/v2beta1': [['HorizontalPodAutoscaler', 'autoscaling/v2', '1.25']],
  'autoscaling/v2beta2': [['HorizontalPodAutoscaler', 'autoscaling/v2', '1.26']],
  'rbac.authorization.k8s.io/v1beta1': [
    ['Role RoleBinding ClusterRole ClusterRoleBinding', 'rbac.authorization.k8s.io/v1', '1.22'],
  ],
  'scheduling.k8s.io/v1beta1': [['PriorityClass', 'scheduling.k8s.io/v1', '1.22']],
  'storage.k8s.io/v1beta1': [['StorageClass', 'storage.k8s.io/v1', '1.22']],
  'discovery.k8s.io/v1beta1': [['EndpointSlice', 'discovery.k8s.io/v1', '1.25']],
  'coordination.k8s.io/v1beta1': [['Lease', 'coordination.k8s.io/v1', '1.22']],
};

/** Versions of the API that are gone. */
export const oldVersion: Rule = {
  name: 'oldVersion',
  title: () => adviceText('oldVersion.title'),
  why: () => adviceText('oldVersion.why'),
  find(one) {
    const found = REMOVED[one.apiVersion]?.find(([kinds]) => kinds.split(' ').includes(one.kind));
    if (!found) return [];
    const [, now, since] = found;
    const path = ['apiVersion'];
    const what = adviceText('oldVersion.what', { version: one.apiVersion, kind: one.kind, since, now });
    return [adviceAt(one, path, what, [setting(adviceText('oldVersion.fix', { now }), one, path, now)])];
  },
};
