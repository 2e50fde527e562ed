import type { Pod } from '../../api/generated/core/v1';
import { keyOf, withFields } from '../../api/meta/object';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import type { MachineSpec } from '../../protocol/session';
import type { ApiDoor } from '../apiserver/request';
import type { Client } from '../client/client';
import type { EventRecorder } from '../client/eventRecorder';
import type { Informers } from '../client/informers';
import type { Recorder } from '../client/recorder';
import type { Network } from '../network/network';
import type { Runtime } from '../runtime/runtime';
import { copyState, type Plain } from '../sim/plain';
import type { Component, Simulation } from '../sim/simulation';
import { formatTime } from '../sim/time';
import { demandOf, rejection } from './admission';
import { sameConditions } from './conditions';
import { configChanged, isNothingNew, refreshVolumes, sameMetadata, showsMetadata, watchConfigs } from './configWatch';
import type { KubeletDoor } from './door';
import { checkStorage } from './eviction';
import { containerLogs, execIn } from './insight';
import { deleteObject, finalizePod, killDeadline, preStopDone, shortenGrace, terminatePod } from './killing';
import { AT_EASE, expectPressure, lookAtMemory, tellSystemOom, untilLook } from './memoryWatch';
import { type KubeletState, PodStore } from './podStore';
import { asFoundOnDisk, newWork, type PodWork, type Station } from './podWork';
import { containerDied, nextStart, relist, stepPod, syncPod } from './podWorker';
import { tickProbe, wakeProbes } from './prober';
import { queuePull } from './pullQueue';
import { registerNode, reportReady } from './registration';
import { catchUp } from './silence';
import { postStartDone, put } from './starting';
import { writeRejection } from './statusWriter';

/** What a kubelet is given. `client`, `recorder` and `informers` (watching the pods of its node alone) are its own. */
export interface KubeletHost {
  readonly sim: Simulation;
  readonly api: ApiDoor;
  readonly client: Client;
  readonly recorder: EventRecorder;
  readonly informers: Informers;
  readonly runtime: Runtime;
  readonly network: Network;
}

/** Containers are looked at, and what is due is done, once a second; the lease is renewed every ten. Milliseconds. */
const TICK_MS = 1000;
/** A look at what runs takes some 2.5 ms, and the next comes a second after its end: two of them in so many milliseconds. */
const TWO_RELISTS_MS = 2005;
/** A lease is renewed so often on average: every 10 s, and up to 4 % later. */
const LEASE_MS = 10_200;
/** From power to a kubelet that says so. */
const BOOT_MS = 1700;
/** From there until it looks at its pods. */
const RESUME_MS = 800;

/** The agent of one machine: runs the pods that are bound to its node. Models kubelet v1.36. */
export class Kubelet extends PodStore implements Component, Station, KubeletDoor {
  readonly name: string;
  readonly node: string;
  readonly sim: Simulation;
  readonly client: Client;
  readonly recorder: Pick<Recorder, 'event'>;
  private readonly events: EventRecorder;
  readonly runtime: Runtime;
  readonly network: Network;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  private readonly informers: Informers;
  protected readonly api: ApiDoor;
  /** Where within the first second this kubelet looks at what runs, and at what is due. */
  private readonly relistPhaseMs: number;
  private readonly tickPhaseMs: number;
  /** How long after its start its renewals of the lease have found the rhythm that they keep. */
  private readonly leasePhaseMs: number;

  constructor(
    host: KubeletHost,
    private readonly machine: MachineSpec,
  ) {
    super();
    this.node = machine.name;
    this.name = `kubelet/${machine.name}`;
    this.sim = host.sim;
    this.client = host.client;
    this.events = host.recorder;
    this.recorder = {
      event: (...words) => {
        if (this.network.reachable(this.name)) this.events.event(...words);
      },
    };
    this.runtime = host.runtime;
    this.network = host.network;
    this.informers = host.informers;
    this.api = host.api;
    this.cpuMilli = milliOf(machine.cpu);
    this.memoryBytes = unitsOf(machine.memory);
    this.tickPhaseMs = host.sim.random(this.name).int(TICK_MS);
    this.relistPhaseMs = host.sim.random(`${this.name}/relist`).int(TICK_MS);
    this.leasePhaseMs = host.sim.random(`${this.name}/lease`).int(LEASE_MS);
    this.informers.on<Pod>(
      'pods',
      {
        added: (pod) => this.podAdded(pod),
        updated: (pod) => this.podUpdated(pod),
        deleted: (pod) => this.podDeleted(pod),
      },
      { fieldSelector: `spec.nodeName=${this.node}` },
    );
    this.network.onChange((name) => {
      if (name === this.node) this.linkChanged();
    });
  }

