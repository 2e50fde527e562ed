import type { Pod, Service } from '../../../api/generated/core/v1';
import { keyOf } from '../../../api/meta/object';
import { podCondition } from './podState';

/** By pod: when it last became ready or not, as was told; and the Service's creation under ''. */
export type TriggerTimes = Map<string, string>;

/**
 * The earliest of the changes since the last call, as text; undefined when none has a time. Times are compared as texts,
 * since all are written alike. Models endpointslice/trigger_time_tracker.go.
 */
export function triggerTime(known: TriggerTimes, service: Service, pods: Iterable<Pod>): string | undefined {
  let earliest = note(known, '', service.metadata.creationTimestamp, undefined);
  for (const pod of pods) earliest = note(known, keyOf(pod), podCondition(pod, 'Ready')?.lastTransitionTime, earliest);
  return earliest;
}

/** Forgets the pods that are no longer the Service's: one that comes back is told anew. */
export function forgetOthers(known: TriggerTimes, pods: Iterable<Pod>): void {
  const keys = new Set(['']);
  for (const pod of pods) keys.add(keyOf(pod));
  for (const key of known.keys()) if (!keys.has(key)) known.delete(key);
}

function note(
  known: TriggerTimes,
  what: string,
  time: string | undefined,
  earliest: string | undefined,
): string | undefined {
  const before = known.get(what);
  if (time === undefined || time === before) return earliest;
  known.set(what, time);
  const isLater = before === undefined || time > before;
  return isLater && (earliest === undefined || time < earliest) ? time : earliest;
}
