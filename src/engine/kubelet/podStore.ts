import type { ApiDoor } from '../apiserver/request';
import type { Runtime } from '../runtime/runtime';
import { type ConfigWatch, unwatchConfigs } from './configWatch';
import { AT_EASE, type MemoryWatch } from './memoryWatch';
import type { Demand, PodWork, ProbeWork } from './podWork';
import { probeKey } from './prober';
import type { PullQueue } from './pullQueue';

/** Everything that a kubelet remembers. */
export interface KubeletState extends PullQueue {
  /** By uid. */
  pods: Map<string, PodWork>;
  /** By `uid/container/kind`. */
  probes: Map<string, ProbeWork>;
  /** By uid: the keys of its probes. */
  probesOf: Map<string, Set<string>>;
  /** Whether the machine has power and the kubelet runs. */
  running: boolean;
  /** Cluster time of the last start; -1 before the first. */
  startedAt: number;
  /** When it could no longer be heard, or -1 while it can. */
  silentSince: number;
  /** What the pods on it ask for. */
  used: Demand;
  /** By `configmaps namespace/name`. */
  configs: Map<string, ConfigWatch>;
  memory: MemoryWatch;
  /** Counts starts: occurrences of an earlier life are stale. */
  life: number;
}

/** A kubelet that has just been installed. */
function blankState(): KubeletState {
  return {
    pods: new Map(),
    probes: new Map(),
    probesOf: new Map(),
    running: false,
    startedAt: -1,
    silentSince: -1,
    pullsUntil: 0,
    pulls: new Map(),
    used: { cpuMilli: 0, memoryBytes: 0, pods: 0 },
    configs: new Map(),
    memory: AT_EASE,
    life: 0,
  };
}

/** A kubelet's memory of pods and probes. */
export abstract class PodStore {
  abstract readonly runtime: Runtime;
  protected abstract readonly api: ApiDoor;
  protected state: KubeletState = blankState();

  work(uid: string): PodWork | undefined {
    return this.state.pods.get(uid);
  }

  put(work: PodWork): void {
    this.state.pods.set(work.uid, work);
  }

  release(uid: string): void {
    const work = this.state.pods.get(uid);
    if (!work?.demand) return;
    this.count(work.demand, -1);
    this.put({ ...work, demand: undefined });
    unwatchConfigs(this.api, this.state.configs, work.pod);
  }

  drop(uid: string): void {
    this.release(uid);
    const work = this.state.pods.get(uid);
    if (!work) return;
    for (const probe of this.probes(uid)) this.dropProbe(probe);
    this.state.pods.delete(uid);
    this.runtime.removePod(uid, work.pod.spec.volumes?.map(({ name }) => name) ?? []);
  }

  probes(uid: string): readonly ProbeWork[] {
    const keys = this.state.probesOf.get(uid);
    return keys ? [...keys].map((key) => this.state.probes.get(key) as ProbeWork) : [];
  }

  probe(key: string): ProbeWork | undefined {
    return this.state.probes.get(key);
  }

  putProbe(probe: ProbeWork): void {
    const key = probeKey(probe);
    this.state.probes.set(key, probe);
    const keys = this.state.probesOf.get(probe.uid);
    if (keys) keys.add(key);
    else this.state.probesOf.set(probe.uid, new Set([key]));
  }

  dropProbe(probe: ProbeWork): void {
    const key = probeKey(probe);
    this.state.probes.delete(key);
    const keys = this.state.probesOf.get(probe.uid);
    keys?.delete(key);
    if (keys?.size === 0) this.state.probesOf.delete(probe.uid);
  }

  /** Counts what a pod asks for to what is taken (1), or no longer (-1). */
  protected count({ cpuMilli, memoryBytes, pods }: Demand, sign: 1 | -1): void {
    const { used } = this.state;
    this.state.used = {
      cpuMilli: used.cpuMilli + sign * cpuMilli,
      memoryBytes: used.memoryBytes + sign * memoryBytes,
      pods: used.pods + sign * pods,
    };
  }
}
