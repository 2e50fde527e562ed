import { daemonSetRules } from './apps/v1/daemonSet';
import { deploymentRules } from './apps/v1/deployment';
import { replicaSetRules } from './apps/v1/replicaSet';
import { statefulSetRules } from './apps/v1/statefulSet';
import { horizontalPodAutoscalerRules } from './autoscaling/v2/horizontalPodAutoscaler';
import { cronJobRules } from './batch/v1/cronJob';
import { jobRules } from './batch/v1/job';
import { leaseRules } from './coordination/v1/lease';
import { configMapRules } from './core/v1/configMap';
import { endpointsRules } from './core/v1/endpoints';
import { eventRules } from './core/v1/event';
import { limitRangeRules } from './core/v1/limitRange';
import { namespaceRules } from './core/v1/namespace';
import { nodeRules } from './core/v1/node';
import { persistentVolumeRules } from './core/v1/persistentVolume';
import { persistentVolumeClaimRules } from './core/v1/persistentVolumeClaim';
import { podRules } from './core/v1/pod';
import { podTemplateRules } from './core/v1/podTemplate';
import { replicationControllerRules } from './core/v1/replicationController';
import { resourceQuotaRules } from './core/v1/resourceQuota';
import { secretRules } from './core/v1/secret';
import { serviceRules } from './core/v1/service';
import { serviceAccountRules } from './core/v1/serviceAccount';
import { endpointSliceRules } from './discovery/v1/endpointSlice';
import { withGivenEmpties } from './givenEmpty';
import type { KindRules } from './kindRules';
import type { FieldError } from './meta/fieldError';
import type { KubernetesObject } from './meta/object';
import { pathSegmentName, validateCommonMeta, validateGenericMeta } from './meta/objectMeta';
import { ingressRules } from './networking/v1/ingress';
import { ingressClassRules } from './networking/v1/ingressClass';
import { networkPolicyRules } from './networking/v1/networkPolicy';
import { podDisruptionBudgetRules } from './policy/v1/podDisruptionBudget';
import { clusterRoleRules, roleRules } from './rbac/v1/role';
import { clusterRoleBindingRules, roleBindingRules } from './rbac/v1/roleBinding';
import { priorityClassRules } from './scheduling/v1/priorityClass';
import { kindByKind } from './scheme';
import { storageClassRules } from './storage/v1/storageClass';

/** The rules of a kind, whose objects are looked at as what they are only inside of them. */
function of<T extends KubernetesObject>(rules: KindRules<T>): KindRules<KubernetesObject> {
  return rules as unknown as KindRules<KubernetesObject>;
}

/** By apiVersion and kind; a kind that is not here has no rules but those of its metadata. */
const RULES = new Map<string, KindRules<KubernetesObject>>([
  ['v1 ConfigMap', of(configMapRules)],
  ['v1 Endpoints', of(endpointsRules)],
  ['v1 LimitRange', of(limitRangeRules)],
  ['v1 Namespace', of(namespaceRules)],
  ['v1 Node', of(nodeRules)],
  ['v1 PersistentVolume', of(persistentVolumeRules)],
  ['v1 PersistentVolumeClaim', of(persistentVolumeClaimRules)],
  ['v1 Pod', of(podRules)],
  ['v1 PodTemplate', of(podTemplateRules)],
  ['v1 ReplicationController', of(replicationControllerRules)],
  ['v1 ResourceQuota', of(resourceQuotaRules)],
  ['v1 Secret', of(secretRules)],
  ['v1 ServiceAccount', of(serviceAccountRules)],
  ['v1 Event', of(eventRules)],
  ['v1 Service', of(serviceRules)],
  ['apps/v1 DaemonSet', of(daemonSetRules)],
  ['apps/v1 Deployment', of(deploymentRules)],
  ['apps/v1 ReplicaSet', of(replicaSetRules)],
  ['apps/v1 StatefulSet', of(statefulSetRules)],
  ['autoscaling/v2 HorizontalPodAutoscaler', of(horizontalPodAutoscalerRules)],
  ['batch/v1 CronJob', of(cronJobRules)],
  ['batch/v1 Job', of(jobRules)],
  ['coordination.k8s.io/v1 Lease', of(leaseRules)],
  ['discovery.k8s.io/v1 EndpointSlice', of(endpointSliceRules)],
  ['networking.k8s.io/v1 Ingress', of(ingressRules)],
  ['networking.k8s.io/v1 IngressClass', of(ingressClassRules)],
  ['networking.k8s.io/v1 NetworkPolicy', of(networkPolicyRules)],
  ['policy/v1 PodDisruptionBudget', of(podDisruptionBudgetRules)],
  ['rbac.authorization.k8s.io/v1 ClusterRoleBinding', of(clusterRoleBindingRules)],
  ['rbac.authorization.k8s.io/v1 ClusterRole', of(clusterRoleRules)],
  ['rbac.authorization.k8s.io/v1 Role', of(roleRules)],
  ['rbac.authorization.k8s.io/v1 RoleBinding', of(roleBindingRules)],
  ['scheduling.k8s.io/v1 PriorityClass', of(priorityClassRules)],
  ['storage.k8s.io/v1 StorageClass', of(storageClassRules)],
]);

