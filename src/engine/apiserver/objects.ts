import { semanticEqual } from '../../api/meta/equality';
import type { KindInfo } from '../../api/meta/kind';
import { groupVersionOf } from '../../api/scheme';
import { type Call, isInternal, type Stored } from './call';
import { badRequest, type Cause } from './refusal';

/** Decodes a body into an object of the route's kind; warnings go to the call. */
export function decode(call: Call, body: unknown, kind: KindInfo): Stored {
  const value = typeof body === 'string' ? parseJson(body) : body;
  if (typeof value !== 'object' || value === null) throw badRequest('the body of the request was empty');
  const object = value as Partial<Stored>;
  const apiVersion = groupVersionOf(kind);
  if (isInternal(call.request) && object.metadata && object.kind) return object as Stored;
  return { ...object, apiVersion, kind: kind.kind, metadata: object.metadata ?? {} } as Stored;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('the object provided is unrecognized');
  }
}

/** Fills in what an object leaves open. */
export function withDefaults(object: Stored): Stored {
  return object;
}

/** What is wrong with a new object. */
export function validateNew(_object: Stored): readonly Cause[] {
  return [];
}

/** What is wrong with a change. */
export function validateChange(_object: Stored, _old: Stored): readonly Cause[] {
  return [];
}

/** Whether two states of an object are the same, resourceVersion aside. */
export function sameObject(a: Stored, b: Stored): boolean {
  return semanticEqual(a, b);
}
