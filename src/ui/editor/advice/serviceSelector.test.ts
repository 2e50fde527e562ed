import { serviceSelector } from './serviceSelector';
import { testRule } from './testAdvice';

const DEPLOYMENT = `kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, version: v1}}
---
kind: Deployment
metadata: {name: database}
spec:
  template:
    metadata: {labels: {app: database}}
---
`;
const service = (selector: string, namespace = 'default') => `${DEPLOYMENT}kind: Service
metadata: {name: web, namespace: ${namespace}}
spec:
  selector: ${selector}
`;

testRule(serviceSelector, {
  complains: [
    {
      text: service('{app: wbe}'),
      at: 'selector: {app: wbe}',
      says: 'Deployment web',
      fixed: 'selector: {app: web}\n',
    },
    { text: service('{name: web}'), at: 'selector: {name', says: 'app=web', fixed: 'selector: {app: web}\n' },
    { text: service('{tier: completely-different}'), at: 'selector: {tier' },
    { text: service('{app: web}', 'elsewhere'), at: 'selector: {app: web}' },
  ],
  silent: [service('{app: web}'), service('{version: v1}'), service('{}')],
});

testRule(serviceSelector, {
  live: [{ kind: 'Pod', metadata: { name: 'lone', labels: { app: 'lone' } } }],
  complains: [],
  silent: ['kind: Service\nmetadata: {name: lone}\nspec: {selector: {app: lone}}\n'],
});
