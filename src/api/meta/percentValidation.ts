import { addInvalid, type FieldError, invalid } from './fieldError';
import type { IntOrString } from './intOrString';
import { percentErrors } from './names';

/** Adds that a value is neither a percentage nor a number from zero. Models ValidatePositiveIntOrPercent. */
export function validateIntOrPercent(value: IntOrString, path: string, errors: FieldError[]): void {
  if (typeof value === 'string') addInvalid(errors, path, value, percentErrors(value));
  else if (value < 0) errors.push(invalid(path, value, 'must be greater than or equal to 0'));
}

/** Adds that a percentage is above 100. */
export function validateAtMost100Percent(value: IntOrString, path: string, errors: FieldError[]): void {
  if (typeof value === 'number' || percentErrors(value).length > 0 || Number.parseInt(value, 10) <= 100) return;
  errors.push(invalid(path, value, 'must not be greater than 100%'));
}

/** Whether a value means none: 0, `0%`, or what is no number. */
export function isZero(value: IntOrString): boolean {
  return typeof value === 'number' ? value === 0 : !(Number.parseInt(value, 10) !== 0 && /^[-+]?\d+%?$/.test(value));
}
