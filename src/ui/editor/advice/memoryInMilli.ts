import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

/** Memory in thousandths of a byte. */
export const memoryInMilli: Rule = {
  name: 'memoryInMilli',
  title: () => adviceText('memoryInMilli.title'),
  why: () => adviceText('memoryInMilli.why'),
  find: (one) =>
    containersOf(templateOf(one)).flatMap(({ path, value }) =>
      ['requests', 'limits'].flatMap((list) => {
        const place = ['resources', list, 'memory'];
        const memory = at(value, place);
        if (typeof memory !== 'string' || !/^\d+m$/.test(memory)) return [];
        const meant = memory.replace('m', 'Mi');
        const fix = setting(adviceText('memoryInMilli.fix', { meant }), one, [...path, ...place], meant);
        return [adviceAt(one, [...path, ...place], adviceText('memoryInMilli.what', { memory }), [fix])];
      }),
    ),
};
