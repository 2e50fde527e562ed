import { memoryLimit } from './memoryLimit';
import { testRule } from './testAdvice';

const pod = (resources: string) => `kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      containers:
      - name: web
        image: shop/web:v1
${resources}`;

testRule(memoryLimit, {
  complains: [
    { text: pod(''), at: 'name: web', fixed: 'memory: 128Mi' },
    // As much as is booked: the scheduler's sum then holds.
    {
      text: pod('        resources:\n          requests: {memory: 64Mi}\n'),
      at: 'resources',
      fixed: 'limits:\n            memory: 64Mi',
    },
  ],
  silent: [pod('        resources: {limits: {memory: 1Gi}}\n'), 'kind: Service\nspec: {}\n'],
});
