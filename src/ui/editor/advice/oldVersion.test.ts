import { oldVersion } from './oldVersion';
import { testRule } from './testAdvice';

testRule(oldVersion, {
  complains: [
    {
      text: 'apiVersion: extensions/v1beta1\nkind: Deployment\n',
      at: 'apiVersion',
      says: '1.16',
      fixed: 'apiVersion: apps/v1\n',
    },
    {
      text: 'apiVersion: extensions/v1beta1\nkind: Ingress\n',
      at: 'apiVersion',
      says: '1.22',
      fixed: 'apiVersion: networking.k8s.io/v1\n',
    },
  ],
  silent: ['apiVersion: apps/v1\nkind: Deployment\n', 'apiVersion: my.group/v1beta1\nkind: Deployment\n'],
});
