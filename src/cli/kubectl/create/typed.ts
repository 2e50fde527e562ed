import { decodeAs } from '../../../api/decode/decode';
import { goJson, inGoOrder } from '../../../api/meta/goJson';
import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import { schemaOf } from '../../../api/schema';
import { groupVersionOf, kindByKind } from '../../../api/scheme';
import { fail } from '../failure';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The kind of an object that kubectl itself makes; it is always served. */
export function builtIn(apiVersion: string, kind: string): KindInfo {
  const known = kindByKind(apiVersion, kind);
  if (!known) throw new Error(`no built-in kind ${kind} in ${apiVersion}`);
  return known;
}

/**
 * An object as a Go client holds and writes it: fields in the order of the structs, and those without omitempty even when they
 * were not given. Fails in encoding/json's words where a field has the wrong type.
 */
export function typed(kind: KindInfo, object: unknown): KubernetesObject {
  const schema = schemaOf(kind);
  const decoded = decodeAs(object, schema);
  if ('error' in decoded) return fail(decoded.error);
  const value = { ...(decoded.value as object), apiVersion: groupVersionOf(kind), kind: kind.kind };
  return (schema ? inGoOrder(value, schema.name) : value) as KubernetesObject;
}

/** The object with itself in its annotation, for `--save-config`. Models util.CreateOrUpdateAnnotation. */
export function withSavedConfig(kind: KindInfo, object: KubernetesObject): KubernetesObject {
  const { metadata } = object;
  const annotations = { ...metadata.annotations, [LAST_APPLIED]: `${goJson(object)}\n` };
  return typed(kind, { ...object, metadata: { ...metadata, annotations } });
}
