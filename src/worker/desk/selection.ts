import type { LabelSelector } from '../../api/generated/meta/v1';
import { type Labels, selects, selectsAll } from '../../api/meta/labels';
import type { KubernetesObject } from '../../api/meta/object';

interface Selecting {
  readonly spec?: {
    readonly selector?: LabelSelector | Readonly<Record<string, string>>;
    readonly podSelector?: LabelSelector;
    readonly template?: { readonly metadata?: { readonly labels?: Labels } };
  };
}

/** The resources of which objects select pods by a field of that name: kinds whose `selector` means something else are left out. */
const SELECT_OTHERS: ReadonlySet<string> = new Set(['persistentvolumeclaims']);

/** What decides which pods of its namespace an object selects; undefined for what selects none. */
export function podSelection(resource: string, object: KubernetesObject): ((labels: Labels) => boolean) | undefined {
  const { selector, podSelector } = (object as Selecting).spec ?? {};
  if (podSelector) return (labels) => selects(podSelector, labels);
  if (!selector || SELECT_OTHERS.has(resource)) return undefined;
  const isLabelSelector = 'matchLabels' in selector || 'matchExpressions' in selector;
  if (isLabelSelector) return (labels) => selects(selector as LabelSelector, labels);
  const map = selector as Readonly<Record<string, string>>;
  if (Object.values(map).some((value) => typeof value !== 'string')) return undefined;
  // A Service without one selects nothing; a budget with an empty one selects everything.
  if (Object.keys(map).length === 0) return resource === 'services' ? undefined : () => true;
  return (labels) => selectsAll(map, labels);
}

/** The labels by which an object's pods are selected: a pod's own, or those of the pods that it makes. */
export function podLabels(resource: string, object: KubernetesObject): Labels {
  return resource === 'pods' ? object.metadata.labels : (object as Selecting).spec?.template?.metadata?.labels;
}
