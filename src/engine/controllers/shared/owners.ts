import type { OwnerReference } from '../../../api/generated/meta/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Informers } from '../../client/informers';

/** The owner that controls an object, if one does (metav1.GetControllerOf). */
export function controllerOf(object: KubernetesObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((owner) => owner.controller);
}

/** The reference by which `owner` controls what it creates (metav1.NewControllerRef). */
export function controllerRefTo(owner: KubernetesObject): OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    blockOwnerDeletion: true,
    controller: true,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
  };
}

/** The index of objects under the uid of their controller. */
export const BY_CONTROLLER = 'controller';
/** The index of objects that no one controls, under `<namespace> <label>=<value>` of each of their labels, and their namespace. */
export const UNCONTROLLED = 'uncontrolled';

/** Adds the two indexes by owner to a resource. */
export function indexOwners(informers: Informers, resource: string): void {
  informers.index(resource, BY_CONTROLLER, (object) => {
    const owner = controllerOf(object);
    return owner ? [owner.uid] : [];
  });
  informers.index(resource, UNCONTROLLED, (object) => {
    if (controllerOf(object)) return [];
    const { labels = {}, namespace = '' } = object.metadata;
    return [namespace, ...Object.keys(labels).map((key) => `${namespace} ${key}=${labels[key]}`)];
  });
}

/** A patch that makes `owner` the controller of the object with that uid. */
export function adoptionPatch(owner: KubernetesObject, uid: string): object {
  return { metadata: { ownerReferences: [controllerRefTo(owner)], uid } };
}

/** A patch that takes `owner` from an object's owners. */
export function releasePatch(owner: KubernetesObject, object: KubernetesObject): object {
  return withoutOwners(object, [owner.metadata.uid]);
}

/** A patch that takes the owners of these uids from an object. */
export function withoutOwners(object: KubernetesObject, owners: readonly string[]): object {
  const { uid, ownerReferences = [] } = object.metadata;
  const isLast = ownerReferences.every((owner) => owners.includes(owner.uid));
  const removals = owners.map((owner) => ({ $patch: 'delete', uid: owner }));
  return { metadata: { ownerReferences: isLast ? null : removals, uid } };
}