  /** Registers the node and begins to run its pods. */
  start(): void {
    const { state } = this;
    state.running = true;
    state.startedAt = this.sim.now;
    state.life++;
    registerNode(this, this.machine);
    this.informers.start();
  }

  /** The machine loses its power: nothing more is heard of it. */
  powerOff(): void {
    const { state } = this;
    if (!state.running) return;
    state.running = false;
    state.memory = AT_EASE;
    this.fallSilent();
    this.informers.stop();
    this.runtime.powerOff(this.node);
    for (const work of [...state.pods.values()]) this.forget(work);
  }

  /** The power is back: after a while the kubelet starts, and finds dead containers. */
  powerOn(): void {
    if (this.state.running) return;
    this.state.life++;
    this.sim.schedule(this.name, BOOT_MS, { type: 'boot', life: this.state.life });
  }

  /** When the node's lease was last renewed, in cluster milliseconds. */
  lastRenewal(): number {
    const { startedAt, silentSince } = this.state;
    if (startedAt < 0) return 0;
    const until = silentSince >= 0 ? silentSince : this.sim.now;
    if (until < startedAt) return until;
    const since = (((until - startedAt - this.leasePhaseMs) % LEASE_MS) + LEASE_MS) % LEASE_MS;
    return Math.max(startedAt, until - since);
  }

  /** A pull or a back-off that runs in a pod. */
  spanOf(uid: string): { readonly from: number; readonly until: number } | undefined {
    return this.work(uid)?.span;
  }

  handle(what: Plain): void {
    const notice = what as { type: string; uid: string; life?: number; [key: string]: Plain | undefined };
    const { type, uid } = notice;
    if (type === 'boot') {
      if (notice.life === this.state.life && this.network.machine(this.node)?.powered !== false) this.boot();
      return;
    }
    if (!this.state.running || (notice.life !== undefined && notice.life !== this.state.life)) return;
    const text = (name: string): string => String(notice[name] ?? '');
    const number = (name: string): number => Number(notice[name] ?? 0);
    if (type === 'step') stepPod(this, uid, notice);
    else if (type === 'died') containerDied(this, uid, text('container'), text('id'));
    else if (type === 'relist') this.look(uid, { relist: 0 });
    else if (type === 'sync') this.look(uid, { retry: 0 });
    else if (type === 'probe') tickProbe(this, text('key'));
    else if (type === 'hook-done') this.hookDone(uid, text('hook'), number('exitCode'));
    else if (type === 'kill-deadline') killDeadline(this, uid, text('name'), number('token'));
    else if (type === 'finalize') finalizePod(this, uid);
    else if (type === 'changed') this.wake(uid);
    else if (type === 'refresh') refreshVolumes(this, uid);
    else if (type === 'watch') this.configsChanged();
    else if (type === 'resume') this.resume();
    else if (type === 'storage') checkStorage(this, uid);
    else if (type === 'system-oom') tellSystemOom(this, text('process'), number('pid'));
    else if (type === 'memory') this.watchMemory();
    else if (type === 'monitor')
      this.state.memory = lookAtMemory(this, this.state.memory, () => [...this.state.pods.values()]);
  }

  sync(uid: string): void {
    syncPod(this, uid);
  }

  later(delayMs: number, what: { readonly [key: string]: Plain }): number {
    return this.sim.schedule(this.name, delayMs, withFields(what, { life: this.state.life }));
  }

