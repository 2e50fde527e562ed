import type { LifecycleHandler } from '../../api/generated/core/v1';
import { allContainers, fieldPathOf, isSidecar, type Kill, type PodWork, type Station } from './podWork';
import { removeProbes } from './prober';
import { writeStatus } from './statusWriter';

/** What is left for SIGTERM whatever the grace period and a preStop hook say. */
const LEAST_GRACE_MS = 2000;
/** A pod that ended by itself is told so this much after the look at its containers that found them gone. */
const SETTLE_MS = 90;
/** Taking down a pod's network takes about so long after its last container's end, and a little chance. */
const SANDBOX_STOP_MS = 50;
const SANDBOX_STOP_CHANCE_MS = 60;

/** Begins to stop a container: the Killing event, its preStop hook, SIGTERM, and SIGKILL when the grace is over. */
export function killContainer(station: Station, uid: string, name: string, graceMs: number, message: string): void {
  const work = station.work(uid);
  const id = work?.containers[name]?.id ?? '';
  if (!work || station.runtime.container(id)?.state !== 'running' || work.kills[name]) return;
  const { pod } = work;
  station.recorder.event(pod, 'Normal', 'Killing', message, fieldPathOf(pod, name));
  const token = work.token + 1;
  const hook = allContainers(pod).find((container) => container.name === name)?.lifecycle?.preStop;
  const waits = graceMs > 0 && hasToWait(station, work, name);
  const stage = hook && graceMs > 0 ? 'preStop' : waits ? 'turn' : 'term';
  const delayMs = stage === 'term' ? Math.max(graceMs, LEAST_GRACE_MS) : graceMs;
  const since = station.sim.now;
  const kill: Kill = { id, deadline: since + delayMs, stage, token, graceMs, since };
  station.put({ ...work, token, kills: { ...work.kills, [name]: kill } });
  station.later(delayMs, { type: 'kill-deadline', uid, name, token });
  if (kill.stage === 'term') station.runtime.signal(id, 'TERM');
  else if (kill.stage === 'preStop') runPreStop(station, uid, name, kill, hook as LifecycleHandler);
}

/** Is it a sidecar of a pod that ends, which goes after the containers and the later sidecars? Models terminationOrdering. */
function hasToWait(station: Station, work: PodWork, name: string): boolean {
  const init = work.pod.spec.initContainers ?? [];
  const own = init.findIndex((container) => container.name === name);
  const spec = init[own];
  if (work.stage !== 'terminating' || !spec || !isSidecar(spec)) return false;
  const before = [...work.pod.spec.containers, ...init.slice(own + 1).filter(isSidecar)];
  return before.some((container) => isRunning(station, work, container.name));
}

function runPreStop(station: Station, uid: string, name: string, { id, token }: Kill, hook: LifecycleHandler): void {
  const { runtime } = station;
  const done = (delayMs: number): void => {
    station.later(delayMs, { type: 'hook-done', uid, hook: `preStop/${name}/${token}`, exitCode: 0 });
  };
  if (hook.sleep) done(hook.sleep.seconds * 1000);
  else if (hook.exec) {
    if (runtime.runHook(id, hook.exec.command ?? [], `preStop/${name}/${token}`)) return;
    failPreStop(station, uid, name);
    done(0);
  } else {
    const { httpGet } = hook;
    const work = station.work(uid) as PodWork;
    const port = Number(httpGet?.port ?? 80);
    const address = httpGet?.host || work.address;
    const reply = runtime.connect(address, port, {
      method: 'GET',
      host: address,
      path: httpGet?.path ?? '/',
      from: address,
    });
    if (reply.kind !== 'answer') failPreStop(station, uid, name);
    done(reply.kind === 'answer' ? reply.latencyMs : 0);
  }
}

function failPreStop(station: Station, uid: string, name: string): void {
  const { pod } = station.work(uid) as PodWork;
  station.recorder.event(pod, 'Warning', 'FailedPreStopHook', 'PreStopHook failed', fieldPathOf(pod, name));
}

/** A preStop hook has ended: now SIGTERM. */
export function preStopDone(station: Station, uid: string, name: string, token: number, exitCode: number): void {
  const kill = station.work(uid)?.kills[name];
  if (!kill || kill.token !== token || kill.stage !== 'preStop') return;
  if (exitCode !== 0) failPreStop(station, uid, name);
  const work = station.work(uid) as PodWork;
  if (!hasToWait(station, work, name)) terminate(station, uid, name, kill);
  else station.put({ ...work, kills: { ...work.kills, [name]: { ...kill, stage: 'turn' } } });
}

/** Those whose turn has come get SIGTERM, with what is left of their grace: whole seconds of waiting are taken off. */
function giveTurns(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  for (const [name, kill] of Object.entries(work.kills)) {
    if (kill.stage !== 'turn' || hasToWait(station, work, name)) continue;
    const waitedMs = station.sim.now - kill.since;
    const restMs = Math.min(kill.deadline - station.sim.now, kill.graceMs - waitedMs) + (waitedMs % 1000);
    const deadline = station.sim.now + Math.max(restMs, LEAST_GRACE_MS);
    station.later(deadline - station.sim.now, { type: 'kill-deadline', uid, name, token: kill.token });
    terminate(station, uid, name, { ...kill, deadline });
  }
}

function terminate(station: Station, uid: string, name: string, kill: Kill): void {
  const work = station.work(uid) as PodWork;
  const deadline = Math.max(kill.deadline, station.sim.now + LEAST_GRACE_MS);
  station.put({ ...work, kills: { ...work.kills, [name]: { ...kill, stage: 'term', deadline } } });
  if (deadline > kill.deadline) {
    station.later(deadline - station.sim.now, { type: 'kill-deadline', uid, name, token: kill.token });
  }
  station.runtime.signal(kill.id, 'TERM');
}

