import { recreate } from './recreate';
import { testRule } from './testAdvice';

const deployment = (type: string) => `kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  strategy:
    type: ${type}
  template: {}
`;

testRule(recreate, {
  complains: [
    { text: deployment('Recreate'), at: 'type: Recreate', says: '3 pods', fixed: 'type: RollingUpdate\n  template' },
  ],
  silent: [deployment('RollingUpdate'), 'kind: Deployment\nspec: {}\n'],
});
