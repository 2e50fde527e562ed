import type { Pod } from '../../../api/generated/core/v1';
import type { Labels } from '../../../api/meta/labels';
import { keyOf } from '../../../api/meta/object';
import type { Informers } from '../../client/informers';

/** By the key of who selects: the keys of the pods that it selects, kept up pod by pod. */
export type Members = Map<string, Set<string>>;

/** Finds all pods of a namespace that `selects` wants, anew. */
export function gatherMembers(
  members: Members,
  informers: Informers,
  key: string,
  namespace: string | undefined,
  selects: (labels: Labels) => boolean,
): void {
  const keys = new Set<string>();
  for (const pod of informers.within<Pod>('pods', namespace)) if (selects(pod.metadata.labels)) keys.add(keyOf(pod));
  members.set(key, keys);
}

/** A pod came, changed or went: true when it is or was among those of `key`. */
export function noteMember(members: Members, key: string, pod: string, isIn: boolean): boolean {
  const keys = members.get(key);
  if (!keys || (!isIn && !keys.has(pod))) return false;
  if (isIn) keys.add(pod);
  else keys.delete(pod);
  return true;
}

/** The pods of `key` that are still there. */
export function membersOf(members: Members, informers: Informers, key: string): Pod[] {
  const pods: Pod[] = [];
  for (const podKey of members.get(key) ?? []) {
    const pod = informers.get<Pod>('pods', podKey);
    if (pod) pods.push(pod);
  }
  return pods;
}
