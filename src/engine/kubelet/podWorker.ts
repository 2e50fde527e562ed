import type { Pod } from '../../api/generated/core/v1';
import type { Plain } from '../sim/plain';
import { parseTime } from '../sim/time';
import { ConfigError } from './environment';
import { watchStorage } from './eviction';
import { hostsFile } from './hostsFile';
import { killed, terminatePod } from './killing';
import { mayRestart, viewOf } from './podStatus';
import { type Activity, isSidecar, type PodWork, type Station } from './podWork';
import { addProbes, askUnready } from './prober';
import { createContainer, placeOf, pullDone, put, startContainer, startQueue, step } from './starting';
import { writeStatus } from './statusWriter';
import { killUnwanted } from './unwanted';
import { storeName, volumeFiles } from './volumes';

/** Waiting for volumes takes one turn of a loop; then the sandbox takes a moment, and a little chance. Milliseconds. */
const MOUNT_MS = 300;
const SANDBOX_MS = 90;
const SANDBOX_CHANCE_MS = 80;
const FIRST_MOUNT_RETRY_MS = 500;
const LAST_MOUNT_RETRY_MS = 122_000;

/** Looks at a pod once: tells its status, then does what is next to do. Models kubelet SyncPod. */
export function syncPod(station: Station, uid: string): void {
  const work = station.work(uid);
  if (!work) return;
  if (work.stage !== 'running') {
    if (work.stage === 'terminating') writeStatus(station, uid);
    return;
  }
  if (work.activity) {
    station.put({ ...work, again: true });
    return;
  }
  if (work.retry) station.sim.cancel(work.retry);
  put(station, uid, { retry: 0, again: false });
  if (!work.deleted) exceedDeadline(station, uid);
  const current = station.work(uid) as PodWork;
  const { phase } = viewOf(current, station.runtime);
  if (phase === 'Failed' || phase === 'Succeeded') {
    writeStatus(station, uid, current.status?.phase ?? 'Pending');
    terminatePod(station, uid);
  } else if (current.deleted || current.pod.metadata.deletionTimestamp) {
    if (current.sandbox === 'lost') writeStatus(station, uid);
    terminatePod(station, uid);
  } else {
    tellStatus(station, uid);
    proceed(station, uid);
  }
}

/** Sends the status, and lets those be asked that are not ready yet. */
function tellStatus(station: Station, uid: string): void {
  writeStatus(station, uid);
  const work = station.work(uid);
  if (work) askUnready(station, work);
}

/** A pod that has been active for longer than it may fails. */
function exceedDeadline(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  const seconds = work.pod.spec.activeDeadlineSeconds;
  if (seconds === undefined || work.verdict) return;
  const remainingMs = parseTime(work.startTime) + seconds * 1000 - station.sim.now;
  if (remainingMs > 0) {
    station.put({ ...work, retry: station.later(station.untilSyncTick(remainingMs), { type: 'sync', uid }) });
    return;
  }
  const message = 'Pod was active on the node longer than the specified deadline';
  station.recorder.event(work.pod, 'Normal', 'DeadlineExceeded', message);
  station.put({ ...work, verdict: { reason: 'DeadlineExceeded', message } });
}

/** The next thing to do for a pod, now that nothing else is being done for it. */
function proceed(station: Station, uid: string, killed: readonly string[] = []): void {
  const work = station.work(uid) as PodWork;
  if (!work.mounted && !mount(station, uid)) return;
  if (work.sandbox !== 'ready') {
    beginSandbox(station, uid, work);
    return;
  }
  if (killUnwanted(station, uid)) return;
  const queue = containersToStart(station, station.work(uid) as PodWork);
  const activity: Activity = { kind: 'start', container: '', queue, killed, retryMs: 0, started: false };
  if (startQueue(station, uid, activity)) finishSync(station, uid);
}

/** Brings the volumes' files. False when something is missing: then it is tried again later. */
function mount(station: Station, uid: string): boolean {
  const work = station.work(uid) as PodWork;
  const { pod } = work;
  for (const volume of pod.spec.volumes ?? []) {
    try {
      const files = volumeFiles(pod, volume, placeOf(station, work), station.client);
      if (files) station.runtime.fillVolume(storeName(pod, volume, station.node), files);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const message = `MountVolume.SetUp failed for volume "${volume.name}" : ${error.message}`;
      station.recorder.event(pod, 'Warning', 'FailedMount', message);
      put(station, uid, { mountFailures: work.mountFailures + 1 });
      step(
        station,
        uid,
        'mount',
        Math.min(LAST_MOUNT_RETRY_MS, FIRST_MOUNT_RETRY_MS * 2 ** Math.min(work.mountFailures, 20)),
      );
      return false;
    }
  }
  put(station, uid, { mounted: true });
  addProbes(station, station.work(uid) as PodWork, station.sim.now + MOUNT_MS);
  watchStorage(station, uid);
  return true;
}

function beginSandbox(station: Station, uid: string, work: PodWork): void {
  const again = work.sandbox === 'lost';
  if (again)
    station.recorder.event(
      work.pod,
      'Normal',
      'SandboxChanged',
      'Pod sandbox changed, it will be killed and re-created.',
    );
  const waits = again || work.mountFailures > 0 ? 0 : MOUNT_MS;
  step(station, uid, 'sandbox', waits + SANDBOX_MS + Math.floor(station.chance() * SANDBOX_CHANCE_MS));
}

