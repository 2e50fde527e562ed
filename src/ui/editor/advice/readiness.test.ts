import { readiness } from './readiness';
import { testRule } from './testAdvice';

const SERVICE = `kind: Service
metadata: {name: front}
spec: {selector: {app: web}}
---
`;
const deployment = (more = '') => `kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      containers:
      - name: web
        image: shop/web:v1
        ports: [{name: http, containerPort: 8080}]
${more}`;

testRule(readiness, {
  complains: [
    { text: SERVICE + deployment(), at: '- name: web', says: 'front', fixed: 'path: /ready\n            port: http' },
  ],
  silent: [
    deployment(),
    SERVICE + deployment('        readinessProbe: {tcpSocket: {port: 8080}}\n'),
    SERVICE.replace('app: web', 'app: other') + deployment(),
    SERVICE.replace('{name: front}', '{name: front, namespace: far}') + deployment(),
  ],
});
