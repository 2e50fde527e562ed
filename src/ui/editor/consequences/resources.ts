import { formatBytes, formatMilli } from '../../../api/meta/quantity';
import { consequenceText } from '../../../texts/consequences';
import { amount } from '../advice/machines';
import { containersOf, templateOf } from '../advice/podTemplates';
import { at, type Written } from '../manifest';
import type { Reckoning } from './consequence';

const shown = (what: 'cpu' | 'memory', value: number) => (what === 'cpu' ? formatMilli(value) : formatBytes(value));

/** What one pod requests: the sum of its containers. */
function requested(one: Written, what: 'cpu' | 'memory'): number {
  return containersOf(templateOf(one))
    .filter(({ init }) => !init)
    .reduce((sum, { value }) => sum + (amount(what, at(value, ['resources', 'requests', what])) ?? 0), 0);
}

/** All pods of a workload together, in what they book. */
export const replicas: Reckoning = (one, path) => {
  const count = at(one.value, path);
  const template = templateOf(one);
  if (!template || typeof count !== 'number') return undefined;
  const [cpu, memory] = [requested(one, 'cpu'), requested(one, 'memory')];
  const parts = (times: number) =>
    [cpu > 0 ? `${shown('cpu', cpu * times)} CPU` : '', memory > 0 ? shown('memory', memory * times) : '']
      .filter(Boolean)
      .join(', ');
  if (cpu === 0 && memory === 0) {
    return { figure: consequenceText('replicas.plain', { count }), rest: consequenceText('replicas.unbooked') };
  }
  return {
    figure: consequenceText('replicas.figure', { pods: count, each: `(${parts(1)})`, all: parts(count) }),
    rest: consequenceText('replicas.rest'),
  };
};

/** A request, for all pods. */
export const request: Reckoning = (one, path) => {
  const what = path.at(-1);
  const template = templateOf(one);
  if ((what !== 'cpu' && what !== 'memory') || !template) return undefined;
  const each = amount(what, at(one.value, path));
  if (each === undefined) return undefined;
  const all = shown(what, each * template.replicas);
  const figure = consequenceText('replicas.figure', { pods: template.replicas, each: shown(what, each), all });
  return { figure, rest: consequenceText('request.rest') };
};

/** What happens to who wants more. */
export const limit: Reckoning = (one, path) => {
  const what = path.at(-1);
  const value = at(one.value, path);
  if ((what !== 'cpu' && what !== 'memory') || amount(what, value) === undefined) return undefined;
  return {
    figure: consequenceText('limit.figure', { limit: String(value) }),
    rest: consequenceText(what === 'cpu' ? 'limit.cpu' : 'limit.memory'),
  };
};
