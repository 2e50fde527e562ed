import { ingressService } from './ingressService';
import { testRule } from './testAdvice';

const ingress = (service: string) => `kind: Ingress
metadata: {name: shop}
spec:
  rules:
  - http:
      paths:
      - path: /
        backend:
          service:
            name: ${service}
            port: {name: http}
`;

testRule(ingressService, {
  live: [
    { kind: 'Service', metadata: { name: 'web', namespace: 'default' } },
    { kind: 'Service', metadata: { name: 'far', namespace: 'elsewhere' } },
  ],
  complains: [
    { text: ingress('wbe'), at: 'name: wbe', says: 'wbe', fixed: 'name: web' },
    { text: ingress('far'), at: 'name: far', says: 'default' },
  ],
  silent: [ingress('web'), `${ingress('new')}---\nkind: Service\nmetadata: {name: new}\n`],
});
