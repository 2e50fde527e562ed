import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule } from './rule';

const USUAL = { cpu: '100m', memory: '64Mi' } as const;

/** Containers that book nothing. */
export const requests: Rule = {
  name: 'requests',
  title: () => adviceText('requests.title'),
  why: () => adviceText('requests.why'),
  find: (one) =>
    containersOf(templateOf(one)).flatMap(({ path, name, value, init }) => {
      if (init) return [];
      // A limit without a request is the request too.
      const says = (what: string) =>
        at(value, ['resources', 'requests', what]) !== undefined ||
        at(value, ['resources', 'limits', what]) !== undefined;
      const missing = (['cpu', 'memory'] as const).filter((what) => !says(what));
      if (missing.length === 0) return [];
      const what = missing.join(' and ');
      const changes = missing.map((each) => ({
        document: one.index,
        path: [...path, 'resources', 'requests', each],
        set: USUAL[each],
      }));
      const title = adviceText('requests.fix', { what: missing.map((each) => `${each} ${USUAL[each]}`).join(', ') });
      return [adviceAt(one, [...path, 'name'], adviceText('requests.what', { name, what }), [{ title, changes }])];
    }),
};
