import type { ReplicaSet } from '../../api/generated/apps/v1';
import type { Pod, Service } from '../../api/generated/core/v1';
import type { LabelSelector } from '../../api/generated/meta/v1';
import { type Requirements, requirementsOf, requirementsOfMap, selectsAll } from '../../api/meta/labels';
import type { Informers } from '../client/informers';

/** The kinds that own pods by a selector, by kind. */
const OWNERS: Readonly<Record<string, string>> = { ReplicaSet: 'replicasets.apps', StatefulSet: 'statefulsets.apps' };

/** What the pods have in common that belong together with a pod: the selectors of its Services and its owner (helper.DefaultSelector). */
export function siblingsOf(informers: Informers, pod: Pod): Requirements {
  const { namespace = '', labels, ownerReferences } = pod.metadata;
  let merged: Record<string, string> | undefined;
  if (informers.count('services') > 0) {
    for (const { spec } of informers.within<Service>('services', namespace)) {
      if (selectsAll(spec.selector, labels)) merged = { ...merged, ...spec.selector };
    }
  }
  const requirements = merged ? requirementsOfMap(merged) : [];
  const owner = ownerReferences?.find(({ controller }) => controller);
  const resource = owner && OWNERS[owner.kind];
  const found = resource ? informers.get<ReplicaSet>(resource, `${namespace}/${owner.name}`) : undefined;
  if (!found || found.metadata.uid !== owner?.uid) return requirements;
  return [...requirements, ...termsOf(found.spec.selector)];
}

function termsOf(selector: LabelSelector): Requirements {
  return selector.matchExpressions ? (requirementsOf(selector) ?? []) : requirementsOfMap(selector.matchLabels);
}
