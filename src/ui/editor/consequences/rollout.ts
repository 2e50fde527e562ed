import { scaledValue } from '../../../api/meta/intOrString';
import { consequenceText } from '../../../texts/consequences';
import { templateOf } from '../advice/podTemplates';
import { at, type Written } from '../manifest';
import type { Consequence, Reckoning } from './consequence';

const UPDATE = ['spec', 'strategy', 'rollingUpdate'];
const DEFAULT = '25%';

function share(value: unknown, pods: number, round: 'up' | 'down'): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  try {
    return scaledValue(value, pods, round);
  } catch {
    return undefined;
  }
}

function figureOf(value: unknown, pods: number, result: number): string {
  return typeof value === 'string'
    ? consequenceText('share.of', { value, pods, result })
    : consequenceText('share.plain', { pods, result });
}

function sides(one: Written) {
  const pods = templateOf(one)?.replicas ?? 1;
  const surge = share(at(one.value, [...UPDATE, 'maxSurge']) ?? DEFAULT, pods, 'up');
  const unavailable = share(at(one.value, [...UPDATE, 'maxUnavailable']) ?? DEFAULT, pods, 'down');
  return { pods, surge, unavailable };
}

/** Percentages of maxSurge are rounded up. */
export const maxSurge: Reckoning = (one, path): Consequence | undefined => {
  if (one.kind !== 'Deployment') return undefined;
  const { pods, surge } = sides(one);
  if (surge === undefined) return undefined;
  return {
    figure: figureOf(at(one.value, path), pods, surge),
    rest: consequenceText('surge.rest', { pods: pods + surge }),
  };
};

/** Those of maxUnavailable are rounded down; where both come to nought the controller takes one. Models ResolveFenceposts. */
export const maxUnavailable: Reckoning = (one, path): Consequence | undefined => {
  if (one.kind !== 'Deployment') return undefined;
  const { pods, surge, unavailable } = sides(one);
  if (unavailable === undefined) return undefined;
  const figure = figureOf(at(one.value, path), pods, unavailable);
  if (unavailable === 0 && surge === 0)
    return { figure, rest: consequenceText('unavailable.least', { pods: Math.max(0, pods - 1) }) };
  return { figure, rest: consequenceText('unavailable.rest', { pods: Math.max(0, pods - unavailable) }) };
};

/** How many revisions an undo can reach. */
export const revisionHistoryLimit: Reckoning = (one, path) => {
  const count = at(one.value, path);
  if (typeof count !== 'number') return undefined;
  return { figure: consequenceText('history.figure', { count }), rest: consequenceText('history.rest') };
};
