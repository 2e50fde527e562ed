import { sharedSelector } from './sharedSelector';
import { testRule } from './testAdvice';

const deployment = (name: string, labels: string, selector = labels) => `kind: Deployment
metadata: {name: ${name}}
spec:
  selector: {matchLabels: ${selector}} # of ${name}
  template: {metadata: {labels: ${labels}}}
`;
const both = (one: string, other: string) => `${one}---\n${other}`;

testRule(sharedSelector, {
  complains: [
    { text: both(deployment('a', '{app: web}'), deployment('b', '{app: web}')), at: 'of a', says: 'Deployment b' },
    { text: both(deployment('a', '{app: web}'), deployment('b', '{app: web, v: "2"}')), at: 'of a', says: 'app=web' },
  ],
  silent: [
    deployment('a', '{app: web}'),
    both(deployment('a', '{app: web, v: "1"}'), deployment('b', '{app: web, v: "2"}')),
  ],
});
