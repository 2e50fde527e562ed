import { slowStart } from './slowStart';
import { testRule } from './testAdvice';

const pod = (image: string, liveness: string, more = '') => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    image: ${image}
    livenessProbe:
      httpGet: {path: /ready, port: 8080}
      ${liveness}
${more}`;

testRule(slowStart, {
  images: ['shop/web:v1', 'shop/web:v2-slow'],
  complains: [
    // Ready after 42 s; the third failure comes 20 s after the start.
    {
      text: pod('shop/web:v2-slow', 'failureThreshold: 3'),
      at: 'livenessProbe',
      says: '42 s',
      fixed: 'failureThreshold: 17',
    },
    { text: pod('shop/web:v1', 'initialDelaySeconds: 60'), at: 'livenessProbe', says: '60 s', fixed: 'startupProbe:' },
  ],
  silent: [
    pod('shop/web:v1', 'periodSeconds: 5'),
    pod('shop/web:v2-slow', 'periodSeconds: 30'),
    pod('shop/web:v2-slow', 'periodSeconds: 5', '    startupProbe: {httpGet: {path: /, port: 8080}}\n'),
  ],
});
