import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { type Labels, selectsAll } from '../../../api/meta/labels';
import { keyOf } from '../../../api/meta/object';
import { isActive, isReady, isTerminating, readySince } from '../shared/podState';

/** How a ReplicaSet's pods stand, kept up pod by pod so that no one has to count them anew. */
export interface Tally {
  readonly uid: string;
  /** What it was counted by: the template's labels and minReadySeconds at the time. */
  readonly labels: Labels;
  readonly minReadySeconds: number;
  readonly active: number;
  readonly labeled: number;
  readonly ready: number;
  readonly terminating: number;
}

/** Of pods that have not been ready for minReadySeconds: when they will have been, by their keys. */
export type Ripening = Map<string, number>;

/** A tally of no pods, by the rules of this ReplicaSet. */
export function emptyTally(rs: ReplicaSet): Tally {
  return {
    uid: rs.metadata.uid,
    labels: rs.spec.template?.metadata?.labels,
    minReadySeconds: rs.spec.minReadySeconds ?? 0,
    active: 0,
    labeled: 0,
    ready: 0,
    terminating: 0,
  };
}

/** Whether a tally was counted by the rules that the ReplicaSet has now. */
export function isCurrent(tally: Tally, rs: ReplicaSet): boolean {
  return (
    tally.uid === rs.metadata.uid &&
    tally.minReadySeconds === (rs.spec.minReadySeconds ?? 0) &&
    semanticEqual(tally.labels, rs.spec.template?.metadata?.labels)
  );
}

/** The tally after a pod changed from `before` to `after`; either may be absent. */
export function recount(tally: Tally, before: Pod | undefined, after: Pod | undefined): Tally {
  const was = before ? standing(tally, before) : NOTHING;
  const is = after ? standing(tally, after) : NOTHING;
  if (was === is) return tally;
  return {
    ...tally,
    active: tally.active + bit(is, ACTIVE) - bit(was, ACTIVE),
    labeled: tally.labeled + bit(is, LABELED) - bit(was, LABELED),
    ready: tally.ready + bit(is, READY) - bit(was, READY),
    terminating: tally.terminating + bit(is, TERMINATING) - bit(was, TERMINATING),
  };
}

/** Notes when a pod will have been ready for long enough. */
export function ripen(ripening: Ripening, minReadySeconds: number, pod: Pod): void {
  const since = isActive(pod) ? readySince(pod) : undefined;
  if (since === undefined) ripening.delete(keyOf(pod));
  else ripening.set(keyOf(pod), since + minReadySeconds * 1000);
}

const NOTHING = 0;
const ACTIVE = 1;
const LABELED = 2;
const READY = 4;
const TERMINATING = 8;

function standing(tally: Tally, pod: Pod): number {
  if (isTerminating(pod)) return TERMINATING;
  if (!isActive(pod)) return NOTHING;
  const labeled = !tally.labels || selectsAll(tally.labels, pod.metadata.labels) ? LABELED : 0;
  return ACTIVE | labeled | (isReady(pod) ? READY : 0);
}

function bit(standing: number, mask: number): number {
  return standing & mask ? 1 : 0;
}
