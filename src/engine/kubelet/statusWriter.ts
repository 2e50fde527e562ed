import type { Pod, PodStatus } from '../../api/generated/core/v1';
import { splitKey, withFields } from '../../api/meta/object';
import { sameConditions, sameStatus } from './conditions';
import { podStatusOf } from './podStatus';
import type { PodWork, Station } from './podWork';

/**
 * Sends a pod's status to the API server where it differs from what was sent last. `held` is a phase that is told
 * instead of the one that was reached. Models kubelet status_manager: what others wrote into the status is kept.
 */
export function writeStatus(station: Station, uid: string, held?: string): void {
  const work = station.work(uid);
  if (!work || work.deleted || !station.network.reachable(station.name)) return;
  const { runtime, sim, client } = station;
  const hostIP = station.network.machine(station.node)?.address ?? '';
  const sent = podStatusOf(work, { runtime, now: sim.now, hostIP, known: work.pod.status ?? {}, held });
  if (sameStatus(sent, work.status) && sameConditions(work.pod.status, sent)) return;
  // What has ended takes no room, from the moment on at which the scheduler can know it.
  if (sent.phase === 'Succeeded' || sent.phase === 'Failed') station.release(uid);
  if (put(station, work, work.pod, sent)) return;
  const { namespace, name } = splitKey(work.key);
  const found = client.get<Pod>('pods', namespace, name);
  if (!found.ok || found.object.metadata.uid !== uid) return;
  const known = found.object.status ?? {};
  put(station, work, found.object, podStatusOf(work, { runtime, now: sim.now, hostIP, known, held }));
}

/** Writes a status onto the pod as it is thought to be. False when it is not that any more. */
function put(station: Station, { uid }: PodWork, pod: Pod, status: PodStatus): boolean {
  const merged: PodStatus = withFields(pod.status ?? {}, status);
  if (merged.podIP !== status.podIP) {
    merged.podIP = undefined;
    merged.podIPs = undefined;
  }
  const same = sameStatus(merged, pod.status);
  const written = same ? undefined : station.client.updateStatus<Pod>('pods', { ...pod, status: merged });
  if (written && !written.ok) return written.status.code !== 409;
  const latest = station.work(uid) as PodWork;
  if (!written) station.put({ ...latest, status });
  else {
    const { resourceVersion } = written.object.metadata;
    const metadata = { ...latest.pod.metadata, resourceVersion };
    station.put({ ...latest, status, pod: { ...latest.pod, metadata, status: written.object.status } });
  }
  return true;
}

/** Tells that a pod was not taken: it has failed before it began. */
export function writeRejection(station: Station, uid: string): void {
  const { client } = station;
  const rejected = station.work(uid);
  if (!rejected?.verdict) return;
  const { namespace, name } = splitKey(rejected.key);
  const found = client.get<Pod>('pods', namespace, name);
  if (!found.ok || found.object.metadata.uid !== uid) return;
  const { reason, message } = rejected.verdict;
  const { generation } = found.object.metadata;
  const status = { ...found.object.status, observedGeneration: generation, phase: 'Failed', reason, message };
  client.updateStatus<Pod>('pods', { ...found.object, status });
}
