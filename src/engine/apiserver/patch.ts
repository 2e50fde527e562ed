import type { Answer, Call, Stored } from './call';
import { inNamespace } from './metadata';
import { badRequest, unsupportedMediaType } from './refusal';
import { presentScale, putScale } from './subresources/scale';
import { change, refuseOtherName } from './update';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_MERGE_PATCH = 'application/strategic-merge-patch+json';
const APPLY_PATCH = 'application/apply-patch+yaml';

/** PATCH of an object, of its status or of its scale. */
export function patch(call: Call): Answer {
  const { route, request } = call;
  const type = request.contentType ?? '';
  if (![JSON_PATCH, MERGE_PATCH, STRATEGIC_MERGE_PATCH, APPLY_PATCH].includes(type)) {
    throw unsupportedMediaType([JSON_PATCH, MERGE_PATCH, APPLY_PATCH, STRATEGIC_MERGE_PATCH]);
  }
  const body = typeof request.body === 'string' ? readPatch(request.body) : request.body;
  if (route.subresource === 'scale') {
    const scale = presentScale(call);
    return putScale(call, patched(scale, body, type));
  }
  const object = change(call, (old) => {
    const wanted = inNamespace(patched(old, body, type), route.namespace);
    refuseOtherName(wanted, route.name);
    return wanted;
  });
  return { body: object };
}

function readPatch(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(`error decoding patch: ${(error as Error).message}`);
  }
}

function patched(object: Stored, body: unknown, _type: string): Stored {
  return merge(object, body) as Stored;
}

function merge(target: unknown, change: unknown): unknown {
  if (typeof change !== 'object' || change === null || Array.isArray(change)) return change;
  const result: Record<string, unknown> = { ...(typeof target === 'object' && !Array.isArray(target) ? target : {}) };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key];
    else result[key] = merge(result[key], value);
  }
  return result;
}