  untilRelist(): number {
    const number = Math.floor(((this.sim.now - this.relistPhaseMs) * 2) / TWO_RELISTS_MS) + 1;
    return this.relistPhaseMs + Math.ceil((number * TWO_RELISTS_MS) / 2) - this.sim.now;
  }

  sinceRelist(): number {
    const number = Math.floor(((this.sim.now - this.relistPhaseMs) * 2) / TWO_RELISTS_MS);
    return this.sim.now - this.relistPhaseMs - Math.ceil((number * TWO_RELISTS_MS) / 2);
  }

  untilSyncTick(afterMs: number): number {
    const { sim, tickPhaseMs } = this;
    return Math.ceil((sim.now + afterMs - tickPhaseMs) / TICK_MS) * TICK_MS + tickPhaseMs - sim.now;
  }

  untilMonitor(afterMs: number): number {
    return untilLook(this.sim.now, this.state.startedAt + this.leasePhaseMs, afterMs);
  }

  chance(): number {
    return this.sim.random(this.name).float();
  }

  queuePull(image: string, wholeMs: number): ReturnType<typeof queuePull> {
    return queuePull(this.state, this.sim.now, image, wholeMs);
  }

  watchMemory(): void {
    this.state.memory = expectPressure(this, this.state.memory);
  }

  logs(...[pod, container, options]: Parameters<KubeletDoor['logs']>): ReturnType<KubeletDoor['logs']> {
    return containerLogs(this, this.workOf(pod), pod, container, options);
  }

  exec(...[pod, container, command]: Parameters<KubeletDoor['exec']>): ReturnType<KubeletDoor['exec']> {
    return execIn(this, this.workOf(pod), container, command);
  }

  save(): unknown {
    return { state: copyState(this.state), client: this.client.save(), recorder: this.events.save() };
  }

  load(saved: unknown): void {
    const { state, client, recorder } = saved as { state: KubeletState; client: unknown; recorder: unknown };
    this.state = copyState(state);
    this.client.load(client);
    this.events.load(recorder);
  }

  private workOf({ uid }: { uid: string }): PodWork | undefined {
    return this.state.pods.get(uid);
  }

  private boot(): void {
    const { state } = this;
    state.running = true;
    state.startedAt = this.sim.now;
    if (this.network.reachable(this.name)) {
      state.silentSince = -1;
      reportReady(this, this.machine, { rebooted: true, pressed: false });
    }
    this.later(RESUME_MS, { type: 'resume' });
  }

  /** A kubelet that has started anew looks at all its pods, once it can ask which they are. */
  private resume(): void {
    if (!this.network.reachable(this.name)) return;
    this.informers.start();
    catchUp(this, [...this.state.pods.values()]);
  }

  /** The link to the API server was cut, or is back. */
  private linkChanged(): void {
    const { state } = this;
    if (!state.running) return;
    if (!this.network.reachable(this.name)) {
      this.fallSilent();
      return;
    }
    if (state.silentSince < 0) return;
    const booted = state.startedAt > state.silentSince;
    state.silentSince = -1;
    reportReady(this, this.machine, { rebooted: booted, pressed: state.memory.pressedAt >= 0 });
    this.resume();
  }

  private fallSilent(): void {
    if (this.state.silentSince < 0) this.state.silentSince = this.lastRenewal();
  }

  private forget(work: PodWork): void {
    for (const probe of this.probes(work.uid)) this.dropProbe(probe);
    if (work.address && !work.pod.spec.hostNetwork) this.network.detach(work.address);
    this.put(asFoundOnDisk(work));
  }

  private podAdded(pod: Pod): void {
    const { uid = '' } = pod.metadata;
    if (this.state.pods.has(uid)) {
      this.podUpdated(pod);
      return;
    }
    const over = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
    const work = newWork(pod, pod.status?.startTime ?? formatTime(this.sim.now));
    this.put(over ? { ...work, stage: 'finished' } : work);
    if (!over) this.admit(uid);
    else if (pod.metadata.deletionTimestamp) deleteObject(this, this.work(uid) as PodWork);
  }

