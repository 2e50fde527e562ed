import { sameProbes } from './sameProbes';
import { testRule } from './testAdvice';

const pod = (liveness: string) => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5}
    livenessProbe: ${liveness}
`;

testRule(sameProbes, {
  complains: [
    {
      text: pod('{httpGet: {path: /ready, port: 8080}, periodSeconds: 5}'),
      at: 'livenessProbe',
      fixed: 'readinessProbe',
    },
  ],
  silent: [
    pod('{httpGet: {path: /alive, port: 8080}}'),
    pod('{httpGet: {path: /ready, port: 8080}, failureThreshold: 30}'),
  ],
});
