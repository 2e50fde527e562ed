import { requests } from './requests';
import { testRule } from './testAdvice';

const pod = (resources: string) => `kind: Pod
metadata: {name: web}
spec:
  initContainers:
  - name: first
    image: busybox:1.36
  containers:
  - name: web
    image: shop/web:v1
${resources}`;

testRule(requests, {
  complains: [
    { text: pod(''), at: 'name: web', says: 'cpu and memory', fixed: 'memory: 64Mi' },
    {
      text: pod('    resources:\n      requests:\n        cpu: 1\n'),
      at: 'name: web',
      says: /\bmemory\b/,
      fixed: 'cpu: 1',
    },
  ],
  silent: [
    pod('    resources: {requests: {cpu: 1, memory: 1Gi}}\n'),
    pod('    resources: {limits: {cpu: 1, memory: 1Gi}}\n'),
  ],
});
