import { hostPort } from './hostPort';
import { testRule } from './testAdvice';

const deployment = (replicas: number, port: string) => `kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
      - name: web
        ports:
        - containerPort: 80
          ${port}
`;
const taint = { key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' };

testRule(hostPort, {
  live: [
    { kind: 'Node', metadata: { name: 'a' } },
    { kind: 'Node', metadata: { name: 'b' } },
    { kind: 'Node', metadata: { name: 'cp' }, spec: { taints: [taint] } },
  ],
  complains: [
    { text: deployment(3, 'hostPort: 80'), at: 'hostPort', says: '2 nodes', fixed: 'containerPort: 80\n' },
    { text: deployment(2, 'hostPort: 80'), at: 'hostPort', fixed: 'containerPort: 80\n' },
  ],
  silent: [
    deployment(1, 'hostPort: 80'),
    deployment(3, 'name: http'),
    deployment(3, 'hostPort: 80').replace('Deployment', 'DaemonSet'),
  ],
});
