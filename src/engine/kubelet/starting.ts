import type { Container, LifecycleHandler } from '../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import type { ContainerSpec } from '../runtime/container';
import { parseReference, referenceProblem } from '../runtime/registry';
import { formatMilliseconds, formatSeconds, nextBackOff, remainingBackOff } from './backOff';
import { ConfigError, environmentFor, expandReferences, type Place } from './environment';
import { killContainer } from './killing';
import { oomScoreOf } from './oomScore';
import {
  type Activity,
  allContainers,
  type ContainerWork,
  fieldPathOf,
  formatPod,
  newContainerWork,
  type PodWork,
  type Station,
} from './podWork';
import { probeContainer } from './prober';
import { checkUser, groupsOf, userOf } from './user';
import { mountsOf } from './volumes';

/** How long making and starting a container takes, in milliseconds; the rest is chance. */
const CREATE_MS = 12;
const START_MS = 50;
const CHANCE_MS = 30;
/** After a failed start the pod is looked at again after this long, times 1 to 1.5. */
const ERROR_RETRY_MS = 10_000;
const LONGEST_RETRY_MS = 60_000;

/** The place of a pod, for the downward API. */
export function placeOf(station: Station, work: PodWork): Place {
  const hostIP = station.network.machine(station.node)?.address ?? '';
  return {
    node: station.node,
    hostIP,
    podIP: work.address,
    cpuMilli: station.cpuMilli,
    memoryBytes: station.memoryBytes,
  };
}

/** Starts the containers of the activity's queue, one after the other. The result says that nothing is left to start. */
export function startQueue(station: Station, uid: string, activity: Activity): boolean {
  const [name, ...queue] = activity.queue;
  if (name === undefined) {
    put(station, uid, { activity });
    return true;
  }
  put(station, uid, { activity: { ...activity, container: name, queue } });
  return beginStart(station, uid, name) ? false : startQueue(station, uid, station.work(uid)?.activity ?? activity);
}

/** True when something is under way for the container, false when it failed. */
function beginStart(station: Station, uid: string, name: string): boolean {
  const work = station.work(uid) as PodWork;
  const container = work.containers[name] as ContainerWork;
  const { sim, runtime, recorder } = station;
  const justKilled = work.activity?.killed.includes(name) ?? false;
  const current = runtime.container(justKilled ? container.previousId : container.id);
  if (current?.state === 'exited') {
    const remainingMs = remainingBackOff(container.backOff, current.finishedAt, sim.now);
    if (remainingMs > 0) {
      const pod = formatPod(work.pod);
      recorder.event(
        work.pod,
        'Warning',
        'BackOff',
        `Back-off restarting failed container ${name} in pod ${pod}`,
        fieldPathOf(work.pod, name),
      );
      const delay = formatSeconds(container.backOff?.delayMs ?? 0);
      const message = `back-off ${delay} restarting failed container=${name} pod=${pod}`;
      failStart(station, uid, name, 'CrashLoopBackOff', message, Math.min(remainingMs, LONGEST_RETRY_MS));
      return false;
    }
    putContainer(station, uid, name, { backOff: nextBackOff(container.backOff, current.finishedAt, sim.now) });
  }
  return haveImage(station, uid, name);
}

/** A start failed: the reason that the status will show, and another look. */
function failStart(
  station: Station,
  uid: string,
  name: string,
  reason: string,
  message: string,
  retryMs = ERROR_RETRY_MS,
): void {
  putContainer(station, uid, name, { waiting: { reason, message } });
  const work = station.work(uid) as PodWork;
  const activity = work.activity as Activity;
  const jittered = Math.ceil(retryMs * (1 + station.chance() / 2));
  const earliest = activity.retryMs > 0 ? Math.min(activity.retryMs, jittered) : jittered;
  const { now } = station.sim;
  const until = now + station.untilSyncTick(earliest);
  station.put({ ...work, span: { from: now, until }, activity: { ...activity, retryMs: earliest } });
}

