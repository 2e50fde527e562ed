import type { ObjectReference } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import { EPOCH_MS } from '../sim/time';

/** The name of an event: the object's and the nanosecond, in hexadecimal. `nanos` is below a million. */
export function eventName(objectName: string, atMs: number, nanos: number): string {
  return `${objectName}.${(BigInt(EPOCH_MS + atMs) * 1_000_000n + BigInt(nanos)).toString(16)}`;
}

/** The namespace that holds the events about an object: `default` for what is in none. */
export function eventNamespace(about: KubernetesObject): string {
  return about.metadata.namespace ?? 'default';
}

/** Names an object as events do (client-go's reference.GetReference). `fieldPath` names a part of it. */
export function referenceTo(about: KubernetesObject, fieldPath?: string): ObjectReference {
  const { namespace, name, uid, resourceVersion } = about.metadata;
  return {
    apiVersion: about.apiVersion,
    ...(fieldPath ? { fieldPath } : {}),
    kind: about.kind,
    name,
    ...(namespace ? { namespace } : {}),
    resourceVersion,
    uid,
  };
}
