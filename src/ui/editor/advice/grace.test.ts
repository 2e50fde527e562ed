import { grace } from './grace';
import { testRule } from './testAdvice';

const pod = (seconds: string, preStop: string) => `kind: Pod
metadata: {name: web}
spec:
  ${seconds}
  containers:
  - name: web
    lifecycle:
      preStop: ${preStop}
`;
const SLEEP = '{sleep: {seconds: 20}}';

testRule(grace, {
  complains: [
    {
      text: pod('terminationGracePeriodSeconds: 20', SLEEP),
      at: 'terminationGracePeriodSeconds',
      says: '20 s',
      fixed: 'terminationGracePeriodSeconds: 30',
    },
    {
      text: pod('', '{exec: {command: [sh, -c, "sleep 45"]}}'),
      at: 'preStop',
      fixed: 'terminationGracePeriodSeconds: 55',
    },
  ],
  silent: [pod('', SLEEP), pod('terminationGracePeriodSeconds: 60', SLEEP), pod('', '{exec: {command: [true]}}')],
});
