import { replicasUnderHpa } from './replicasUnderHpa';
import { testRule } from './testAdvice';

const HPA = `kind: HorizontalPodAutoscaler
metadata: {name: scaler}
spec: {scaleTargetRef: {kind: Deployment, name: web}}
---
`;
const deployment = (name: string, spec = 'replicas: 3') =>
  `kind: Deployment\nmetadata: {name: ${name}}\nspec:\n  ${spec}\n  paused: false\n`;

testRule(replicasUnderHpa, {
  complains: [{ text: HPA + deployment('web'), at: 'replicas: 3', says: 'scaler', fixed: 'spec:\n  paused' }],
  silent: [HPA + deployment('other'), HPA + deployment('web', 'minReadySeconds: 1'), deployment('web')],
});
