import { decodeAs, decode as decodeObject, type FieldValidation } from '../../api/decode/decode';
import { canonicalJson, semanticEqual } from '../../api/meta/equality';
import { goValue } from '../../api/meta/goFormat';
import type { KindInfo } from '../../api/meta/kind';
import { schemaOf } from '../../api/schema';
import { groupVersionOf } from '../../api/scheme';
import { type Call, isInternal, type Stored } from './call';
import { badRequest, invalid } from './refusal';
import { unstructuredError } from './unstructured';

/** Decodes a body into an object of a kind; warnings go to the call. Our own components' objects are taken as they are. */
export function decode(call: Call, body: unknown, kind: KindInfo): Stored {
  if (isInternal(call.request)) return body as Stored;
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
  return decoded.object as Stored;
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

/**
 * Decodes what a patch made of an object. A merge patch's result is told as JSON; of a strategic one, which never
 * becomes JSON in the server, the patch itself is told as Go prints it.
 */
export function decodePatched(call: Call, patched: unknown, patch: unknown, strategic: boolean): Stored {
  const { kind } = call.route;
  if (isInternal(call.request)) return patched as Stored;
  const schema = schemaOf(kind);
  const text = () => (strategic ? goValue(patch) : canonicalJson(patched));
  const broken = strategic && schema ? unstructuredError(patched, schema) : undefined;
  if (broken) throw wrongPatch(text(), broken);
  const read = decodeAs(patched, schema);
  if ('error' in read) throw wrongPatch(text(), read.error);
  const asked = fieldValidation(call);
  const unknown = read.unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (unknown.length > 0 && asked === 'Strict')
    throw wrongPatch(text(), `strict decoding error: ${unknown.join(', ')}`);
  if (asked === 'Warn') call.warnings.push(...unknown);
  return { ...(read.value as Stored), apiVersion: groupVersionOf(kind), kind: kind.kind };
}

function wrongPatch(text: string, why: string): unknown {
  const message = `Invalid value: ${JSON.stringify(text)}: ${why}`;
  return invalid('', '', '', [{ reason: 'FieldValueInvalid', message, field: 'patch' }]);
}

/** Whether two states of an object are the same. */
export function sameObject(a: Stored, b: Stored): boolean {
  return semanticEqual(a, b);
}
