import { starter } from './starter';

export const SERVICE = starter(
  'v1',
  'Service',
  `
metadata:
  name: ‹web›
spec:
  selector:
    app: ‹web›
  ports:
  - name: http
    port: 80
    targetPort: http
`,
);

export const INGRESS = starter(
  'networking.k8s.io/v1',
  'Ingress',
  `
metadata:
  name: ‹web›
spec:
  ingressClassName: nginx
  rules:
  - host: shop.test
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: ‹web›
            port:
              name: http
`,
);

export const NETWORK_POLICY = starter(
  'networking.k8s.io/v1',
  'NetworkPolicy',
  `
metadata:
  name: ‹web›
# Pods that a policy selects take what its rules allow, and nothing else.
spec:
  podSelector:
    matchLabels:
      app: ‹web›
  policyTypes: ["Ingress"]
  ingress:
  - from:
    - podSelector:
        matchLabels:
          role: client
    ports:
    - protocol: TCP
      port: 8080
`,
);
