import { testRule } from './testAdvice';
import { yesAndNo } from './yesAndNo';

testRule(yesAndNo, {
  complains: [
    { text: 'kind: ConfigMap\ndata:\n  debug: yes\n', at: 'debug', says: 'true', fixed: 'debug: "yes"' },
    { text: 'kind: ConfigMap\ndata:\n  country: NO\n', at: 'country', says: 'false', fixed: 'country: "NO"' },
    { text: 'kind: Pod\nspec:\n  containers:\n  - args: [on]\n', at: 'args', fixed: 'args: ["on"]' },
  ],
  silent: ['kind: ConfigMap\ndata:\n  debug: "yes"\n  on: air\n', "kind: ConfigMap\ndata: {a: 'no', b: none}\n"],
});
