import { consequenceText } from '../../../texts/consequences';
import { preStopSeconds } from '../advice/grace';
import { containersOf, templateOf } from '../advice/podTemplates';
import { timingOf } from '../advice/probes';
import { at } from '../manifest';
import type { Reckoning } from './consequence';

const AFTER = { livenessProbe: 'probe.live', readinessProbe: 'probe.ready', startupProbe: 'probe.start' } as const;

/** A probe's period and threshold: how long nobody answers before something follows from it. */
export const probing: Reckoning = (one, path) => {
  const name = path.at(-2);
  const after = AFTER[name as keyof typeof AFTER];
  if (!after) return undefined;
  const { period, failures } = timingOf(at(one.value, path.slice(0, -1)));
  const figure = consequenceText('probe.figure', { failures, period, seconds: failures * period });
  return { figure, rest: consequenceText(after) };
};

/** The grace period, and what the longest preStop hook leaves of it. */
export const gracePeriod: Reckoning = (one, path) => {
  const seconds = at(one.value, path);
  if (typeof seconds !== 'number') return undefined;
  const hook = Math.max(0, ...containersOf(templateOf(one)).map(({ value }) => preStopSeconds(value) ?? 0));
  if (hook === 0) return { figure: consequenceText('grace.figure', { seconds }), rest: consequenceText('grace.rest') };
  const left = Math.max(0, seconds - hook);
  return { figure: consequenceText('grace.hook', { seconds, hook, left }), rest: consequenceText('grace.left') };
};
