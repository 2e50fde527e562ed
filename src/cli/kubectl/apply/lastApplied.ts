import { goJson } from '../output/json';
import { isObject, type JsonObject } from '../output/value';

/** Where apply keeps what was applied last. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What an object was when it was last applied; undefined where it never was. */
export function lastAppliedOf(object: unknown): string | undefined {
  const { metadata } = object as { metadata?: { annotations?: Record<string, string> } };
  return metadata?.annotations?.[LAST_APPLIED];
}

/** The object with itself in its annotation. Models util.GetModifiedConfiguration. */
export function withLastApplied(object: JsonObject): JsonObject {
  const bare = withoutLastApplied(object);
  return withAnnotations(bare, { ...annotationsOf(bare), [LAST_APPLIED]: `${goJson(bare)}\n` });
}

/** The object as it is recorded: without the annotation, but with a map for annotations. */
function withoutLastApplied(object: JsonObject): JsonObject {
  const { [LAST_APPLIED]: _last, ...annotations } = annotationsOf(object);
  return withAnnotations(object, annotations);
}

function annotationsOf({ metadata }: JsonObject): JsonObject {
  const annotations = isObject(metadata) ? metadata.annotations : undefined;
  return isObject(annotations) ? annotations : {};
}

function withAnnotations(object: JsonObject, annotations: JsonObject): JsonObject {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  return { ...object, metadata: { ...metadata, annotations } };
}
