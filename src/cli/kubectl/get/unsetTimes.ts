import type { KubernetesObject } from '../../../api/meta/object';

const TIMES = ['eventTime', 'firstTimestamp', 'lastTimestamp'] as const;

/** An object as the API server sends it: an Event's times are always in it, and `null` where they are not set. Models metav1.Time's JSON. */
export function withUnsetTimes<T extends KubernetesObject>(object: T): T {
  if (object.kind !== 'Event' || object.apiVersion !== 'v1') return object;
  const given = object as unknown as Readonly<Record<string, unknown>>;
  const missing = TIMES.filter((time) => given[time] === undefined);
  return { ...object, ...Object.fromEntries(missing.map((time) => [time, null])) };
}
