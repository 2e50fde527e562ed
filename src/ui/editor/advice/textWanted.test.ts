import { testRule } from './testAdvice';
import { textWanted } from './textWanted';

const pod = (value: string) => `kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    env:
    - name: PORT
      value: ${value}
`;

testRule(textWanted, {
  complains: [
    { text: pod('8080'), at: 'value: 8080', says: 'number', fixed: 'value: "8080"' },
    { text: pod('true'), at: 'value: true', says: 'true', fixed: 'value: "true"' },
    { text: 'kind: ConfigMap\ndata:\n  version: 1.10\n', at: 'version', fixed: 'version: "1.10"' },
    {
      text: 'kind: Service\nmetadata: {name: a}\nspec:\n  selector: {release: 2}\n',
      at: 'selector',
      fixed: '{release: "2"}',
    },
  ],
  silent: [pod('"8080"'), pod('text'), 'kind: ConfigMap\ndata: {a: b}\n'],
});
