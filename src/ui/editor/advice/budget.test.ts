import { budget } from './budget';
import { testRule } from './testAdvice';

const withPods = (replicas: number, spec: string) => `kind: PodDisruptionBudget
metadata: {name: web}
spec:
  ${spec}
  selector: {matchLabels: {app: web}}
---
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  template: {metadata: {labels: {app: web}}}
`;

testRule(budget, {
  complains: [
    { text: withPods(1, 'minAvailable: 1'), at: 'minAvailable', says: '1 pod', fixed: 'maxUnavailable: 1' },
    { text: withPods(3, 'minAvailable: 3'), at: 'minAvailable', says: '3 pods', fixed: 'maxUnavailable: 1' },
    // 90 % of three pods is 2.7: three.
    { text: withPods(3, 'minAvailable: 90%'), at: 'minAvailable', fixed: 'maxUnavailable: 1' },
    { text: withPods(3, 'maxUnavailable: 0'), at: 'maxUnavailable', fixed: 'maxUnavailable: 1' },
  ],
  silent: [
    withPods(3, 'minAvailable: 2'),
    // 10 % of three pods is 0.3: one.
    withPods(3, 'maxUnavailable: 10%'),
    withPods(2, 'minAvailable: 50%'),
    'kind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1, selector: {matchLabels: {app: none}}}\n',
  ],
});
