import type {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyRule,
  SuccessPolicyRule,
} from '../../generated/batch/v1';
import {
  addInvalid,
  duplicate,
  type FieldError,
  invalid,
  notSupported,
  required,
  tooMany,
} from '../../meta/fieldError';
import { qualifiedNameErrors } from '../../meta/names';
import { indexesIn } from './indexes';

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];
const MOST_RULES = 20;
const MOST_PATTERNS = 20;
const MOST_CODES = 255;

function quoted(values: readonly string[]): string {
  return `valid values: [${values.map((value) => `"${value}"`).join(' ')}]`;
}

/** Adds what is wrong with what a Job does of failed pods. Models validatePodFailurePolicy. */
export function validateFailurePolicy(spec: JobSpec, path: string, errors: FieldError[]): void {
  const rules = spec.podFailurePolicy?.rules ?? [];
  if (rules.length > MOST_RULES) errors.push(tooMany(`${path}.rules`, rules.length, MOST_RULES));
  const pod = spec.template.spec;
  const names = [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])].map(({ name }) => name);
  for (const [index, rule] of rules.entries()) validateRule(spec, rule, names, `${path}.rules[${index}]`, errors);
}

function validateRule(
  spec: JobSpec,
  rule: PodFailurePolicyRule,
  names: readonly string[],
  path: string,
  errors: FieldError[],
) {
  const { action = '', onExitCodes, onPodConditions = [] } = rule;
  if (action === '') errors.push(required(`${path}.action`, quoted(ACTIONS)));
  else if (!ACTIONS.includes(action)) errors.push(notSupported(`${path}.action`, action, ACTIONS));
  else if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    errors.push(invalid(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set'));
  }
  if (onExitCodes) validateExitCodes(onExitCodes, names, `${path}.onExitCodes`, errors);
  if (onPodConditions.length > MOST_PATTERNS) {
    errors.push(tooMany(`${path}.onPodConditions`, onPodConditions.length, MOST_PATTERNS));
  }
  for (const [index, { type, status = '' }] of onPodConditions.entries()) {
    const at = `${path}.onPodConditions[${index}]`;
    addInvalid(errors, `${at}.type`, type, qualifiedNameErrors(type));
    if (status === '') errors.push(required(`${at}.status`, quoted(STATUSES)));
    else if (!STATUSES.includes(status)) errors.push(notSupported(`${at}.status`, status, STATUSES));
  }
  const both = onExitCodes && onPodConditions.length > 0;
  const neither = !onExitCodes && onPodConditions.length === 0;
  const which = both
    ? 'both OnExitCodes and OnPodConditions is not supported'
    : 'one of OnExitCodes and OnPodConditions is required';
  if (both || neither) {
    errors.push({ reason: 'FieldValueInvalid', message: `Invalid value: specifying ${which}`, field: path });
  }
}

function validateExitCodes(
  { operator = '', containerName, values }: PodFailurePolicyOnExitCodesRequirement,
  names: readonly string[],
  path: string,
  errors: FieldError[],
): void {
  const codes = values ?? [];
  if (operator === '') errors.push(required(`${path}.operator`, quoted(OPERATORS)));
  else if (!OPERATORS.includes(operator)) errors.push(notSupported(`${path}.operator`, operator, OPERATORS));
  if (containerName !== undefined && !names.includes(containerName)) {
    const words = 'must be one of the container or initContainer names in the pod template';
    errors.push(invalid(`${path}.containerName`, containerName, words));
  }
  if (codes.length === 0) errors.push(invalid(`${path}.values`, values ?? null, 'at least one value is required'));
  if (codes.length > MOST_CODES) errors.push(tooMany(`${path}.values`, codes.length, MOST_CODES));
  for (const [index, code] of codes.entries()) {
    const at = `${path}.values[${index}]`;
    if (operator === 'In' && code === 0) errors.push(invalid(at, code, 'must not be 0 for the In operator'));
    if (codes.indexOf(code) < index) errors.push(duplicate(at, code));
  }
  if (codes.some((code, index) => index > 0 && (codes[index - 1] ?? code) > code)) {
    errors.push(invalid(`${path}.values`, codes, 'must be ordered'));
  }
}

/** Adds what is wrong with when an indexed Job has succeeded. Models validateSuccessPolicy. */
export function validateSuccessPolicy(spec: JobSpec, path: string, errors: FieldError[]): void {
  const rules = spec.successPolicy?.rules ?? [];
  if (rules.length === 0) {
    const words = 'at least one rules must be specified when the successPolicy is specified';
    errors.push(required(`${path}.rules`, words));
  }
  if (rules.length > MOST_RULES) errors.push(tooMany(`${path}.rules`, rules.length, MOST_RULES));
  for (const [index, rule] of rules.entries()) {
    validateSuccessRule(rule, spec.completions ?? 0, `${path}.rules[${index}]`, errors);
  }
}

function validateSuccessRule(rule: SuccessPolicyRule, completions: number, path: string, errors: FieldError[]): void {
  const { succeededCount: count, succeededIndexes } = rule;
  if (count === undefined && succeededIndexes === undefined) {
    errors.push(required(path, 'at least one of succeededCount or succeededIndexes must be specified'));
  }
  let total = 0;
  if (succeededIndexes !== undefined) {
    try {
      total = indexesIn(succeededIndexes, completions);
    } catch (error) {
      const words = `error parsing succeededIndexes: ${(error as Error).message}`;
      errors.push(invalid(`${path}.succeededIndexes`, succeededIndexes, words));
    }
  }
  if (count === undefined) return;
  const at = `${path}.succeededCount`;
  const most = 'must be less than or equal to';
  if (count < 0) errors.push(invalid(at, count, 'must be greater than or equal to 0'));
  if (count > completions) {
    errors.push(invalid(at, count, `${most} ${completions} (the number of specified completions)`));
  }
  if (succeededIndexes !== undefined && count > total) {
    const words = `${most} ${total} (the number of indexes in the specified succeededIndexes field)`;
    errors.push(invalid(at, count, words));
  }
}