function rulesOf({ apiVersion, kind }: KubernetesObject): KindRules<KubernetesObject> | undefined {
  return RULES.get(`${apiVersion} ${kind}`);
}

/** The object with what it leaves open, sharing the unchanged parts. Its metadata must be there. */
export function withDefaults<T extends KubernetesObject>(object: T): T {
  const defaults = rulesOf(object)?.defaults;
  return defaults ? (defaults(object) as T) : object;
}

/**
 * All that is wrong with a new object, defaults filled in, in the order in which the API server tells it.
 * What is right by the kind's own rules must also be fit for a path. `given` is what was sent: errors tell what was empty
 * there from what was not there. Models rest.BeforeCreate.
 */
export function validateCreate(object: KubernetesObject, given?: unknown): readonly FieldError[] {
  const errors = createErrors(object);
  return errors.length > 0 && given !== undefined ? createErrors(withGivenEmpties(object, given)) : errors;
}

function createErrors(object: KubernetesObject): readonly FieldError[] {
  const errors: FieldError[] = [];
  const rules = rulesOf(object);
  rules?.validate?.(object, errors);
  const judged = rules?.validate !== undefined && rules.judgesMetadata !== false;
  if (errors.length === 0 && !(judged && isPlainName(object.metadata.name))) {
    validateGenericMeta(object.metadata, isNamespaced(object), pathSegmentName, errors);
  }
  return errors;
}

/** Names that are fit for a path whatever else they must be. */
function isPlainName(name: string): boolean {
  return /^[\w-]+$/.test(name);
}

/**
 * All that is wrong with a change of an object, its status aside. Both have their defaults.
 * The metadata is judged for every kind alike before it is by the kind's rules. `given` is what the object was decoded
 * from, as in `validateCreate`. Models rest.BeforeUpdate.
 */
export function validateUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  given?: unknown,
): readonly FieldError[] {
  const errors = updateErrors(object, old);
  return errors.length > 0 && given !== undefined ? updateErrors(withGivenEmpties(object, given), old) : errors;
}

function updateErrors(object: KubernetesObject, old: KubernetesObject): readonly FieldError[] {
  const errors = commonErrors(object, old);
  rulesOf(object)?.validateUpdate?.(object, old, errors);
  return errors;
}

/** All that is wrong with a change of an object's status. */
export function validateStatusUpdate(object: KubernetesObject, old: KubernetesObject): readonly FieldError[] {
  const errors = commonErrors(object, old);
  rulesOf(object)?.validateStatus?.(object, old, errors);
  return errors;
}

function commonErrors(object: KubernetesObject, old: KubernetesObject): FieldError[] {
  const errors: FieldError[] = [];
  validateCommonMeta(object.metadata, old.metadata, isNamespaced(object), errors);
  return errors;
}

/** A kind that is not built in is taken for namespaced when its objects are. */
function isNamespaced(object: KubernetesObject): boolean {
  const kind = kindByKind(object.apiVersion, object.kind);
  return kind ? kind.namespaced : Boolean(object.metadata.namespace);
}

/** What the server warns of when the object is written; `old` is undefined for a new one. */
export function warningsFor(object: KubernetesObject, old?: KubernetesObject): readonly string[] {
  return rulesOf(object)?.warnings?.(object, old) ?? NO_WARNINGS;
}

const NO_WARNINGS: readonly string[] = [];