  /** Takes the pod on, unless the machine cannot have it. */
  private admit(uid: string): void {
    const work = this.work(uid) as PodWork;
    const capacity = { cpuMilli: this.cpuMilli, memoryBytes: this.memoryBytes, pods: this.machine.pods ?? 110 };
    const why = work.pod.metadata.deletionTimestamp
      ? undefined
      : rejection(this, work.pod, this.state.used, capacity, this.state.memory.pressedAt >= 0);
    if (why) {
      this.recorder.event(work.pod, 'Warning', why.reason, why.message);
      this.put({
        ...work,
        stage: 'finished',
        verdict: { reason: why.reason, message: `Pod was rejected: ${why.message}` },
      });
      writeRejection(this, uid);
      return;
    }
    const demand = demandOf(work.pod);
    this.put({ ...work, demand });
    this.count(demand, 1);
    watchConfigs(this, this.api, this.state.configs, work.pod);
    this.sync(uid);
  }

  private configsChanged(): void {
    for (const { resource, object } of this.api.mailbox(this.name)) {
      const watch = this.state.configs.get(`${resource} ${keyOf(object)}`);
      if (watch) configChanged(this, watch.users);
    }
  }

  private podUpdated(pod: Pod): void {
    const work = this.state.pods.get(pod.metadata.uid ?? '');
    if (!work) {
      this.podAdded(pod);
      return;
    }
    const { metadata, status } = work.pod;
    const { resourceVersion } = metadata;
    // What is known has the resourceVersion of the last status sent, but not what others wrote before it behind a cut link.
    if (pod.metadata.resourceVersion === resourceVersion && isNothingNew(metadata, pod.metadata)) return;
    const isOld = Number(pod.metadata.resourceVersion) < Number(resourceVersion);
    this.put({ ...work, pod: isOld ? { ...pod, metadata: { ...pod.metadata, resourceVersion }, status } : pod });
    const graceChanged = metadata.deletionGracePeriodSeconds !== pod.metadata.deletionGracePeriodSeconds;
    const leaves = pod.metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp === undefined;
    if (work.stage === 'terminating' && graceChanged) shortenGrace(this, work.uid);
    else if (leaves && work.stage === 'finished') deleteObject(this, this.work(work.uid) as PodWork);
    else if (leaves) this.deletePod(work.uid);
    else if (metadata.generation !== pod.metadata.generation) this.sync(work.uid);
    else if (!isOld && !sameConditions(work.status, pod.status)) this.sync(work.uid);
    if (!sameMetadata(metadata, pod.metadata) && showsMetadata(pod)) refreshVolumes(this, work.uid);
  }

  /** A deletion does not wait for a start that is under way, but for a hook or a kill. */
  private deletePod(uid: string): void {
    const work = this.work(uid);
    if (work?.stage === 'running' && work.activity) terminatePod(this, uid);
    else this.sync(uid);
  }

  private podDeleted(pod: Pod): void {
    const work = this.state.pods.get(pod.metadata.uid ?? '');
    if (!work) return;
    this.put({ ...work, pod, deleted: true });
    if (work.stage === 'finished') this.drop(work.uid);
    else if (work.stage === 'running') this.deletePod(work.uid);
  }

  /** The occurrence of a look has come: it is not waited for any more. */
  private look(uid: string, come: Partial<Pick<PodWork, 'relist' | 'retry'>>): void {
    if (!this.work(uid)) return;
    put(this, uid, come);
    this.sync(uid);
  }

  private wake(uid: string): void {
    const work = this.work(uid);
    if (work) wakeProbes(this, work);
  }

  private hookDone(uid: string, hook: string, exitCode: number): void {
    const [kind, name = '', token] = hook.split('/');
    if (kind === 'preStop') {
      preStopDone(this, uid, name, Number(token), exitCode);
      return;
    }
    const work = this.work(uid);
    if (work?.activity?.kind !== 'postStart' || work.token !== Number(token)) return;
    postStartDone(this, uid, name, exitCode);
    if (exitCode !== 0) relist(this, uid);
    nextStart(this, uid);
  }
}
