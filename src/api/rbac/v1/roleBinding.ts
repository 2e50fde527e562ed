import type { ClusterRoleBinding, RoleBinding, Subject } from '../../generated/rbac/v1';
import type { KindRules } from '../../kindRules';
import { semanticEqual } from '../../meta/equality';
import { addInvalid, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import { internalForm } from '../../meta/internalForm';
import { pathSegmentName, subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

const GROUP = 'rbac.authorization.k8s.io';

function subjectWithDefaults(subject: Subject): Subject {
  if (subject.apiGroup || (subject.kind !== 'User' && subject.kind !== 'Group')) return subject;
  return { ...subject, apiGroup: GROUP };
}

/** Models SetDefaults_RoleBinding and SetDefaults_Subject. */
function defaults<T extends RoleBinding | ClusterRoleBinding>(binding: T): T {
  const filled: T = { ...binding, roleRef: { ...binding.roleRef, apiGroup: binding.roleRef?.apiGroup || GROUP } };
  if (binding.subjects) filled.subjects = binding.subjects.map(subjectWithDefaults);
  return filled;
}

/** Models ValidateRoleBinding and ValidateClusterRoleBinding. */
function validate(binding: RoleBinding | ClusterRoleBinding, namespaced: boolean, errors: FieldError[]): void {
  validateObjectMeta(binding.metadata, namespaced, pathSegmentName, errors);
  const { apiGroup = '', kind = '', name } = binding.roleRef;
  const kinds = namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  if (apiGroup !== GROUP) errors.push(notSupported('roleRef.apiGroup', apiGroup, [GROUP]));
  if (!kinds.includes(kind)) errors.push(notSupported('roleRef.kind', kind, kinds));
  if (!name) errors.push(required('roleRef.name'));
  else addInvalid(errors, 'roleRef.name', name, pathSegmentName(name, false));
  for (const [index, subject] of (binding.subjects ?? []).entries()) {
    validateSubject(subject, namespaced, `subjects[${index}]`, errors);
  }
}

/** Models ValidateRoleBindingSubject. */
function validateSubject(subject: Subject, namespaced: boolean, path: string, errors: FieldError[]): void {
  const { kind = '', name, apiGroup = '', namespace } = subject;
  if (!name) errors.push(required(`${path}.name`));
  if (kind === 'ServiceAccount') {
    if (name) addInvalid(errors, `${path}.name`, name, subdomainName(name, false));
    if (apiGroup) errors.push(notSupported(`${path}.apiGroup`, apiGroup, ['']));
    if (!namespaced && !namespace) errors.push(required(`${path}.namespace`));
  } else if (kind === 'User' || kind === 'Group') {
    if (apiGroup !== GROUP) errors.push(notSupported(`${path}.apiGroup`, apiGroup, [GROUP]));
  } else errors.push(notSupported(`${path}.kind`, kind, ['ServiceAccount', 'User', 'Group']));
}

function rulesFor<T extends RoleBinding | ClusterRoleBinding>(namespaced: boolean): KindRules<T> {
  return {
    defaults,
    validate: (binding, errors) => validate(binding, namespaced, errors),
    validateUpdate: (binding, old, errors) => {
      validate(binding, namespaced, errors);
      validateObjectMetaUpdate(binding.metadata, old.metadata, errors);
      if (!semanticEqual(binding.roleRef, old.roleRef)) {
        errors.push(invalid('roleRef', internalForm(binding.roleRef, 'rbac.RoleRef'), 'cannot change roleRef'));
      }
    },
  };
}

/** Models the API's rbac.authorization.k8s.io/v1 RoleBinding. */
export const roleBindingRules: KindRules<RoleBinding> = rulesFor(true);
/** Models the API's rbac.authorization.k8s.io/v1 ClusterRoleBinding. */
export const clusterRoleBindingRules: KindRules<ClusterRoleBinding> = rulesFor(false);
