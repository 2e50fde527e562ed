import { adviceText } from '../../../texts/advice';
import { at, itemsOf } from '../manifest';
import { containersOf, templateOf } from './podTemplates';
import { adviceAt, type Rule, setting } from './rule';

const DEFAULT_GRACE_S = 30;
/** What a program is left to finish in, after its preStop hook. */
const MARGIN_S = 10;

/** Pods that are killed before their preStop hook is done. */
export const grace: Rule = {
  name: 'grace',
  title: () => adviceText('grace.title'),
  why: () => adviceText('grace.why'),
  find(one) {
    const template = templateOf(one);
    if (!template) return [];
    const own = template.spec.terminationGracePeriodSeconds;
    const seconds = typeof own === 'number' ? own : DEFAULT_GRACE_S;
    const path = [...template.path, 'spec', 'terminationGracePeriodSeconds'];
    return containersOf(template).flatMap(({ path: container, name, value }) => {
      const sleeps = preStopSeconds(value);
      if (sleeps === undefined || sleeps < seconds) return [];
      const better = sleeps + MARGIN_S;
      const fix = setting(adviceText('grace.fix', { seconds: better }), one, path, better);
      const place = own === undefined ? [...container, 'lifecycle', 'preStop'] : path;
      return [adviceAt(one, place, adviceText('grace.what', { name, sleeps, seconds }), [fix])];
    });
  },
};

/** How long a preStop hook sleeps, in seconds, where that can be read. */
export function preStopSeconds(container: unknown): number | undefined {
  const sleep = at(container, ['lifecycle', 'preStop', 'sleep', 'seconds']);
  if (typeof sleep === 'number') return sleep;
  const command = itemsOf(at(container, ['lifecycle', 'preStop', 'exec', 'command']))
    .map(String)
    .join(' ');
  const found = /\bsleep (\d+)\b/.exec(command)?.[1];
  return found === undefined ? undefined : Number(found);
}
