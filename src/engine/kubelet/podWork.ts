import type { Container, Pod, PodStatus } from '../../api/generated/core/v1';
import type { Client } from '../client/client';
import type { Recorder } from '../client/recorder';
import type { Network } from '../network/network';
import type { Runtime } from '../runtime/runtime';
import type { Plain } from '../sim/plain';
import type { Simulation } from '../sim/simulation';
import type { BackOff } from './backOff';

/** What pods ask of a machine: CPU in thousandths, memory in bytes, and how many they are. */
export interface Demand {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly pods: number;
}

/** What a kubelet knows about one container of a pod. Immutable. */
export interface ContainerWork {
  /** Of the latest container in the runtime; '' before the first. */
  readonly id: string;
  /** Of the one before. */
  readonly previousId: string;
  readonly restarts: number;
  /** Why the latest start failed: the kubelet's reason cache. */
  readonly waiting?: { readonly reason: string; readonly message: string };
  readonly backOff?: BackOff;
  /** The startup probe has passed, or there is none. */
  readonly startupPassed: boolean;
  /** What the readiness probe says; undefined without one. */
  readonly probedReady?: boolean;
  /** The probe that condemned it: it has to be killed. */
  readonly condemned?: 'liveness' | 'startup';
  /** Of the container as it was started. */
  readonly definition: string;
}

/** A container on its way out. */
export interface Kill {
  readonly id: string;
  /** When it is killed at the latest. */
  readonly deadline: number;
  /** `turn`: a sidecar waits for those that are to end before it. */
  readonly stage: 'preStop' | 'turn' | 'term';
  /** The grace period that it was given, and when, in milliseconds. */
  readonly graceMs: number;
  readonly since: number;
  /** Its number: occurrences of earlier kills are stale. */
  readonly token: number;
}

/** What the pod's worker is busy with: nothing else happens to the pod until it is done. */
export interface Activity {
  readonly kind: 'mount' | 'sandbox' | 'kill' | 'pull' | 'create' | 'start' | 'postStart';
  /** The container concerned. */
  readonly container: string;
  /** Containers that are to be started after it. */
  readonly queue: readonly string[];
  /** The environment of the container that is being made. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Containers that were killed by this same look at the pod: their end counts for no back-off yet. */
  readonly killed: readonly string[];
  /** Some start failed: look again after so long, in milliseconds; 0 when none did. */
  readonly retryMs: number;
  /** Something was started: the pod lifecycle events of it will be seen. */
  readonly started: boolean;
}

/** What a kubelet knows about one pod. Immutable: replaced by `Station.put`. */
export interface PodWork {
  readonly uid: string;
  readonly key: string;
  readonly pod: Pod;
  /** `finished` is a pod whose containers have all ended and which only waits to be told so, `gone` one whose object is gone. */
  readonly stage: 'running' | 'terminating' | 'terminated' | 'finished';
  readonly startTime: string;
  /** '' before the sandbox has one. */
  readonly address: string;
  readonly sandbox: 'none' | 'ready' | 'gone' | 'lost';
  /** When its sandbox came up, in cluster milliseconds. */
  readonly sandboxAt: number;
  readonly mounted: boolean;
  /** How often in a row the volumes could not be mounted. */
  readonly mountFailures: number;
  readonly containers: Readonly<Record<string, ContainerWork>>;
  /** By image. */
  readonly pullBackOffs: Readonly<Record<string, BackOff & { readonly error: string }>>;
  readonly activity?: Activity;
  /** Counts activities: occurrences of earlier ones are stale. */
  readonly token: number;
  /** Something happened meanwhile: look again once the activity is done. */
  readonly again: boolean;
  /** Its first start has come to an end: the pod was seen to come up. */
  readonly looked: boolean;
  readonly kills: Readonly<Record<string, Kill>>;
  /** The occurrence that looks at the pod again by itself; 0 for none. */
  readonly retry: number;
  /** The occurrence of the next look at its containers; 0 for none. */
  readonly relist: number;
  /** As last sent. */
  readonly status?: PodStatus;
  /** A verdict that no container can change: rejected, deadline exceeded, evicted. */
  readonly verdict?: { readonly reason: string; readonly message: string; readonly disrupts?: boolean };
  /** A pull or a back-off that runs, for people who watch. */
  readonly span?: { readonly from: number; readonly until: number };
  /** What it asks of the machine, as long as that is kept for it. */
  readonly demand?: Demand;
  /** The object is gone from the API server. */
  readonly deleted: boolean;
}

export type ProbeKind = 'startup' | 'liveness' | 'readiness';

