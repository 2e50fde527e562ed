import type { Container, Pod } from '../../api/generated/core/v1';
import { formatBytes, unitsOf } from '../../api/meta/quantity';
import type { EvictionDecision } from '../../protocol/trace';
import { SYSTEM_BYTES } from '../runtime/machineMemory';
import { demandOf } from './admission';
import { terminatePod } from './killing';
import { allContainers, type PodWork, type Station } from './podWork';
import { nodeOf } from './registration';
import { writeStatus } from './statusWriter';
import { storeName } from './volumes';

/** The kubelet looks at storage and memory this often. Milliseconds. */
export const MONITOR_MS = 10_000;
/** Less memory than this is pressure (evictionHard memory.available). Bytes. */
export const THRESHOLD_BYTES = 100 * 1024 * 1024;
/** So many of those who would have gone are told of. */
const MAX_TOLD = 20;
/** Pods of at least this priority are not evicted. */
const CRITICAL_PRIORITY = 2_000_000_000;

/** Puts an end to a pod for the good of the machine. `disrupts` also sets the condition DisruptionTarget. */
function evict(station: Station, uid: string, message: string, disrupts: boolean): void {
  const work = station.work(uid) as PodWork;
  station.put({ ...work, verdict: { reason: 'Evicted', message, disrupts } });
  writeStatus(station, uid);
  terminatePod(station, uid);
  station.recorder.event(work.pod, 'Warning', 'Evicted', message);
}

/** Looks at what a pod writes from now on, if it may not write as much as it likes. */
export function watchStorage(station: Station, uid: string): void {
  const { pod } = station.work(uid) as PodWork;
  const limited = pod.spec.containers.some(({ resources }) => resources?.limits?.['ephemeral-storage']);
  if (!limited && !pod.spec.volumes?.some(({ emptyDir }) => emptyDir?.sizeLimit)) return;
  station.later(station.untilSyncTick(MONITOR_MS), { type: 'storage', uid });
}

/** A pod that wrote more than it may is evicted. Models eviction_manager localStorageEviction. */
export function checkStorage(station: Station, uid: string): void {
  const work = station.work(uid);
  if (work?.stage !== 'running') return;
  const message = storageExcess(station, work);
  if (message === undefined) station.later(MONITOR_MS, { type: 'storage', uid });
  else evict(station, uid, message, false);
}

function storageExcess({ runtime, node }: Station, { pod, containers }: PodWork): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const limit = volume.emptyDir?.sizeLimit;
    if (limit && runtime.volumeBytes(storeName(pod, volume, node)) > unitsOf(limit)) {
      return `Usage of EmptyDir volume "${volume.name}" exceeds the limit "${limit}". `;
    }
  }
  let total = 0;
  let allowed: number | undefined = 0;
  const limitOf = ({ resources }: Container): string | undefined => resources?.limits?.['ephemeral-storage'];
  for (const container of pod.spec.containers) {
    const limit = limitOf(container);
    total += runtime.writtenBytes(containers[container.name]?.id ?? '');
    allowed = limit === undefined || allowed === undefined ? undefined : allowed + unitsOf(limit);
  }
  for (const volume of pod.spec.volumes ?? [])
    if (volume.emptyDir) total += runtime.volumeBytes(storeName(pod, volume, node));
  if (allowed !== undefined && total > allowed) {
    return `Pod ephemeral local storage usage exceeds the total limit of containers ${formatBytes(allowed)}. `;
  }
  for (const container of pod.spec.containers) {
    const limit = limitOf(container);
    if (limit && runtime.writtenBytes(containers[container.name]?.id ?? '') > unitsOf(limit)) {
      return `Container ${container.name} exceeded its local ephemeral storage limit "${limit}". `;
    }
  }
  return undefined;
}

/** Memory is short: one pod is evicted, the one that uses most beyond what it asked for. Models eviction_manager synchronize. */
export function relieveMemory(station: Station, works: readonly PodWork[]): void {
  station.recorder.event(nodeOf(station), 'Warning', 'EvictionThresholdMet', 'Attempting to reclaim memory');
  const ranking = rank(station, works);
  const victim = ranking[0];
  if (!victim) return;
  const available = Math.max(0, station.memoryBytes - SYSTEM_BYTES - station.runtime.memoryOf(station.node));
  const { pod } = victim;
  const parts = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map((container) => {
    const used = usageOf(station, victim, container);
    const asked = requestOf(container);
    if (used <= asked) return '';
    return `Container ${container.name} was using ${formatBytes(Math.ceil(used / 1024) * 1024)}, request is ${container.resources?.requests?.memory ?? '0'}, has larger consumption of memory. `;
  });
  const low = `The node was low on resource: memory. Threshold quantity: 100Mi, available: ${formatBytes(Math.ceil(available / 1024) * 1024)}. `;
  station.sim.onDecision?.(decision(station, ranking, available));
  evict(station, victim.uid, low + parts.join(''), true);
}

/** Who would have gone first, as the trace holds it. */
function decision(station: Station, ranking: readonly PodWork[], availableBytes: number): EvictionDecision {
  return {
    type: 'eviction',
    at: station.sim.now,
    node: station.node,
    pod: ranking[0]?.uid ?? '',
    availableBytes,
    thresholdBytes: THRESHOLD_BYTES,
    ranking: ranking.slice(0, MAX_TOLD).map((work) => ({
      pod: work.uid,
      name: work.pod.metadata.name,
      priority: work.pod.spec.priority ?? 0,
      usedBytes: usageOfPod(station, work),
      requestedBytes: demandOf(work.pod).memoryBytes,
    })),
  };
}

/** Who goes first: those above their requests, then the less important, then those further above. */
function rank(station: Station, works: readonly PodWork[]): PodWork[] {
  const excess = (work: PodWork): number => usageOfPod(station, work) - demandOf(work.pod).memoryBytes;
  const priority = ({ spec }: Pod): number => spec.priority ?? 0;
  return works
    .filter(({ stage, pod }) => stage === 'running' && priority(pod) < CRITICAL_PRIORITY)
    .map((work) => ({ work, over: excess(work) }))
    .filter(({ work }) =>
      Object.values(work.containers).some(({ id }) => station.runtime.container(id)?.state === 'running'),
    )
    .sort(
      (a, b) =>
        Number(b.over > 0) - Number(a.over > 0) ||
        priority(a.work.pod) - priority(b.work.pod) ||
        b.over - a.over ||
        (a.work.key < b.work.key ? -1 : 1),
    )
    .map(({ work }) => work);
}

/** What all of a pod's containers use, those that initialise it and its sidecars too. */
function usageOfPod(station: Station, work: PodWork): number {
  return allContainers(work.pod).reduce((sum, container) => sum + usageOf(station, work, container), 0);
}

function usageOf({ runtime }: Station, { containers }: PodWork, { name }: Container): number {
  return runtime.usage(containers[name]?.id ?? '').memoryBytes;
}

function requestOf({ resources }: Container): number {
  return resources?.requests?.memory === undefined ? 0 : unitsOf(resources.requests.memory);
}
