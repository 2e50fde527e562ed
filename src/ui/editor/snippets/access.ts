import { starter } from './starter';

export const SERVICE_ACCOUNT = starter(
  'v1',
  'ServiceAccount',
  `
metadata:
  name: ‹robot›
`,
);

export const ROLE = starter(
  'rbac.authorization.k8s.io/v1',
  'Role',
  `
metadata:
  name: ‹reader›
rules:
- apiGroups: [""]
  resources: ["pods", "pods/log"]
  verbs: ["get", "list", "watch"]
`,
);

export const ROLE_BINDING = starter(
  'rbac.authorization.k8s.io/v1',
  'RoleBinding',
  `
metadata:
  name: ‹reader›
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: ‹reader›
subjects:
- kind: ServiceAccount
  name: robot
  namespace: default
`,
);
