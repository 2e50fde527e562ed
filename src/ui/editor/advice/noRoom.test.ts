import { noRoom } from './noRoom';
import { testRule } from './testAdvice';

const deployment = (surge: string, unavailable: string) => `kind: Deployment
metadata: {name: web}
spec:
  strategy:
    rollingUpdate:
      maxSurge: ${surge}
      maxUnavailable: ${unavailable}
`;

testRule(noRoom, {
  complains: [
    { text: deployment('0', '0'), at: 'maxSurge', fixed: 'maxSurge: 1\n      maxUnavailable: 0' },
    { text: deployment('0%', '0'), at: 'maxSurge', fixed: 'maxSurge: 1' },
  ],
  silent: [deployment('1', '0'), deployment('0', '25%'), 'kind: Deployment\nspec: {}\n'],
});
