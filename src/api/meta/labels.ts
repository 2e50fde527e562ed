import type { LabelSelector } from '../generated/meta/v1';
import { labelValueErrors, qualifiedNameErrors } from './names';

/** The labels of an object; an object without any has undefined. */
export type Labels = Readonly<Record<string, string>> | undefined;

/** How a requirement compares: the operators of `kubectl get -l`. */
export type Operator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt';

/** One term of a label selector, as plain data. */
export interface Requirement {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** All of a selector's terms, in order of their keys. None select everything; undefined selects nothing. */
export type Requirements = readonly Requirement[];

/** Whether the labels meet every requirement. */
export function matches(requirements: Requirements | undefined, labels: Labels): boolean {
  if (!requirements) return false;
  for (const requirement of requirements) if (!meets(requirement, labels?.[requirement.key])) return false;
  return true;
}

function meets({ operator, values }: Requirement, value: string | undefined): boolean {
  switch (operator) {
    case '=':
    case '==':
    case 'in':
      return value !== undefined && values.includes(value);
    case '!=':
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case 'gt':
    case 'lt':
      return value !== undefined && INTEGER.test(value) && ordered(operator, value, values[0] ?? '');
  }
}

function ordered(operator: 'gt' | 'lt', value: string, bound: string): boolean {
  return operator === 'gt' ? BigInt(value) > BigInt(bound) : BigInt(value) < BigInt(bound);
}

const INTEGER = /^[-+]?\d+$/;

/** Whether a metav1.LabelSelector selects the labels: an absent one selects nothing, an empty one everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (!selector) return false;
  const { matchLabels, matchExpressions } = selector;
  if (matchLabels) for (const key in matchLabels) if (labels?.[key] !== matchLabels[key]) return false;
  if (!matchExpressions) return true;
  for (const { key, operator, values = [] } of matchExpressions) {
    if (!meets({ key, operator: EXPRESSION_OPERATORS[operator] ?? 'in', values }, labels?.[key])) return false;
  }
  return true;
}

/** Whether a Service's or a ReplicationController's map selects the labels: an empty or absent one selects nothing. */
export function selectsAll(map: Labels, labels: Labels): boolean {
  let some = false;
  for (const key in map) {
    if (labels?.[key] !== map[key]) return false;
    some = true;
  }
  return some;
}

const EXPRESSION_OPERATORS: Readonly<Record<string, Operator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
};

/** The requirements of a metav1.LabelSelector. Models metav1.LabelSelectorAsSelector. Throws what it returns. */
export function requirementsOf(selector: LabelSelector | undefined): Requirements | undefined {
  if (!selector) return undefined;
  const requirements: Requirement[] = [];
  for (const [key, value] of Object.entries(selector.matchLabels ?? {})) {
    requirements.push(requirement(key, '=', [value], ''));
  }
  for (const { key, operator, values = [] } of selector.matchExpressions ?? []) {
    const known = EXPRESSION_OPERATORS[operator];
    if (!known) throw new Error(`"${operator}" is not a valid label selector operator`);
    requirements.push(requirement(key, known, values, ''));
  }
  return sorted(requirements);
}

/** The requirements of a map of labels: each equal. */
export function requirementsOfMap(map: Labels): Requirements {
  return sorted(Object.entries(map ?? {}).map(([key, value]) => ({ key, operator: '=', values: [value] })));
}

/** By key, and of equal keys in the order given. */
export function sorted(requirements: readonly Requirement[]): Requirements {
  return requirements.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** As `kubectl describe` prints a selector: `app=web,tier in (a,b)`; '' selects everything. */
export function formatRequirements(requirements: Requirements): string {
  return requirements.map(formatRequirement).join(',');
}

const INFIXES: Readonly<Record<Operator, string>> = {
  '=': '=',
  '==': '==',
  '!=': '!=',
  in: ' in ',
  notin: ' notin ',
  gt: '>',
  lt: '<',
  exists: '',
  '!': '',
};

function formatRequirement({ key, operator, values }: Requirement): string {
  if (operator === '!') return `!${key}`;
  if (operator === 'exists') return key;
  const list = values.toSorted().join(',');
  return `${key}${INFIXES[operator]}${operator === 'in' || operator === 'notin' ? `(${list})` : list}`;
}

/** metav1.FormatLabelSelector: `<none>` for an absent or empty selector, `<error>` for a wrong one. */
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  if (!selector) return '<none>';
  try {
    return formatRequirements(requirementsOf(selector) ?? []) || '<none>';
  } catch {
    return '<error>';
  }
}

/** A checked requirement; throws labels.NewRequirement's words. `path` is what they call the key itself. */
export function requirement(key: string, operator: Operator, values: readonly string[], path: string): Requirement {
  const at = (field: string) => (path ? `${path}.${field}` : field);
  const errors = keyErrors(key, at('key'));
  const list = `[${values.map((value) => JSON.stringify(value)).join(',')}]`;
  if ((operator === 'in' || operator === 'notin') && values.length === 0) {
    errors.push(`${at('values')}: Invalid value: ${list}: for 'in', 'notin' operators, values set can't be empty`);
  }
  if ((operator === 'exists' || operator === '!') && values.length > 0) {
    errors.push(`${at('values')}: Invalid value: ${list}: values set must be empty for exists and does not exist`);
  }
  if (operator === 'gt' || operator === 'lt') {
    for (const [index, value] of values.entries()) {
      if (INTEGER.test(value)) continue;
      const words = "for 'Gt', 'Lt' operators, the value must be an integer";
      errors.push(`${at('values')}[${index}]: Invalid value: "${value}": ${words}`);
    }
  }
  for (const [index, value] of values.entries()) {
    const wrong = labelValueErrors(value);
    if (wrong.length === 0) continue;
    errors.push(`${at('values')}[${index}][${key}]: Invalid value: "${value}": ${wrong.join('; ')}`);
  }
  if (errors.length === 1) throw new Error(errors[0]);
  if (errors.length > 1) throw new Error(`[${[...new Set(errors)].join(', ')}]`);
  return { key, operator, values };
}

/** What is wrong with a label's key, in the words of a field error at `path`. */
export function keyErrors(key: string, path: string): string[] {
  const wrong = qualifiedNameErrors(key);
  return wrong.length === 0 ? [] : [`${path}: Invalid value: "${key}": ${wrong.join('; ')}`];
}
