import type { ClusterRole, PolicyRule, Role } from '../../generated/rbac/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, invalid, required } from '../../meta/fieldError';
import {
  pathSegmentName,
  validateLabelSelector,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../meta/objectMeta';

/** Models ValidatePolicyRule. */
function validateRule(rule: PolicyRule, namespaced: boolean, path: string, errors: FieldError[]): void {
  const { nonResourceURLs: urls = [], apiGroups = [], resources = [], resourceNames = [], verbs } = rule;
  if ((verbs?.length ?? 0) === 0) errors.push(required(`${path}.verbs`, 'verbs must contain at least one value'));
  if (urls.length > 0) {
    const at = `${path}.nonResourceURLs`;
    if (namespaced) errors.push(invalid(at, urls, 'namespaced rules cannot apply to non-resource URLs'));
    if (apiGroups.length > 0 || resources.length > 0 || resourceNames.length > 0) {
      errors.push(invalid(at, urls, 'rules cannot apply to both regular resources and non-resource URLs'));
    }
    return;
  }
  if (apiGroups.length === 0) {
    errors.push(required(`${path}.apiGroups`, 'resource rules must supply at least one api group'));
  }
  if (resources.length === 0) {
    errors.push(required(`${path}.resources`, 'resource rules must supply at least one resource'));
  }
}

/** Models ValidateRole and ValidateClusterRole. */
function validate(role: Role | ClusterRole, namespaced: boolean, errors: FieldError[]): void {
  validateObjectMeta(role.metadata, namespaced, pathSegmentName, errors);
  const rules = role.rules ?? [];
  for (const [index, rule] of rules.entries()) validateRule(rule, namespaced, `rules[${index}]`, errors);
  const selectors = (role as ClusterRole).aggregationRule?.clusterRoleSelectors;
  if ((role as ClusterRole).aggregationRule && (selectors?.length ?? 0) === 0) {
    const words = 'at least one clusterRoleSelector required if aggregationRule is non-nil';
    errors.push(required('aggregationRule.clusterRoleSelectors', words));
  }
  for (const [index, selector] of (selectors ?? []).entries()) {
    validateLabelSelector(selector, `aggregationRule.clusterRoleSelectors[${index}]`, errors);
  }
}

function rulesFor<T extends Role | ClusterRole>(namespaced: boolean): KindRules<T> {
  return {
    validate: (role, errors) => validate(role, namespaced, errors),
    validateUpdate: (role, old, errors) => {
      validate(role, namespaced, errors);
      validateObjectMetaUpdate(role.metadata, old.metadata, errors);
    },
  };
}

/** Models the API's rbac.authorization.k8s.io/v1 Role. */
export const roleRules: KindRules<Role> = rulesFor(true);
/** Models the API's rbac.authorization.k8s.io/v1 ClusterRole. */
export const clusterRoleRules: KindRules<ClusterRole> = rulesFor(false);
