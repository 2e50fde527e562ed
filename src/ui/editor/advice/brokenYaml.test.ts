import { brokenYaml } from './brokenYaml';
import { testRule } from './testAdvice';

testRule(brokenYaml, {
  complains: [
    { text: 'kind: Pod\nmetadata:\n\tname: web\n', at: 'name: web', says: /tab/, fixed: '  name: web' },
    { text: 'kind: Pod\nspec:\n  image:web\n  name: x\n', at: 'image:web', says: /space/, fixed: 'image: web' },
    { text: 'kind: Pod\nkind: Job # again\n', at: '# again', says: /twice/ },
    { text: 'kind: Pod\nspec:\n  - name: x\n   image: y\n', at: 'image: y', says: /column/ },
    { text: 'kind: Pod\nspec: a: b\n', at: 'a: b', says: /second/ },
    { text: 'kind: "Pod\n', at: '' },
  ],
  silent: ['kind: Pod\nargs: [http://x:80]\n', '', '# nothing\n'],
});
