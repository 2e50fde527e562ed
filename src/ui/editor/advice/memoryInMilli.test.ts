import { memoryInMilli } from './memoryInMilli';
import { testRule } from './testAdvice';

const pod = (memory: string) => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    resources:
      requests:
        cpu: 100m
        memory: ${memory}
`;

testRule(memoryInMilli, {
  complains: [{ text: pod('128m'), at: 'memory: 128m', fixed: 'memory: 128Mi' }],
  silent: [pod('128Mi'), pod('128M'), pod('134217728')],
});
