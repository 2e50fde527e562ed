import { limitBelowRequest } from './limitBelowRequest';
import { testRule } from './testAdvice';

const pod = (requests: string, limits: string) => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    resources:
      requests:
        memory: ${requests}
      limits:
        memory: ${limits}
`;

testRule(limitBelowRequest, {
  complains: [{ text: pod('1Gi', '900Mi'), at: 'memory: 900Mi', says: '1Gi', fixed: 'limits:\n        memory: 1Gi' }],
  // 1024Mi is 1Gi, and 1Gi is more than 1G.
  silent: [pod('1024Mi', '1Gi'), pod('1G', '1Gi'), pod('x', '1Gi')],
});
