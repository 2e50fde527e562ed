import { testRule } from './testAdvice';
import { tooLarge } from './tooLarge';

const pod = (cpu: string, memory: string, more = '') => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    resources:
      requests:
        cpu: ${cpu}
        memory: ${memory}
${more}`;
const SIDE = '  - name: side\n    resources: {requests: {cpu: 1}}\n';

testRule(tooLarge, {
  live: [
    { kind: 'Node', metadata: { name: 'a' }, status: { allocatable: { cpu: '2', memory: '3Gi' } } },
    { kind: 'Node', metadata: { name: 'b' }, status: { allocatable: { cpu: '4', memory: '2Gi' } } },
  ],
  complains: [
    { text: pod('4500m', '1Gi'), at: 'cpu: 4500m', says: 'b' },
    { text: pod('1', '3073Mi'), at: 'memory', says: '3Gi' },
    { text: pod('3500m', '1Gi', SIDE), at: 'cpu: 3500m', says: /together/ },
  ],
  silent: [pod('4', '3Gi'), pod('3', '1Gi', SIDE), pod('x', '1Gi')],
});
testRule(tooLarge, { complains: [], silent: [pod('100', '1Ti')] });
