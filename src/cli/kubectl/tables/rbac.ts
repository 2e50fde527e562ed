import type { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../../api/generated/rbac/v1';
import { AGE, type Column, CREATED_AT, NAME, tableOf } from './table';

/** Models printers.printRole. */
export const roles = tableOf<Role>('roles.rbac.authorization.k8s.io', [NAME, CREATED_AT]);

/** Models printers.printClusterRole. */
export const clusterRoles = tableOf<ClusterRole>('clusterroles.rbac.authorization.k8s.io', [NAME, CREATED_AT]);

/** Models printers.printRoleBinding. */
export const roleBindings = tableOf<RoleBinding>('rolebindings.rbac.authorization.k8s.io', bindingColumns());

/** Models printers.printClusterRoleBinding. */
export const clusterRoleBindings = tableOf<ClusterRoleBinding>(
  'clusterrolebindings.rbac.authorization.k8s.io',
  bindingColumns(),
);

function bindingColumns<T extends RoleBinding | ClusterRoleBinding>(): Column<T>[] {
  return [
    NAME,
    { title: 'ROLE', cell: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}` },
    AGE,
    { title: 'USERS', wide: true, cell: (binding) => subjectsOf(binding, 'User') },
    { title: 'GROUPS', wide: true, cell: (binding) => subjectsOf(binding, 'Group') },
    { title: 'SERVICEACCOUNTS', wide: true, cell: (binding) => subjectsOf(binding, 'ServiceAccount') },
  ];
}

function subjectsOf({ subjects = [] }: RoleBinding | ClusterRoleBinding, wanted: string): string {
  return subjects
    .filter(({ kind }) => kind === wanted)
    .map(({ namespace, name }) => (wanted === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
    .join(', ');
}
