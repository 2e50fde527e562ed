import { missingReference } from './missingReference';
import { testRule } from './testAdvice';

const pod = (more: string) => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
${more}`;
const envFrom = (name: string, more = '') => pod(`    envFrom:\n    - configMapRef: {name: ${name}${more}}\n`);
const key = (word: string) =>
  pod(`    env:\n    - name: A\n      valueFrom:\n        secretKeyRef: {name: login, key: ${word}}\n`);

testRule(missingReference, {
  live: [
    { kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'default' }, data: { mode: '' } },
    { kind: 'Secret', metadata: { name: 'login', namespace: 'default' }, data: { password: '' } },
  ],
  complains: [
    { text: envFrom('setings'), at: 'configMapRef', says: 'setings', fixed: '{name: settings}' },
    { text: envFrom('another'), at: 'configMapRef', fixed: 'kind: ConfigMap\nmetadata:\n  name: another' },
    { text: key('pasword'), at: 'secretKeyRef', says: 'password', fixed: 'key: password}' },
    { text: pod('  serviceAccountName: robot\n'), at: 'serviceAccountName', fixed: 'kind: ServiceAccount' },
    { text: pod('  priorityClassName: high\n'), at: 'priorityClassName' },
    { text: pod('  volumes:\n  - name: v\n    persistentVolumeClaim: {claimName: disk}\n'), at: 'claimName' },
  ],
  silent: [
    envFrom('settings'),
    envFrom('another', ', optional: true'),
    key('password'),
    pod('  serviceAccountName: default\n  priorityClassName: system-node-critical\n'),
    `${envFrom('mine')}---\nkind: ConfigMap\nmetadata: {name: mine}\n`,
  ],
});
