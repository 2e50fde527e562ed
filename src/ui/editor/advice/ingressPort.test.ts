import { ingressPort } from './ingressPort';
import { testRule } from './testAdvice';

const ingress = (port: string) => `kind: Ingress
metadata: {name: shop}
spec:
  defaultBackend:
    service:
      name: web
      port:
        ${port}
`;

testRule(ingressPort, {
  live: [{ kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ name: 'http', port: 80 }, { port: 9090 }] } }],
  complains: [
    { text: ingress('number: 8080'), at: 'number: 8080', says: 'http (80), 9090', fixed: 'name: http' },
    { text: ingress('name: https'), at: 'name: https', fixed: 'name: http\n' },
  ],
  silent: [ingress('number: 80'), ingress('number: 9090'), ingress('name: http')],
});
