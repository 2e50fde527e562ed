import type { FieldError } from '../../api/meta/fieldError';
import type { Status } from './request';

/** One cause of a Status: what is wrong, mostly with a field. */
export type Cause = Omit<FieldError, 'field'> & { readonly field?: string };

/** The resource that a Status speaks of. `kind` is the plural, as the server's own errors have it. */
export interface Subject {
  readonly group: string;
  readonly plural: string;
}

/** Thrown wherever a request is refused; `ApiServer.handle` answers with its Status. Carries no stack: refusals are common. */
export class Refusal {
  constructor(readonly status: Status & { readonly code: number }) {}
}

/** A failure. Models apimachinery: api/errors. */
export function failure(code: number, reason: string, message: string, details?: Status['details']): Refusal {
  return new Refusal({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason ? { reason } : {}),
    ...(details ? { details } : {}),
    code,
  });
}

/** `deployments.apps`. */
function qualified({ group, plural }: Subject): string {
  return group ? `${plural}.${group}` : plural;
}

function detailsOf({ group, plural }: Subject, name: string): NonNullable<Status['details']> {
  return { ...(name ? { name } : {}), ...(group ? { group } : {}), kind: plural };
}

/** 404: `deployments.apps "web" not found`. */
export function notFound(subject: Subject, name: string): Refusal {
  return failure(404, 'NotFound', `${qualified(subject)} "${name}" not found`, detailsOf(subject, name));
}

/** 409: `pods "web" already exists`; `going` says that it is being deleted. */
export function alreadyExists(subject: Subject, name: string, going = false): Refusal {
  const message = `${going ? 'object is being deleted: ' : ''}${qualified(subject)} "${name}" already exists`;
  return failure(409, 'AlreadyExists', message, detailsOf(subject, name));
}

/** 409: what was sent rests on a state that is no more. */
export function conflict(subject: Subject, name: string, why = OBJECT_MODIFIED): Refusal {
  return failure(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(subject)} "${name}": ${why}`,
    detailsOf(subject, name),
  );
}

/** Models apiserver: registry, OptimisticLockErrorMsg. */
export const OBJECT_MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again';

/** 403: `pods "web" is forbidden: why`. */
export function forbidden(subject: Subject, name: string, why: string): Refusal {
  const named = name ? ` "${name}"` : '';
  return failure(403, 'Forbidden', `${qualified(subject)}${named} is forbidden: ${why}`, detailsOf(subject, name));
}

/** 400. */
export function badRequest(message: string): Refusal {
  return failure(400, 'BadRequest', message);
}

/** 422: one sentence for all that is wrong, and a cause for each. */
export function invalid(group: string, kind: string, name: string, causes: readonly Cause[]): Refusal {
  const lines = [...new Set(causes.map(({ field, message }) => (field ? `${field}: ${message}` : message)))];
  const text = lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`;
  const qualifiedKind = group ? `${kind}.${group}` : kind;
  return failure(422, 'Invalid', `${qualifiedKind} "${name}" is invalid: ${text}`, {
    ...(name ? { name } : {}),
    ...(group ? { group } : {}),
    ...(kind ? { kind } : {}),
    causes,
  });
}

/** 405: the resource is there, the verb is not. */
export function methodNotAllowed(subject: Subject, verb: string): Refusal {
  return failure(
    405,
    'MethodNotAllowed',
    `${verb} is not supported on resources of kind "${qualified(subject)}"`,
    detailsOf(subject, ''),
  );
}

/** 404 for a path that nothing serves, as client-go words it. */
export function noSuchResource(): Refusal {
  return failure(404, 'NotFound', 'the server could not find the requested resource', {
    causes: [{ reason: 'UnexpectedServerResponse', message: '404 page not found' }],
  });
}

/** 405 for a method that the path does not take, as client-go words it. */
export function noSuchMethod(): Refusal {
  return failure(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
}

/** 429: try again later. `retryAfterSeconds` 0 says nothing about when. */
export function tooManyRequests(message: string, retryAfterSeconds: number, causes?: readonly Cause[]): Refusal {
  return failure(429, 'TooManyRequests', message, {
    ...(causes ? { causes } : {}),
    ...(retryAfterSeconds ? { retryAfterSeconds } : {}),
  });
}

/** 415: a body of a kind that the verb does not read. */
export function unsupportedMediaType(accepted: readonly string[]): Refusal {
  return failure(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  );
}

/** 500 with the text of an error that upstream does not wrap. */
export function internal(message: string): Refusal {
  return failure(500, '', message);
}
