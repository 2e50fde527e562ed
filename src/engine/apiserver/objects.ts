import { decodeAs, decode as decodeObject, type FieldValidation } from '../../api/decode/decode';
import type { KindInfo } from '../../api/meta/kind';
import { sameState } from '../../api/sameState';
import { schemaOf } from '../../api/schema';
import { groupVersionOf } from '../../api/scheme';
import { type Call, isInternal, type Stored } from './call';
import { toStored } from './conversion/versions';
import { badRequest, invalid } from './refusal';
import { unstructuredError, withCutIntegers } from './unstructured';

/** Decodes a body into an object of a kind; warnings go to the call. Our own components' objects are taken as they are. */
export function decode(call: Call, body: unknown, kind: KindInfo): Stored {
  if (isInternal(call.request)) return toStored(body as Stored, kind);
  const value = typeof body === 'string' ? parseJson(body) : body;
  if (value === undefined || value === null || value === '') {
    throw badRequest(
      `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: unexpected end of JSON input`,
    );
  }
  refuseOtherKind(value as Partial<Stored>, kind);
  const decoded = decodeObject(value, kind, fieldValidation(call));
  if (!decoded.ok) throw badRequest(decoded.message);
  call.warnings.push(...decoded.warnings);
  call.given = value;
  return toStored(decoded.object as Stored, kind);
}

/** Decodes the body of a subresource, which is of a kind of its own: a Binding, an Eviction. Nothing sent is an empty one. */
export function decodePart<T>({ request }: Call, kind: Pick<KindInfo, 'group' | 'version' | 'kind'>): T {
  const { body } = request;
  if (isInternal(request)) return body as T;
  const value = typeof body === 'string' && body !== '' ? parseJson(body) : body;
  const read = decodeAs(value || {}, schemaOf(kind));
  if (!('error' in read)) return read.value as T;
  throw badRequest(`${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: ${read.error}`);
}

/** The query's `fieldValidation`; the server warns when nothing is said. */
function fieldValidation({ query }: Call): FieldValidation {
  const asked = query.fieldValidation;
  return asked === 'Strict' || asked === 'Ignore' ? asked : 'Warn';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(
      "the object provided is unrecognized (must be of type Object): couldn't get version/kind; json parse error",
    );
  }
}

function refuseOtherKind({ apiVersion, kind: own }: Partial<Stored>, kind: KindInfo): void {
  const expected = groupVersionOf(kind);
  if (typeof own === 'string' && own !== '' && own !== kind.kind) {
    const version = String(apiVersion ?? expected)
      .split('/')
      .at(-1);
    throw badRequest(
      `${own} in version "${version}" cannot be handled as a ${kind.kind}: converting (${own}) to (${kind.kind}): unknown conversion`,
    );
  }
  if (typeof apiVersion === 'string' && apiVersion !== '' && apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  }
}

/** What a patch made of an object, and how the server tells it when it is no object of the kind. */
export interface Patched {
  readonly object: unknown;
  /** Strategic patches never become JSON in the server: their results are read by other rules. */
  readonly strategic: boolean;
  readonly text: () => string;
}

/** Decodes what a patch made of an object. */
export function decodePatched(call: Call, { object, strategic, text }: Patched): Stored {
  const { kind } = call.route;
  if (isInternal(call.request)) return toStored(object as Stored, kind);
  const schema = schemaOf(kind);
  const broken = strategic && schema ? unstructuredError(object, schema) : undefined;
  if (broken) throw wrongPatch(text(), broken);
  const read = decodeAs(strategic && schema ? withCutIntegers(object, schema) : object, schema);
  if ('error' in read) throw wrongPatch(text(), read.error);
  const asked = fieldValidation(call);
  const unknown = read.unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (strategic) unknown.sort();
  if (unknown.length > 0 && asked === 'Strict') {
    throw wrongPatch(text(), `strict decoding error: ${unknown.join(', ')}`);
  }
  if (asked === 'Warn') call.warnings.push(...unknown);
  call.given = object;
  return toStored({ ...(read.value as Stored), apiVersion: groupVersionOf(kind), kind: kind.kind }, kind);
}

function wrongPatch(text: string, why: string): unknown {
  const message = `Invalid value: ${JSON.stringify(text)}: ${why}`;
  return invalid('', '', '', [{ reason: 'FieldValueInvalid', message, field: 'patch' }]);
}

/** Whether two states of an object are the same. */
export function sameObject(a: Stored, b: Stored): boolean {
  return sameState(a, b);
}
