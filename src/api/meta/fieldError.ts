import { goQuote } from './goFormat';
import { goJson } from './goJson';

/** One thing that is wrong with a field, as it stands in a Status's causes. Models apimachinery field.Error. */
export interface FieldError {
  /** `FieldValueInvalid`, `FieldValueRequired`, ... */
  readonly reason: string;
  /** Without the field: `Invalid value: 0: must be greater than zero`. */
  readonly message: string;
  /** `spec.containers[0].name`. */
  readonly field: string;
}

function withDetail(message: string, detail: string): string {
  return detail === '' ? message : `${message}: ${detail}`;
}

/** A bad value as Go prints it: texts quoted, everything else as JSON. */
function told(value: unknown): string {
  if (typeof value === 'string') return goQuote(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : goJson(value);
}

/** A value is missing. */
export function required(field: string, detail = ''): FieldError {
  return { reason: 'FieldValueRequired', message: withDetail('Required value', detail), field };
}

/** A value breaks a rule. */
export function invalid(field: string, value: unknown, detail: string): FieldError {
  return { reason: 'FieldValueInvalid', message: withDetail(`Invalid value: ${told(value)}`, detail), field };
}

/** A value is of the wrong type. */
export function typeInvalid(field: string, value: unknown, detail: string): FieldError {
  return { reason: 'FieldValueTypeInvalid', message: withDetail(`Invalid value: ${told(value)}`, detail), field };
}

/** A value is none of those that are known; these are told in the order given. */
export function notSupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.length > 0 ? `supported values: ${supported.map(goQuote).join(', ')}` : '';
  return { reason: 'FieldValueNotSupported', message: withDetail(`Unsupported value: ${told(value)}`, list), field };
}

/** A value may not be here. */
export function forbidden(field: string, detail: string): FieldError {
  return { reason: 'FieldValueForbidden', message: withDetail('Forbidden', detail), field };
}

/** A value occurs twice. */
export function duplicate(field: string, value: unknown): FieldError {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${told(value)}`, field };
}

/** A value names nothing that is there. */
export function notFound(field: string, value: unknown): FieldError {
  return { reason: 'FieldValueNotFound', message: `Not found: ${told(value)}`, field };
}

/** The server failed to judge a value. */
export function internalError(field: string, detail: string): FieldError {
  return { reason: 'InternalError', message: withDetail('Internal error', detail), field };
}

/** A text has more than so many bytes. */
export function tooLong(field: string, maxBytes: number): FieldError {
  const unit = maxBytes === 1 ? 'byte' : 'bytes';
  return { reason: 'FieldValueTooLong', message: `Too long: may not be more than ${maxBytes} ${unit}`, field };
}

/** A list has more than so many items. */
export function tooMany(field: string, actual: number, max: number): FieldError {
  const unit = max === 1 ? 'item' : 'items';
  return { reason: 'FieldValueTooMany', message: `Too many: ${actual}: must have at most ${max} ${unit}`, field };
}

/** Adds an error for each sentence that a rule of names.ts returned. */
export function addInvalid(errors: FieldError[], field: string, value: unknown, details: readonly string[]): void {
  for (const detail of details) errors.push(invalid(field, value, detail));
}

/** The words for a field that may not change. */
export const IMMUTABLE = 'field is immutable';