/** What a kubelet knows about one probe. Immutable. */
export interface ProbeWork {
  readonly uid: string;
  readonly container: string;
  readonly kind: ProbeKind;
  /** A moment at which it ticks; the others are whole periods away. */
  readonly anchor: number;
  /** Of the container that the rest is about. */
  readonly id: string;
  /** The last outcome, and how many times in a row it came. */
  readonly last: '' | 'success' | 'failure';
  readonly run: number;
  /** What is believed after the thresholds. */
  readonly result: '' | 'success' | 'failure';
  /** The occurrence of its next tick; 0 while its outcome cannot change. */
  readonly tick: number;
}

/** What the parts of a kubelet share. */
export interface Station {
  readonly sim: Simulation;
  /** `kubelet/node-1` */
  readonly name: string;
  readonly node: string;
  readonly client: Client;
  readonly recorder: Pick<Recorder, 'event'>;
  readonly runtime: Runtime;
  readonly network: Network;
  work(uid: string): PodWork | undefined;
  put(work: PodWork): void;
  /** A container was started: memory may become short. */
  watchMemory(): void;
  /** What was kept of the machine for the pod is free again. */
  release(uid: string): void;
  drop(uid: string): void;
  probes(uid: string): readonly ProbeWork[];
  probe(key: string): ProbeWork | undefined;
  putProbe(probe: ProbeWork): void;
  dropProbe(probe: ProbeWork): void;
  /** Looks at a pod: brings what runs nearer to what is wanted. */
  sync(uid: string): void;
  /** Lets something happen to this kubelet after a while; the result cancels it. */
  later(delayMs: number, what: { readonly [key: string]: Plain }): number;
  /** Until the next look at what runs (PLEG), and since the last one; until the next look at what is due. In milliseconds. */
  untilRelist(): number;
  sinceRelist(): number;
  untilSyncTick(afterMs: number): number;
  /** Until the first look at the machine's memory after so long: they come every 10 s. In milliseconds. */
  untilMonitor(afterMs: number): number;
  /** A number in [0, 1) of this kubelet's stream of chance. */
  chance(): number;
  /** When this machine can begin another pull, and that it will be busy until then. */
  queuePull(image: string, wholeMs: number): { readonly waitMs: number; readonly delayMs: number };
  /** The allocatable amounts of the machine. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** The containers of a pod's spec, first those that initialise it. */
export function allContainers(pod: Pod): Container[] {
  return [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
}

export function isSidecar(container: Container): boolean {
  return container.restartPolicy === 'Always';
}

/** `spec.containers{web}`, as events name a part of a pod. */
export function fieldPathOf(pod: Pod, name: string): string {
  const init = pod.spec.initContainers?.some((container) => container.name === name);
  return init ? `spec.initContainers{${name}}` : `spec.containers{${name}}`;
}

/** `web-1_default(b8dd6e82-...)`, as messages name a pod. */
export function formatPod({ metadata }: Pod): string {
  return `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
}

/** A pod that was just seen for the first time. */
export function newWork(pod: Pod, startTime: string): PodWork {
  const containers: Record<string, ContainerWork> = {};
  for (const container of allContainers(pod)) containers[container.name] = newContainerWork(container);
  return {
    uid: pod.metadata.uid ?? '',
    key: `${pod.metadata.namespace}/${pod.metadata.name}`,
    pod,
    stage: 'running',
    startTime,
    address: '',
    sandbox: 'none',
    sandboxAt: 0,
    mounted: false,
    mountFailures: 0,
    containers,
    pullBackOffs: {},
    token: 0,
    again: false,
    looked: false,
    kills: {},
    retry: 0,
    relist: 0,
    deleted: false,
    activity: undefined,
    status: undefined,
    verdict: undefined,
    span: undefined,
    demand: undefined,
  };
}

export function newContainerWork(container: Container): ContainerWork {
  return {
    id: '',
    previousId: '',
    restarts: 0,
    startupPassed: !container.startupProbe,
    definition: '',
    waiting: undefined,
    backOff: undefined,
    probedReady: undefined,
    condemned: undefined,
  };
}

/** A pod as a kubelet that starts anew finds it: dead containers on the disk, nothing under way. */
export function asFoundOnDisk(work: PodWork): PodWork {
  const over = work.stage === 'finished';
  const sandbox = work.sandbox === 'none' ? 'none' : 'lost';
  return {
    ...work,
    activity: undefined,
    again: false,
    kills: {},
    retry: 0,
    relist: 0,
    mounted: false,
    token: work.token + 1,
    sandbox: over ? 'gone' : sandbox,
    address: over ? work.address : '',
    stage: over ? 'finished' : 'running',
  };
}
