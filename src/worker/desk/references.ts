import type { KubernetesObject } from '../../api/meta/object';
import { groupResourceOf, kindByKind, kindOf } from '../../api/scheme';

/** One object named by a field of another. */
export interface Reference {
  readonly resource: string;
  /** '' for kinds without one. */
  readonly namespace: string;
  readonly name: string;
}

/** Fields that hold the name of an object as text, and what that is. */
const NAMES: Readonly<Record<string, string>> = {
  serviceAccountName: 'serviceaccounts',
  secretName: 'secrets',
  claimName: 'persistentvolumeclaims',
  volumeName: 'persistentvolumes',
  storageClassName: 'storageclasses.storage.k8s.io',
  ingressClassName: 'ingressclasses.networking.k8s.io',
  priorityClassName: 'priorityclasses.scheduling.k8s.io',
  runtimeClassName: 'runtimeclasses.node.k8s.io',
  nodeName: 'nodes',
};

/** Fields that hold an object with the name, and what that is. */
const NAMED: Readonly<Record<string, string>> = {
  configMap: 'configmaps',
  configMapRef: 'configmaps',
  configMapKeyRef: 'configmaps',
  secretRef: 'secrets',
  secretKeyRef: 'secrets',
  imagePullSecrets: 'secrets',
  service: 'services',
};

/** Parts of an object that name others without using them. */
const LEFT_OUT: ReadonlySet<string> = new Set(['metadata', 'status', 'data', 'binaryData', 'stringData']);

const known = new WeakMap<object, readonly Reference[]>();

/**
 * The objects that the fields of an object name, each once: found by the fields' names, so that a kind that comes later has them
 * too. Fields that name kind and name (`scaleTargetRef`, `roleRef`, `involvedObject`) are references whatever they are called.
 */
export function referencesOf(object: KubernetesObject): readonly Reference[] {
  const before = known.get(object);
  if (before) return before;
  const found = new Map<string, Reference>();
  const add = (resource: string, name: unknown, namespace = object.metadata.namespace ?? '') => {
    if (typeof name !== 'string' || name === '') return;
    const own = kindOf(resource)?.namespaced === false ? '' : namespace;
    found.set(`${resource} ${own}/${name}`, { resource, namespace: own, name });
  };
  for (const [key, value] of Object.entries(object)) if (!LEFT_OUT.has(key)) walk(key, value, add);
  const references = [...found.values()];
  known.set(object, references);
  return references;
}

type Add = (resource: string, name: unknown, namespace?: string) => void;

function walk(key: string, value: unknown, add: Add): void {
  const named = NAMES[key];
  if (typeof value === 'string') {
    if (named) add(named, value);
    return;
  }
  if (Array.isArray(value)) {
    for (const item of value) walk(key, item, add);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const { kind, apiVersion, apiGroup, name, namespace } = value as Readonly<Record<string, unknown>>;
  const holder = NAMED[key];
  if (holder) add(holder, name);
  else if (typeof kind === 'string' && typeof name === 'string') {
    const resource = resourceOf(kind, apiVersion, apiGroup);
    if (resource) add(resource, name, typeof namespace === 'string' && namespace !== '' ? namespace : undefined);
  }
  for (const [inner, item] of Object.entries(value)) walk(inner, item, add);
}

const VERSIONS = ['v1', 'v2', 'v1beta1'];

/** The resource behind a kind and its version or group. */
function resourceOf(kind: string, apiVersion: unknown, apiGroup: unknown): string | undefined {
  const group = typeof apiGroup === 'string' ? apiGroup : '';
  const tries =
    typeof apiVersion === 'string'
      ? [apiVersion]
      : VERSIONS.map((version) => (group ? `${group}/${version}` : version));
  for (const version of tries) {
    const found = kindByKind(version, kind);
    if (found) return groupResourceOf(found);
  }
  return undefined;
}
