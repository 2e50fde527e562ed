import { noHistory } from './noHistory';
import { testRule } from './testAdvice';

const limit = (number: number) =>
  `kind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 1\n  revisionHistoryLimit: ${number}\n`;

testRule(noHistory, {
  complains: [{ text: limit(0), at: 'revisionHistoryLimit', says: 'web', fixed: 'replicas: 1\n' }],
  silent: [limit(1), 'kind: Deployment\nspec: {replicas: 0}\n'],
});
