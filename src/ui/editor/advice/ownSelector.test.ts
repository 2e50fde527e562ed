import { ownSelector } from './ownSelector';
import { testRule } from './testAdvice';

const deployment = (labels: string) => `kind: Deployment
metadata: {name: web}
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels: ${labels}
    spec: {}
`;

testRule(ownSelector, {
  complains: [
    { text: deployment('{app: wep}'), at: 'selector:', says: 'app=wep', fixed: 'labels: {app: web}' },
    { text: deployment('{}'), at: 'selector:', fixed: 'app: web}' },
  ],
  silent: [deployment('{app: web, tier: front}'), 'kind: Pod\nspec: {}\n'],
});