/** The pod has a network and an address. */
function sandboxDone(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  const { metadata, spec } = work.pod;
  const address = spec.hostNetwork
    ? (station.network.machine(station.node)?.address ?? '')
    : station.network.allocate(station.node);
  station.runtime.startSandbox({
    uid,
    node: station.node,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    hostname: spec.hostNetwork ? station.node : (spec.hostname ?? metadata.name).slice(0, 63),
    address,
    hosts: hostsFile(work.pod, address),
    labels: metadata.labels ?? {},
    owner: station.name,
  });
  put(station, uid, { sandbox: 'ready', sandboxAt: station.sim.now, address, activity: undefined });
  tellStatus(station, uid);
  proceed(station, uid);
}

/** The containers that should run and do not, as far as their turn has come. Models computePodActions. */
function containersToStart(station: Station, work: PodWork): string[] {
  const { pod } = work;
  const stateOf = (name: string) => station.runtime.container(work.containers[name]?.id ?? '');
  const mainRan = pod.spec.containers.some(({ name }) => (work.containers[name]?.id ?? '') !== '');
  const queue: string[] = [];
  for (const spec of pod.spec.initContainers ?? []) {
    const container = stateOf(spec.name);
    const running = container?.state === 'running';
    if (isSidecar(spec)) {
      if (!running) queue.push(spec.name);
      if (mainRan) continue;
      if (!running || !work.containers[spec.name]?.startupPassed) return queue;
    } else if (!mainRan && !(container?.state === 'exited' && container.exitCode === 0)) {
      if (!running && mayRestart(pod, spec.name, work.containers[spec.name] as never, station.runtime))
        queue.push(spec.name);
      return queue;
    }
  }
  for (const { name } of pod.spec.containers) {
    const container = work.containers[name];
    if (container && stateOf(name)?.state !== 'running' && mayRestart(pod, name, container, station.runtime))
      queue.push(name);
  }
  return queue;
}

/** What the worker was busy with is done. */
export function stepPod(station: Station, uid: string, what: { readonly [key: string]: Plain | undefined }): void {
  const work = station.work(uid);
  if (!work?.activity || work.stage !== 'running' || work.token !== what.token) return;
  const { kind, container } = work.activity;
  if (interrupted(station, uid)) return;
  if (kind === 'mount') {
    put(station, uid, { activity: undefined });
    if (work.pod.metadata.deletionTimestamp || work.deleted) station.sync(uid);
    else proceed(station, uid);
  } else if (kind === 'sandbox') sandboxDone(station, uid);
  else if (kind === 'kill') {
    put(station, uid, { activity: undefined });
    if (viewOf(station.work(uid) as PodWork, station.runtime).phase === 'Running')
      proceed(station, uid, work.activity.killed);
    else station.sync(uid);
  } else if (kind === 'pull') {
    if (!pullDone(station, uid, container, { waitMs: Number(what.waitMs), delayMs: Number(what.delayMs) }))
      nextStart(station, uid);
  } else if (kind === 'create') createContainer(station, uid, container);
  else if (kind === 'start' && !startContainer(station, uid, container)) nextStart(station, uid);
}

/** A deletion does not wait for what is being started. */
function interrupted(station: Station, uid: string): boolean {
  const work = station.work(uid) as PodWork;
  if (!work.deleted && !work.pod.metadata.deletionTimestamp) return false;
  terminatePod(station, uid);
  return true;
}

/** The next container of the queue, or the end of this look at the pod. */
export function nextStart(station: Station, uid: string): void {
  const { activity } = station.work(uid) as PodWork;
  if (activity && startQueue(station, uid, activity)) finishSync(station, uid);
}

/** Everything that could be started is: tells of it, and sees to the next look. */
function finishSync(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  const { started = false, retryMs = 0, killed: dead = [] } = work.activity ?? {};
  put(station, uid, { activity: undefined });
  if (started) station.watchMemory();
  if (retryMs > 0) {
    if (work.retry) station.sim.cancel(work.retry);
    put(station, uid, { retry: station.later(station.untilSyncTick(retryMs), { type: 'sync', uid }) });
  }
  if (started && retryMs === 0) tellStatus(station, uid);
  if (!work.looked) put(station, uid, { looked: true });
  if (retryMs > 0 && !work.looked && tickedSince(station, work.sandboxAt)) put(station, uid, { again: true });
  else if (retryMs > 0 ? started || !work.looked : started && needsLook(station, work)) relist(station, uid);
  else if (!started && dead.length > 0) relist(station, uid);
  const latest = station.work(uid) as PodWork;
  if (!latest.again) return;
  put(station, uid, { again: false });
  station.sync(uid);
}

/** Has the kubelet looked at what runs since that moment? */
function tickedSince(station: Station, at: number): boolean {
  return station.sim.now - at > station.sinceRelist();
}

/** Would a look at what runs change anything: is there more to start, or somebody to be asked? */
function needsLook(station: Station, { pod, uid }: PodWork): boolean {
  if (pod.spec.initContainers?.length) return true;
  return station.probes(uid).some(({ kind, result }) => kind === 'readiness' && result !== 'success');
}

/** Lets the pod be looked at when the kubelet next sees what runs (PLEG), where that could matter. */
export function relist(station: Station, uid: string): void {
  const work = station.work(uid);
  if (work?.relist !== 0) return;
  put(station, uid, { relist: station.later(station.untilRelist(), { type: 'relist', uid }) });
}

/** A container has died. Unless it was killed, the kubelet sees it at its next look. */
export function containerDied(station: Station, uid: string, name: string, id: string): void {
  const work = station.work(uid);
  if (!work) return;
  const container = work.containers[name];
  if (container?.id === id && container.previousId) station.runtime.forgetOutput(container.previousId);
  if (!killed(station, uid, name, id) && work.stage === 'running') relist(station, uid);
}

/** Is it worth looking at a pod because it has changed in this way? */
export function concernsKubelet(pod: Pod, previous: Pod): boolean {
  return pod.spec !== previous.spec || pod.metadata !== previous.metadata || pod.status !== previous.status;
}
