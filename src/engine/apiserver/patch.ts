import { goValue } from '../../api/meta/goFormat';
import { goJsonError } from '../../api/meta/jsonMistake';
import type { JsonMap } from '../../api/patch/jsonMap';
import { jsonPatch } from '../../api/patch/jsonPatch';
import { mergePatch } from '../../api/patch/mergePatch';
import { strategicMerge } from '../../api/patch/strategicMerge';
import { schemaOf } from '../../api/schema';
import type { Answer, Call, Stored } from './call';
import { toServed } from './conversion/versions';
import { inNamespace } from './metadata';
import { decodePatched, type Patched } from './objects';
import { patchedText } from './patchText';
import { badRequest, failure, internal, type Refusal, unsupportedMediaType } from './refusal';
import { serverSideApply } from './serverSideApply';
import { presentScale, putScale } from './subresources/scale';
import { jsonKind } from './unstructured';
import { change, refuseOtherName } from './update';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_MERGE_PATCH = 'application/strategic-merge-patch+json';
const APPLY_PATCH = 'application/apply-patch+yaml';
const ACCEPTED = [JSON_PATCH, MERGE_PATCH, STRATEGIC_MERGE_PATCH, APPLY_PATCH];

/** A JSON patch may have so many steps. */
const MOST_OPERATIONS = 10_000;

/** PATCH of an object, of its status or of its scale. Models apiserver: endpoints/handlers, PatchResource. */
export function patch(call: Call): Answer {
  const { route, request } = call;
  const type = request.contentType ?? '';
  if (!ACCEPTED.includes(type)) throw unsupportedMediaType(ACCEPTED);
  const body = typeof request.body === 'string' ? readPatch(request.body) : request.body;
  if (type === APPLY_PATCH && route.subresource === '') return serverSideApply(call, body);
  if (route.subresource === 'scale') return putScale(call, patched(call, presentScale(call), body, type));
  const object = change(call, (old) => {
    const wanted = inNamespace(
      decodePatched(call, patchedOf(call, toServed(old, route.kind), body, type)),
      route.namespace,
    );
    refuseOtherName(wanted, route.name);
    return wanted;
  });
  return { body: object };
}

function patchedOf(call: Call, old: Stored, body: unknown, type: string): Patched {
  const object = patched(call, old, body, type);
  const strategic = type === STRATEGIC_MERGE_PATCH;
  const text = () =>
    strategic ? goValue(body) : patchedText(old, object, schemaOf(call.route.kind), pointersOf(body));
  return { object, strategic, text };
}

/** The places that a JSON patch names. */
function pointersOf(body: unknown): string[] {
  if (!Array.isArray(body)) return [];
  return (body as { path?: string; from?: string }[]).flatMap(({ path = '', from = '' }) => [path, from]);
}

function readPatch(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(goJsonError(text));
  }
}

function patched(call: Call, object: Stored, body: unknown, type: string): Stored {
  if (type === JSON_PATCH) return withJsonPatch(object, body);
  if (type === MERGE_PATCH) return mergePatch(object, body) as Stored;
  if (jsonKind(body) !== 'object' && body !== null) {
    throw badRequest(`json: cannot unmarshal ${jsonKind(body)} into Go value of type map[string]interface {}`);
  }
  try {
    return strategicMerge(
      object as unknown as JsonMap,
      body as JsonMap,
      schemaOf(call.route.kind),
    ) as unknown as Stored;
  } catch (error) {
    throw wordsOf(error, internal);
  }
}

function withJsonPatch(object: Stored, body: unknown): Stored {
  if (!Array.isArray(body)) {
    throw badRequest(
      `error decoding patch: json: cannot unmarshal ${jsonKind(body)} into Go value of type []handlers.jsonPatchOp`,
    );
  }
  if (body.length > MOST_OPERATIONS) {
    const message = `The allowed maximum operations in a JSON patch is ${MOST_OPERATIONS}, got ${body.length}`;
    throw failure(413, 'RequestEntityTooLarge', message);
  }
  try {
    return jsonPatch(object, body) as Stored;
  } catch (error) {
    throw wordsOf(error, doesNotApply);
  }
}

/** A JSON patch that does not fit: the server keeps to itself why. */
function doesNotApply(): Refusal {
  return failure(422, 'Invalid', 'the server rejected our request due to an error in our request', {});
}

/** The Refusal that a patch library's words become; any other error is ours. */
function wordsOf(error: unknown, refuse: (message: string) => Refusal): unknown {
  return error instanceof Error && error.constructor === Error ? refuse(error.message) : error;
}
