import { antiAffinity } from './antiAffinity';
import { testRule } from './testAdvice';

const deployment = (replicas: number, key = 'kubernetes.io/hostname') => `kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  template:
    metadata: {labels: {app: web}}
    spec:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - topologyKey: ${key}
            labelSelector: {matchLabels: {app: web}}
      containers: []
`;

testRule(antiAffinity, {
  live: ['a', 'b', 'c'].map((name) => ({ kind: 'Node', metadata: { name } })),
  complains: [{ text: deployment(4), at: 'required', says: '3 nodes', fixed: 'preferredDuringScheduling' }],
  silent: [
    deployment(3),
    deployment(4, 'topology.kubernetes.io/zone'),
    deployment(4).replace('{app: web}}\n      containers', '{app: x}}\n      containers'),
  ],
});
