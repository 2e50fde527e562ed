import type { OwnerReference } from '../../../api/generated/meta/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf, kindByKind } from '../../../api/scheme';

export const FOREGROUND = 'foregroundDeletion';
export const ORPHAN = 'orphan';

/** Where the owner that a reference names is to be looked for: an object of a namespace has owners there or in none. */
export interface OwnerPlace {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

/** The place of an owner; undefined when nothing serves its kind. */
export function placeOf(
  { apiVersion, kind, name }: OwnerReference,
  dependent: KubernetesObject,
): OwnerPlace | undefined {
  const info = kindByKind(apiVersion, kind);
  if (!info) return undefined;
  const namespace = info.namespaced ? (dependent.metadata.namespace ?? '') : '';
  return { resource: groupResourceOf(info), namespace, name };
}

/** It is being deleted and waits for its dependents to go first. */
export function deletesDependents({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.finalizers?.includes(FOREGROUND) ?? false);
}

/** It is being deleted and its dependents are to stay. */
export function orphansDependents({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.finalizers?.includes(ORPHAN) ?? false);
}
