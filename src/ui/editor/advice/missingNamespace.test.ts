import { missingNamespace } from './missingNamespace';
import { testRule } from './testAdvice';

const inside = (namespace: string) => `kind: Pod\nmetadata:\n  name: web\n  namespace: ${namespace}\n`;

testRule(missingNamespace, {
  live: ['default', 'shop'].map((name) => ({ kind: 'Namespace', metadata: { name } })),
  complains: [
    { text: inside('shpo'), at: 'namespace: shpo', fixed: 'namespace: shop' },
    { text: inside('staging'), at: 'namespace: staging', fixed: 'kind: Namespace\nmetadata:\n  name: staging' },
  ],
  silent: [inside('shop'), inside('default'), 'kind: Pod\nmetadata: {name: web}\n'],
});
testRule(missingNamespace, { complains: [], silent: [inside('anything')] });
