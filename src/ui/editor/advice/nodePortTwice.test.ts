import { nodePortTwice } from './nodePortTwice';
import { testRule } from './testAdvice';

const service = (name: string, port: string) => `kind: Service
metadata: {name: ${name}}
spec:
  type: NodePort
  ports:
  - port: 80
    ${port}
`;

testRule(nodePortTwice, {
  live: [{ kind: 'Service', metadata: { name: 'old' }, spec: { ports: [{ port: 80, nodePort: 30080 }] } }],
  complains: [{ text: service('new', 'nodePort: 30080'), at: 'nodePort', says: 'old', fixed: 'port: 80\n' }],
  silent: [
    service('new', 'nodePort: 30081'),
    service('old', 'nodePort: 30080'),
    service('new', 'nodePort: 30080\n    protocol: UDP'),
    service('new', ''),
  ],
});
