import { barePod } from './barePod';
import { testRule } from './testAdvice';

const pod = (more = '') => `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  ${more}
  containers:
  - name: web # the one
    image: nginx:1.27
`;

testRule(barePod, {
  complains: [
    { text: pod(), at: 'kind: Pod', says: 'web', fixed: 'selector:\n    matchLabels:\n      app: web' },
    { text: pod('restartPolicy: Always'), at: 'kind: Pod', fixed: '# the one' },
  ],
  silent: [pod('restartPolicy: Never'), pod('restartPolicy: OnFailure'), 'kind: Service\nspec: {}\n'],
});
