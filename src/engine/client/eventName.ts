import type { ObjectReference } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { Random } from '../sim/random';
import { EPOCH_MS } from '../sim/time';

/** The name of an event: the object's and the nanosecond, in hexadecimal. `nanos` is below a million. */
export function eventName(objectName: string, atMs: number, nanos: number): string {
  return `${objectName}.${(BigInt(EPOCH_MS + atMs) * 1_000_000n + BigInt(nanos)).toString(16)}`;
}

/** When the last event was named: its millisecond, and the nanosecond in it. */
export interface LastNamed {
  readonly at: number;
  readonly nanos: number;
}

/** Nothing was named yet. */
export const NEVER_NAMED: LastNamed = { at: -1, nanos: 0 };

/** The moment of the next event: in the same millisecond it is later than the last, so that names tell the order. */
export function nextNamed(last: LastNamed, at: number, random: Random): LastNamed {
  return last.at === at ? { at, nanos: last.nanos + 1 + random.int(999) } : { at, nanos: random.int(500_000) };
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
