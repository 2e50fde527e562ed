import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import type { Cluster } from '../../engine/cluster';
import type { Change } from '../../engine/etcd/etcd';
import type { Simulation } from '../../engine/sim/simulation';
import type { Command, WorldSpec } from '../../protocol/session';
import type { Memory } from './memory';

/** What checkers look at, and where they complain. */
export interface Eye {
  readonly cluster: Cluster;
  readonly sim: Simulation;
  readonly world: WorldSpec;
  readonly memory: Memory;
  /** Objects of a resource as they are stored. */
  list<T extends KubernetesObject>(resource: GroupResource): T[];
  /** An invariant does not hold. */
  complain(message: string): void;
}

/** What a checker does when something happens. `settled` is asked once, when the cluster has come to rest. */
export interface Watching {
  /** By resource; `*` hears of every write. */
  readonly changes?: Readonly<Record<GroupResource, (change: Change) => void>>;
  command?(command: Command): void;
  /** At the very end, after all faults are mended and everything has come to rest. */
  settled?(): void;
}

/** An invariant that holds in every world at every time, or once it has settled. */
export interface Checker {
  readonly name: string;
  /** The invariant in words. */
  readonly rule: string;
  watch(eye: Eye): Watching;
}

/** Something that does not hold. */
export interface Complaint {
  readonly checker: string;
  /** Cluster time in milliseconds. */
  readonly at: number;
  readonly message: string;
}
