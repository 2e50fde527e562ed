import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { amount, most } from './machines';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule } from './rule';

/** Pods that ask for more than any node has. */
export const tooLarge: Rule = {
  name: 'tooLarge',
  title: () => adviceText('tooLarge.title'),
  why: () => adviceText('tooLarge.why'),
  find(one, scene) {
    const containers = containersOf(templateOf(one)).filter(({ init }) => !init);
    return (['cpu', 'memory'] as const).flatMap((what) => {
      const largest = most(scene, what);
      const asked = containers.map(({ path, value }) => ({
        path: [...path, 'resources', 'requests', what],
        text: at(value, ['resources', 'requests', what]),
        amount: amount(what, at(value, ['resources', 'requests', what])) ?? 0,
      }));
      const sum = asked.reduce((total, each) => total + each.amount, 0);
      const heaviest = asked.toSorted((first, second) => second.amount - first.amount)[0];
      if (!largest || !heaviest || sum <= largest.amount) return [];
      const { node, text: has } = largest;
      const said = { what, asked: String(heaviest.text), node, has };
      return [
        adviceAt(one, heaviest.path, adviceText(containers.length > 1 ? 'tooLarge.together' : 'tooLarge.what', said)),
      ];
    });
  },
};
