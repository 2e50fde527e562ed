import type { LimitRange, LimitRangeItem } from '../../generated/core/v1';
import { addInvalid, duplicate, type FieldError, forbidden, invalid, required } from '../../meta/fieldError';
import { qualifiedNameErrors } from '../../meta/names';
import { subdomainName, validateObjectMeta } from '../../meta/objectMeta';
import { compareQuantities, parseQuantity } from '../../meta/quantity';
import { containerResourceNameErrors, isOvercommitAllowed, resourceNameErrors } from './resourceNames';

const TYPES = ['Pod', 'Container', 'PersistentVolumeClaim'];
const BOUNDS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;

/** Adds what is wrong with a LimitRange. Models ValidateLimitRange. */
export function validateLimitRange({ metadata, spec }: LimitRange, errors: FieldError[]): void {
  validateObjectMeta(metadata, true, subdomainName, errors);
  const seen = new Set<string>();
  for (const [index, item] of (spec?.limits ?? []).entries()) {
    const path = `spec.limits[${index}]`;
    const { type } = item;
    const wrong = qualifiedNameErrors(type);
    addInvalid(errors, `${path}.type`, type, wrong);
    if (wrong.length === 0 && !type.includes('/') && !TYPES.includes(type)) {
      errors.push(invalid(`${path}.type`, type, 'must be a standard limit type or fully qualified'));
    }
    if (seen.has(type)) errors.push(duplicate(`${path}.type`, type));
    seen.add(type);
    validateItem(item, path, errors);
  }
}

function validateItem(item: LimitRangeItem, path: string, errors: FieldError[]): void {
  const names = new Set<string>();
  const rule = item.type === 'Pod' || item.type === 'Container' ? containerResourceNameErrors : resourceNameErrors;
  for (const bound of BOUNDS) {
    if (bound === 'maxLimitRequestRatio') validateClaimBounds(item, path, errors);
    if (item.type === 'Pod' && (bound === 'default' || bound === 'defaultRequest')) {
      if (Object.keys(item[bound] ?? {}).length > 0) {
        errors.push(forbidden(`${path}.${bound}`, "may not be specified when `type` is 'Pod'"));
      }
      continue;
    }
    for (const name in item[bound]) {
      addInvalid(errors, `${path}.${bound}[${name}]`, name, rule(name));
      names.add(name);
    }
  }
  for (const name of names) validateOrder(item, name, path, errors);
}

function validateClaimBounds({ type, min, max }: LimitRangeItem, path: string, errors: FieldError[]): void {
  if (type !== 'PersistentVolumeClaim' || min?.storage !== undefined || max?.storage !== undefined) return;
  const words = 'either minimum or maximum storage value is required, but neither was provided';
  errors.push(required(`${path}.limits`, words));
}

function validateOrder(item: LimitRangeItem, name: string, path: string, errors: FieldError[]): void {
  const isPod = item.type === 'Pod';
  const min = item.min?.[name];
  const max = item.max?.[name];
  const limit = isPod ? undefined : item.default?.[name];
  const request = isPod ? undefined : item.defaultRequest?.[name];
  const tell = (
    a: string | undefined,
    b: string | undefined,
    words: readonly [string, string],
    told: 'a' | 'b',
    bound: string,
  ) => {
    if (a === undefined || b === undefined || compareQuantities(parseQuantity(a), parseQuantity(b)) <= 0) return;
    const sentence = `${words[0]} ${a} is greater than ${words[1]} ${b}`;
    errors.push(invalid(`${path}.${bound}[${name}]`, told === 'a' ? a : b, sentence));
  };
  tell(min, max, ['min value', 'max value'], 'a', 'min');
  tell(min, request, ['min value', 'default request value'], 'b', 'defaultRequest');
  tell(request, max, ['default request value', 'max value'], 'a', 'defaultRequest');
  tell(request, limit, ['default request value', 'default limit value'], 'a', 'defaultRequest');
  tell(min, limit, ['min value', 'default value'], 'a', 'default');
  tell(limit, max, ['default value', 'max value'], 'b', 'default');
  validateRatio(item, name, path, errors);
  if (isOvercommitAllowed(name) || limit === undefined || request === undefined || limit === request) return;
  const words = `default value ${limit} must equal to defaultRequest value ${request} in ${name}`;
  errors.push(invalid(`${path}.defaultRequest[${name}]`, request, words));
}

function validateRatio(item: LimitRangeItem, name: string, path: string, errors: FieldError[]): void {
  const ratio = item.maxLimitRequestRatio?.[name];
  if (ratio === undefined) return;
  const at = `${path}.maxLimitRequestRatio[${name}]`;
  const { nano } = parseQuantity(ratio);
  if (nano < 1_000_000_000n) errors.push(invalid(at, ratio, `ratio ${ratio} is less than 1`));
  const min = parseQuantity(item.min?.[name] ?? '0').nano;
  const max = item.max?.[name];
  if (min === 0n || max === undefined) return;
  const limit = Number(parseQuantity(max).nano) / Number(min);
  if (Number(nano) / 1e9 <= limit) return;
  errors.push(invalid(at, ratio, `ratio ${ratio} is greater than max/min = ${limit.toFixed(6)}`));
}
