import { adviceText } from '../../../texts/advice';
import { at } from '../manifest';
import { adviceAt, type Rule, setting } from './rule';

const UPDATE = ['spec', 'strategy', 'rollingUpdate'] as const;

/** Rollouts that may neither add a pod nor take one away. */
export const noRoom: Rule = {
  name: 'noRoom',
  title: () => adviceText('noRoom.title'),
  why: () => adviceText('noRoom.why'),
  find(one) {
    if (one.kind !== 'Deployment') return [];
    const isZero = (field: string) => {
      const value = at(one.value, [...UPDATE, field]);
      return value === 0 || value === '0' || value === '0%';
    };
    if (!isZero('maxSurge') || !isZero('maxUnavailable')) return [];
    const path = [...UPDATE, 'maxSurge'];
    return [adviceAt(one, path, adviceText('noRoom.what'), [setting(adviceText('noRoom.fix'), one, path, 1)])];
  },
};
