import { deploymentRules } from './apps/v1/deployment';
import { replicaSetRules } from './apps/v1/replicaSet';
import { leaseRules } from './coordination/v1/lease';
import { configMapRules } from './core/v1/configMap';
import { endpointsRules } from './core/v1/endpoints';
import { eventRules } from './core/v1/event';
import { namespaceRules } from './core/v1/namespace';
import { nodeRules } from './core/v1/node';
import { podRules } from './core/v1/pod';
import { secretRules } from './core/v1/secret';
import { serviceRules } from './core/v1/service';
import { serviceAccountRules } from './core/v1/serviceAccount';
import { endpointSliceRules } from './discovery/v1/endpointSlice';
import { withGivenEmpties } from './givenEmpty';
import { type KindRules, of } from './kindRules';
import { LATER } from './laterRules';
import type { FieldError } from './meta/fieldError';
import type { KubernetesObject } from './meta/object';
import { pathSegmentName, validateCommonMeta, validateGenericMeta } from './meta/objectMeta';
import { ingressRules } from './networking/v1/ingress';
import { podDisruptionBudgetRules } from './policy/v1/podDisruptionBudget';
import { priorityClassRules } from './scheduling/v1/priorityClass';
import { kindByKind } from './scheme';

/** By apiVersion and kind, those that a cluster comes up with. A kind that is neither here nor in `moreRules.ts` has no rules but those of its metadata. */
const RULES = new Map<string, KindRules<KubernetesObject>>([
  ['v1 ConfigMap', of(configMapRules)],
  ['v1 Endpoints', of(endpointsRules)],
  ['v1 Namespace', of(namespaceRules)],
  ['v1 Node', of(nodeRules)],
  ['v1 Pod', of(podRules)],
  ['v1 Secret', of(secretRules)],
  ['v1 ServiceAccount', of(serviceAccountRules)],
  ['v1 Event', of(eventRules)],
  ['v1 Service', of(serviceRules)],
  ['apps/v1 Deployment', of(deploymentRules)],
  ['apps/v1 ReplicaSet', of(replicaSetRules)],
  ['coordination.k8s.io/v1 Lease', of(leaseRules)],
  ['discovery.k8s.io/v1 EndpointSlice', of(endpointSliceRules)],
  ['networking.k8s.io/v1 Ingress', of(ingressRules)],
  ['policy/v1 PodDisruptionBudget', of(podDisruptionBudgetRules)],
  ['scheduling.k8s.io/v1 PriorityClass', of(priorityClassRules)],
]);

/** Whether the rules of all kinds in a text of YAML or JSON are here from the first moment on. */
export function hasRulesAtOnce(text: string): boolean {
  const known = new Set([...RULES.keys()].map((key) => key.split(' ')[1]));
  return [...text.matchAll(/^\s*"?kind"?:\s*["']?(\w+)/gm)].every(([, kind]) => known.has(kind));
}

function rulesOf({ apiVersion, kind }: KubernetesObject): KindRules<KubernetesObject> | undefined {
  const key = `${apiVersion} ${kind}`;
  return RULES.get(key) ?? LATER.rules.get(key);
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