function specOf(work: PodWork, name: string): Container {
  return allContainers(work.pod).find((container) => container.name === name) as Container;
}

/** Sees that the image is there. Models image_manager EnsureImageExists. */
function haveImage(station: Station, uid: string, name: string): boolean {
  const work = station.work(uid) as PodWork;
  const { image = '', imagePullPolicy } = specOf(work, name);
  const say = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    station.recorder.event(work.pod, type, reason, message, fieldPathOf(work.pod, name));
  const reference = parseReference(image);
  if (!reference) {
    const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${referenceProblem(image)}`;
    say('Warning', 'InspectFailed', message);
    say('Warning', 'Failed', 'Error: InvalidImageName');
    failStart(station, uid, name, 'InvalidImageName', message);
    return false;
  }
  const present = station.runtime.hasImage(station.node, reference.full);
  if (present && imagePullPolicy !== 'Always') {
    say('Normal', 'Pulled', `Container image "${image}" already present on machine and can be accessed by the pod`);
    return beginCreate(station, uid, name);
  }
  if (imagePullPolicy === 'Never') {
    const message = `Container image "${image}" is not present with pull policy of Never`;
    say('Warning', 'ErrImageNeverPull', message);
    say('Warning', 'Failed', 'Error: ErrImageNeverPull');
    failStart(station, uid, name, 'ErrImageNeverPull', message);
    return false;
  }
  const backOff = work.pullBackOffs[image];
  if (backOff && station.sim.now - backOff.updatedAt < backOff.delayMs) {
    say('Normal', 'BackOff', `Back-off pulling image "${image}"`);
    say('Warning', 'Failed', 'Error: ImagePullBackOff');
    failStart(
      station,
      uid,
      name,
      'ImagePullBackOff',
      `Back-off pulling image "${image}": ErrImagePull: ${backOff.error}`,
    );
    return false;
  }
  say('Normal', 'Pulling', `Pulling image "${image}"`);
  const pull = station.runtime.pull(image);
  const { waitMs, delayMs } = station.queuePull(image, present ? Math.min(300, pull.delayMs) : pull.delayMs);
  put(station, uid, { span: { from: station.sim.now, until: station.sim.now + waitMs + delayMs } });
  step(station, uid, 'pull', waitMs + delayMs, { waitMs, delayMs });
  return true;
}

/** A pull has come to its end. True when the start goes on. */
export function pullDone(
  station: Station,
  uid: string,
  name: string,
  { waitMs, delayMs }: { waitMs: number; delayMs: number },
): boolean {
  const work = station.work(uid) as PodWork;
  const { image = '' } = specOf(work, name);
  const pull = station.runtime.pull(image);
  const path = fieldPathOf(work.pod, name);
  if (pull.ok) {
    station.runtime.keepImage(station.node, parseReference(image)?.full ?? image);
    const took = `${formatMilliseconds(delayMs)} (${formatMilliseconds(waitMs + delayMs)} including waiting)`;
    const message = `Successfully pulled image "${image}" in ${took}. Image size: ${pull.sizeBytes} bytes.`;
    station.recorder.event(work.pod, 'Normal', 'Pulled', message, path);
    return beginCreate(station, uid, name);
  }
  const { now } = station.sim;
  const backOff = { ...nextBackOff(work.pullBackOffs[image], now, now), error: pull.error };
  put(station, uid, { pullBackOffs: { ...work.pullBackOffs, [image]: backOff } });
  station.recorder.event(work.pod, 'Warning', 'Failed', `Failed to pull image "${image}": ${pull.error}`, path);
  station.recorder.event(work.pod, 'Warning', 'Failed', 'Error: ErrImagePull', path);
  failStart(station, uid, name, 'ErrImagePull', pull.error);
  return false;
}

/** The container's configuration is put together; what it lacks keeps it from being made. */
function beginCreate(station: Station, uid: string, name: string): boolean {
  const work = station.work(uid) as PodWork;
  try {
    checkUser(work.pod, specOf(work, name));
    const environment = environmentFor(work.pod, specOf(work, name), placeOf(station, work), station.client);
    put(station, uid, { activity: { ...(work.activity as Activity), environment } });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    station.recorder.event(work.pod, 'Warning', 'Failed', `Error: ${error.message}`, fieldPathOf(work.pod, name));
    failStart(station, uid, name, 'CreateContainerConfigError', error.message);
    return false;
  }
  step(station, uid, 'create', CREATE_MS);
  return true;
}

/** The container is made; it will be started in a moment. */
export function createContainer(station: Station, uid: string, name: string): void {
  const work = station.work(uid) as PodWork;
  const container = work.containers[name] as ContainerWork;
  const spec = specOf(work, name);
  const restarts = container.id === '' ? container.restarts : container.restarts + 1;
  const id = station.runtime.create(containerSpec(station, work, spec, restarts));
  if (container.previousId) station.runtime.remove(container.previousId);
  const { backOff, waiting } = container;
  const made: ContainerWork = {
    ...newContainerWork(spec),
    ...(backOff && { backOff }),
    ...(waiting && { waiting }),
    id,
    previousId: container.id,
    restarts,
    definition: definitionOf(spec),
  };
  put(station, uid, { containers: { ...work.containers, [name]: made } });
  station.recorder.event(work.pod, 'Normal', 'Created', 'Container created', fieldPathOf(work.pod, name));
  step(station, uid, 'start', START_MS + Math.floor(station.chance() * CHANCE_MS));
}

/** What a running container cannot take over when it changes. */
export function definitionOf({ image }: Container): string {
  return image ?? '';
}

function containerSpec(station: Station, work: PodWork, spec: Container, restart: number): ContainerSpec {
  const { limits } = spec.resources ?? {};
  const environment = work.activity?.environment ?? {};
  const expand = (words: readonly string[] | undefined): string[] | undefined =>
    words?.map((word) => expandReferences(word, environment));
  return {
    uid: work.uid,
    name: spec.name,
    restart,
    image: parseReference(spec.image ?? '')?.full ?? '',
    command: expand(spec.command),
    args: expand(spec.args),
    environment,
    workingDirectory: spec.workingDir ?? '/',
    mounts: mountsOf(work.pod, spec, station.node),
    memoryLimitBytes: limits?.memory === undefined ? undefined : unitsOf(limits.memory),
    cpuLimitMilli: limits?.cpu === undefined ? undefined : milliOf(limits.cpu),
    oomScoreAdj: oomScoreOf(work.pod, spec, station.memoryBytes),
    terminationMessagePath: spec.terminationMessagePath ?? '/dev/termination-log',
    readOnlyRoot: spec.securityContext?.readOnlyRootFilesystem ?? false,
    user: userOf(work.pod, spec),
    ...groupsOf(work.pod, spec, parseReference(spec.image ?? '')?.full ?? ''),
  };
}

/** The container is started. True when its postStart hook runs, and the queue has to wait. */
export function startContainer(station: Station, uid: string, name: string): boolean {
  const work = station.work(uid) as PodWork;
  const { id } = work.containers[name] as ContainerWork;
  const path = fieldPathOf(work.pod, name);
  const error = station.runtime.start(id);
  if (error !== undefined) {
    station.recorder.event(work.pod, 'Warning', 'Failed', `Error: ${error}`, path);
    failStart(station, uid, name, 'RunContainerError', error);
    put(station, uid, { activity: { ...(station.work(uid)?.activity as Activity), started: true } });
    return false;
  }
  station.recorder.event(work.pod, 'Normal', 'Started', 'Container started', path);
  const hook = specOf(work, name).lifecycle?.postStart;
  if (hook) return runPostStart(station, uid, name, id, hook);
  startDone(station, uid, name);
  return false;
}

function startDone(station: Station, uid: string, name: string): void {
  putContainer(station, uid, name, { waiting: undefined });
  const work = station.work(uid) as PodWork;
  put(station, uid, { span: undefined, activity: { ...(work.activity as Activity), started: true } });
  probeContainer(station, station.work(uid) as PodWork, name);
}

function runPostStart(station: Station, uid: string, name: string, id: string, hook: LifecycleHandler): boolean {
  const work = station.work(uid) as PodWork;
  const token = work.token + 1;
  station.put({ ...work, token, activity: { ...(work.activity as Activity), kind: 'postStart' } });
  const word = `postStart/${name}/${token}`;
  if (hook.exec) {
    if (!station.runtime.runHook(id, hook.exec.command ?? [], word))
      station.later(0, { type: 'hook-done', uid, hook: word, exitCode: 126 });
  } else if (hook.sleep) station.later(hook.sleep.seconds * 1000, { type: 'hook-done', uid, hook: word, exitCode: 0 });
  else {
    const address = hook.httpGet?.host || work.address;
    const request = { method: 'GET', host: address, path: hook.httpGet?.path ?? '/', from: address };
    const reply = station.runtime.connect(address, Number(hook.httpGet?.port ?? 80), request);
    const ok = reply.kind === 'answer';
    station.later(reply.kind === 'answer' ? reply.latencyMs : 0, {
      type: 'hook-done',
      uid,
      hook: word,
      exitCode: ok ? 0 : 1,
    });
  }
  return true;
}

/** A postStart hook has ended. When it failed, the container is killed. */
export function postStartDone(station: Station, uid: string, name: string, exitCode: number): void {
  const work = station.work(uid) as PodWork;
  if (exitCode === 0) {
    startDone(station, uid, name);
    return;
  }
  const path = fieldPathOf(work.pod, name);
  station.recorder.event(work.pod, 'Warning', 'FailedPostStartHook', 'PostStartHook failed', path);
  failStart(station, uid, name, 'PostStartHookError', hookFailure(work, name, exitCode));
  const graceMs = (work.pod.spec.terminationGracePeriodSeconds ?? 30) * 1000;
  killContainer(station, uid, name, graceMs, 'FailedPostStartHook');
}

/** Why a postStart hook failed, as the status tells it. */
function hookFailure(work: PodWork, name: string, exitCode: number): string {
  const { exec, httpGet } = specOf(work, name).lifecycle?.postStart ?? {};
  const where = `for Container "${name}" in Pod "${formatPod(work.pod)}" failed`;
  if (!exec) return `HTTP lifecycle hook (${httpGet?.path ?? ''}) ${where}`;
  const words = exec.command ?? [];
  return `Exec lifecycle hook ([${words.join(' ')}]) ${where} - error: command '${words.join(' ')}' exited with ${exitCode}: , message: ""`;
}

/** The worker is busy with this for a while; then a `step` comes. */
export function step(
  station: Station,
  uid: string,
  kind: Activity['kind'],
  delayMs: number,
  more: Readonly<Record<string, number>> = {},
): void {
  const work = station.work(uid) as PodWork;
  const token = work.token + 1;
  const idle: Activity = {
    kind,
    container: '',
    queue: [],
    environment: undefined,
    killed: [],
    retryMs: 0,
    started: false,
  };
  station.put({ ...work, token, activity: { ...(work.activity ?? idle), kind } });
  station.later(delayMs, { type: 'step', uid, token, ...more });
}

export function put(station: Station, uid: string, changes: Partial<PodWork>): void {
  station.put({ ...(station.work(uid) as PodWork), ...changes });
}

function putContainer(station: Station, uid: string, name: string, changes: Partial<ContainerWork>): void {
  const work = station.work(uid) as PodWork;
  const container = { ...(work.containers[name] as ContainerWork), ...changes };
  station.put({ ...work, containers: { ...work.containers, [name]: container } });
}
