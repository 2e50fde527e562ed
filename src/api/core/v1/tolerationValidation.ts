import type { Toleration, TopologySpreadConstraint } from '../../generated/core/v1';
import { addInvalid, duplicate, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { labelValueErrors, qualifiedNameErrors } from '../../meta/names';
import { validateLabelSelector } from '../../meta/objectMeta';
import { validateMatchLabelKeys } from './affinityValidation';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];
const OPERATORS = ['Equal', 'Exists'];
const ALL_OPERATORS = ['Equal', 'Exists', 'Lt', 'Gt'];
const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const NODE_POLICIES = ['Honor', 'Ignore'];

/** Adds what is wrong with a taint's effect. Models validateTaintEffect. */
export function validateTaintEffect(effect: string | undefined, path: string, errors: FieldError[]): void {
  if (!effect) errors.push(required(path));
  else if (!EFFECTS.includes(effect)) errors.push(notSupported(path, effect, EFFECTS));
}

/** Adds what is wrong with a pod's tolerations. Models ValidateTolerations. */
export function validateTolerations(tolerations: readonly Toleration[], path: string, errors: FieldError[]): void {
  for (const [index, toleration] of tolerations.entries()) {
    const at = `${path}[${index}]`;
    const { key, operator = '', value = '', effect = '', tolerationSeconds } = toleration;
    if (key) addInvalid(errors, `${at}.key`, key, qualifiedNameErrors(key));
    else if (operator !== 'Exists') {
      const words = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      errors.push(invalid(`${at}.operator`, operator, words));
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.push(invalid(`${at}.effect`, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"));
    }
    validateOperator(operator, value, `${at}.operator`, errors);
    if (effect) validateTaintEffect(effect, `${at}.effect`, errors);
  }
}

function validateOperator(operator: string, value: string, path: string, errors: FieldError[]): void {
  if (operator === 'Equal' || operator === '') {
    const wrong = labelValueErrors(value);
    if (wrong.length > 0) errors.push(invalid(path, value, wrong.join(';')));
  } else if (operator === 'Exists') {
    if (value) errors.push(invalid(path, value, "value must be empty when `operator` is 'Exists'"));
  } else {
    const supported = operator === 'Lt' || operator === 'Gt' ? ALL_OPERATORS : OPERATORS;
    errors.push(notSupported(path, operator, supported));
  }
}

/** Adds what is wrong with how a pod's kind is to be spread. Models validateTopologySpreadConstraints. */
export function validateSpread(constraints: readonly TopologySpreadConstraint[], path: string, errors: FieldError[]) {
  for (const [index, constraint] of constraints.entries()) {
    const at = `${path}[${index}]`;
    const { maxSkew, topologyKey, whenUnsatisfiable = '' } = constraint;
    if (maxSkew <= 0) errors.push(invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero'));
    if (!topologyKey) errors.push(required(`${at}.topologyKey`, 'can not be empty'));
    if (!ACTIONS.includes(whenUnsatisfiable)) {
      errors.push(notSupported(`${at}.whenUnsatisfiable`, whenUnsatisfiable, ACTIONS));
    }
    const again = constraints.slice(index + 1).some((other) => {
      return other.topologyKey === topologyKey && (other.whenUnsatisfiable ?? '') === whenUnsatisfiable;
    });
    if (again) {
      errors.push(duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`));
    }
    validateRest(constraint, at, errors);
  }
}

function validateRest(constraint: TopologySpreadConstraint, path: string, errors: FieldError[]): void {
  const { minDomains, whenUnsatisfiable, nodeAffinityPolicy, nodeTaintsPolicy, labelSelector } = constraint;
  if (minDomains !== undefined) {
    if (minDomains <= 0) errors.push(invalid(`${path}.minDomains`, minDomains, 'must be greater than zero'));
    if (whenUnsatisfiable !== 'DoNotSchedule') {
      const words = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`;
      errors.push(invalid(`${path}.minDomains`, minDomains, words));
    }
  }
  for (const [key, policy] of [
    ['nodeAffinityPolicy', nodeAffinityPolicy],
    ['nodeTaintsPolicy', nodeTaintsPolicy],
  ]) {
    if (policy !== undefined && !NODE_POLICIES.includes(policy)) {
      errors.push(notSupported(`${path}.${key}`, policy, NODE_POLICIES));
    }
  }
  validateMatchLabelKeys(constraint.matchLabelKeys, undefined, labelSelector, path, errors);
  validateLabelSelector(labelSelector, `${path}.labelSelector`, errors);
}
