import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

const USUAL = '128Mi';

/** Containers that may take all of a machine's memory. */
export const memoryLimit: Rule = {
  name: 'memoryLimit',
  title: () => adviceText('memoryLimit.title'),
  why: () => adviceText('memoryLimit.why'),
  find: (one) =>
    containersOf(templateOf(one)).flatMap(({ path, name, value, init }) => {
      if (init || at(value, ['resources', 'limits', 'memory']) !== undefined) return [];
      const request = at(value, ['resources', 'requests', 'memory']);
      const limit = typeof request === 'string' ? request : USUAL;
      const fix = setting(
        adviceText('memoryLimit.fix', { limit }),
        one,
        [...path, 'resources', 'limits', 'memory'],
        limit,
      );
      const place = request === undefined ? [...path, 'name'] : [...path, 'resources'];
      return [adviceAt(one, place, adviceText('memoryLimit.what', { name }), [fix])];
    }),
};
