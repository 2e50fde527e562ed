import { servicePort } from './servicePort';
import { testRule } from './testAdvice';

const service = (port: string) => `kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports:
  - ${port}
---
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        ports: [{name: http, containerPort: 8080}, {name: admin, containerPort: 9090}]
`;

testRule(servicePort, {
  complains: [
    { text: service('port: 80\n    targetPort: htpp'), at: 'targetPort', says: 'htpp', fixed: 'targetPort: http' },
    { text: service('port: 80\n    targetPort: 8081'), at: 'targetPort', says: '8080', fixed: 'targetPort: http' },
    // Without a targetPort it is the port itself.
    { text: service('port: 80'), at: 'port: 80', fixed: 'targetPort: http' },
  ],
  silent: [
    service('port: 80\n    targetPort: http'),
    service('port: 80\n    targetPort: 9090'),
    service('port: 8080'),
    service('port: 80').replace('ports: [{name: http, containerPort: 8080}, {name: admin, containerPort: 9090}]', ''),
  ],
});
