import { probePort } from './probePort';
import { testRule } from './testAdvice';

const pod = (port: string, ports = '[{name: http, containerPort: 8080}]') => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    ports: ${ports}
    readinessProbe:
      httpGet:
        path: /ready
        port: ${port}
`;

testRule(probePort, {
  complains: [
    { text: pod('htpp'), at: 'port: htpp', says: 'readinessProbe', fixed: 'port: http' },
    { text: pod('80'), at: 'port: 80', fixed: 'port: http' },
    { text: pod('http', '[]'), at: 'port: http' },
  ],
  silent: [pod('http'), pod('8080'), pod('80', '[]')],
});
