import { testRule } from './testAdvice';
import { twice } from './twice';

const pod = (more: string) => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
${more}`;

testRule(twice, {
  complains: [
    {
      text: pod('    env:\n    - name: MODE\n      value: a\n    - name: MODE # again\n      value: b\n'),
      at: '# again',
      says: 'MODE',
      fixed: 'env:\n    - name: MODE # again',
    },
    {
      text: pod('    ports:\n    - containerPort: 80\n    - name: x\n      containerPort: 80 # again\n'),
      at: '# again',
      fixed: '    - containerPort: 80\n',
    },
    { text: pod('  - name: web # again\n'), at: '# again' },
    { text: pod('  volumes:\n  - name: v\n  - name: v # again\n'), at: '# again' },
  ],
  silent: [
    pod('    env: [{name: A}, {name: B}]\n'),
    pod('    ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: TCP}]\n'),
  ],
});
