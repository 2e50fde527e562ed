import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { keyOf } from '../../../api/meta/object';
import { emptyTally, isCurrent, type Ripening, recount, ripen, type Tally } from './tally';

/** The tallies of all ReplicaSets, by key, as part of the controller's state. */
export interface Tallies {
  tallies: Map<string, Tally>;
  ripening: Map<string, Ripening>;
}

/** Nothing counted yet. */
export function noTallies(): Tallies {
  return { tallies: new Map(), ripening: new Map() };
}

/** A ReplicaSet's tally, counted anew from `pods` where the rules of counting have changed. */
export function tallyOf(state: Tallies, key: string, rs: ReplicaSet, pods: () => readonly Pod[]): Tally {
  const known = state.tallies.get(key);
  if (known && isCurrent(known, rs)) return known;
  state.ripening.delete(key);
  let tally = emptyTally(rs);
  for (const pod of pods()) {
    tally = recount(tally, undefined, pod);
    ripenOne(state, key, tally, pod);
  }
  state.tallies.set(key, tally);
  return tally;
}

/** A pod of the ReplicaSet changed from `before` to `after`; either may be absent. */
export function tell(state: Tallies, key: string, before: Pod | undefined, after: Pod | undefined): void {
  const tally = state.tallies.get(key);
  if (!tally) return;
  const next = recount(tally, before, after);
  if (next !== tally) state.tallies.set(key, next);
  if (after) ripenOne(state, key, tally, after);
  else if (before) state.ripening.get(key)?.delete(keyOf(before));
}

/** How many of its ready pods have not been so for long enough. `now` is cluster ms. */
export function unripe(state: Tallies, key: string, now: number): number {
  const ripening = state.ripening.get(key);
  if (!ripening) return 0;
  for (const [pod, at] of ripening) if (at <= now) ripening.delete(pod);
  return ripening.size;
}

/** When the next of its pods will have been ready for long enough, in cluster ms. */
export function nextRipe(state: Tallies, key: string): number | undefined {
  let next: number | undefined;
  for (const at of state.ripening.get(key)?.values() ?? []) next = next === undefined ? at : Math.min(next, at);
  return next;
}

function ripenOne(state: Tallies, key: string, tally: Tally, pod: Pod): void {
  if (tally.minReadySeconds === 0) return;
  let ripening = state.ripening.get(key);
  if (!ripening) state.ripening.set(key, (ripening = new Map()));
  ripen(ripening, tally.minReadySeconds, pod);
}
