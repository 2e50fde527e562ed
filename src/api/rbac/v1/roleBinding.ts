import type { ClusterRoleBinding, RoleBinding, Subject } from '../../generated/rbac/v1';
import type { KindRules } from '../../kindRules';

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

/** Models the API's rbac.authorization.k8s.io/v1 RoleBinding. */
export const roleBindingRules: KindRules<RoleBinding> = { defaults };
/** Models the API's rbac.authorization.k8s.io/v1 ClusterRoleBinding. */
export const clusterRoleBindingRules: KindRules<ClusterRoleBinding> = { defaults };