/** A grace period is over. */
export function killDeadline(station: Station, uid: string, name: string, token: number): void {
  const kill = station.work(uid)?.kills[name];
  if (!kill || kill.token !== token || kill.deadline > station.sim.now) return;
  if (kill.stage !== 'term') terminate(station, uid, name, kill);
  else station.runtime.signal(kill.id, 'KILL');
}

/** A container that was being killed is dead. False when nobody waits for that. */
export function killed(station: Station, uid: string, name: string, id: string): boolean {
  const work = station.work(uid);
  if (work?.kills[name]?.id !== id) return false;
  const kills = { ...work.kills };
  delete kills[name];
  station.put({ ...work, kills });
  if (work.stage === 'terminating') {
    if (Object.keys(kills).length === 0) endIfNothingRuns(station, uid);
    else giveTurns(station, uid);
    return true;
  }
  if (work.activity?.kind !== 'kill') return false;
  if (Object.keys(kills).length === 0) station.later(0, { type: 'step', uid, token: work.token });
  return true;
}

/** Stops a pod: its containers together, then its sidecars from the last to the first. Models SyncTerminatingPod. */
export function terminatePod(station: Station, uid: string): void {
  const work = station.work(uid);
  if (work?.stage !== 'running') return;
  if (work.retry) station.sim.cancel(work.retry);
  if (work.relist) station.sim.cancel(work.relist);
  station.put({
    ...work,
    stage: 'terminating',
    activity: undefined,
    again: false,
    token: work.token + 1,
    retry: 0,
    relist: 0,
  });
  removeProbes(station, uid, ['startup', 'liveness']);
  killAll(station, uid);
}

function graceMs({ pod, verdict, deleted }: PodWork): number {
  if (verdict?.reason === 'Evicted') return 1000;
  const seconds = pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  return (deleted ? Math.max(1, seconds) : seconds) * 1000;
}

function isRunning(station: Station, { containers }: PodWork, name: string): boolean {
  return station.runtime.container(containers[name]?.id ?? '')?.state === 'running';
}

/** Kills everything that runs; sidecars wait for their turn. */
function killAll(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  const { containers, initContainers = [] } = work.pod.spec;
  for (const { name } of [...containers, ...initContainers])
    killContainer(station, uid, name, graceMs(work), `Stopping container ${name}`);
  endIfNothingRuns(station, uid);
}

/** When nothing runs any more, the pod is over, and its sandbox is taken down. */
function endIfNothingRuns(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  if (allContainers(work.pod).some(({ name }) => isRunning(station, work, name))) return;
  if (!isLeaving(work) || work.sandbox !== 'ready') podOver(station, uid);
  else
    station.later(SANDBOX_STOP_MS + Math.floor(station.chance() * SANDBOX_STOP_CHANCE_MS), { type: 'finalize', uid });
}

function isLeaving({ deleted, pod }: PodWork): boolean {
  return deleted || pod.metadata.deletionTimestamp !== undefined;
}

/** A later deletion with a shorter grace brings the deadlines forward. */
export function shortenGrace(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  const until = station.sim.now + Math.max(graceMs(work), LEAST_GRACE_MS);
  const kills: Record<string, Kill> = { ...work.kills };
  for (const [name, kill] of Object.entries(kills)) {
    if (kill.deadline <= until) continue;
    kills[name] = { ...kill, deadline: until };
    station.later(until - station.sim.now, { type: 'kill-deadline', uid, name, token: kill.token });
  }
  station.put({ ...work, kills });
}

/** Everything has stopped, and the pod's address leads nowhere. A deleted pod says so at once; the rest waits for the next look at what runs. */
function podOver(station: Station, uid: string): void {
  const work = station.work(uid) as PodWork;
  const leaving = isLeaving(work);
  removeProbes(station, uid);
  if (work.address && !work.pod.spec.hostNetwork) station.network.detach(work.address);
  station.put({ ...work, stage: 'terminated', sandbox: leaving && work.sandbox === 'ready' ? 'gone' : work.sandbox });
  if (leaving) writeStatus(station, uid);
  station.later(station.untilRelist() + (leaving ? 0 : SETTLE_MS), { type: 'finalize', uid });
}

/** A pod's sandbox is down; or, later, what is left of the pod goes, and its object. Models SyncTerminatedPod. */
export function finalizePod(station: Station, uid: string): void {
  const work = station.work(uid);
  if (work?.stage === 'terminating' && !allContainers(work.pod).some(({ name }) => isRunning(station, work, name)))
    podOver(station, uid);
  if (work?.stage !== 'terminated') return;
  station.runtime.stopSandbox(uid);
  station.release(uid);
  station.put({
    ...(station.work(uid) as PodWork),
    stage: 'finished',
    sandbox: work.sandbox === 'none' ? 'none' : 'gone',
  });
  if (work.deleted) {
    station.drop(uid);
    return;
  }
  writeStatus(station, uid);
  if (work.pod.metadata.deletionTimestamp) deleteObject(station, work);
}

/** Tells the API server that nothing is left of a deleted pod. */
export function deleteObject(station: Station, { pod, uid }: PodWork): void {
  if (!station.network.reachable(station.name)) return;
  const { namespace = '', name } = pod.metadata;
  station.client.delete('pods', namespace, name, { gracePeriodSeconds: 0, preconditions: { uid } });
}
