import { copyState } from '../../engine/cluster';
import type { PodCount } from './workloads';

interface Memory {
  /** By the controller that pods name. */
  own: Map<string, PodCount>;
  /** By the controller that pods name: the workload under which its pods are counted. */
  homes: Map<string, string>;
  /** By the workload. */
  sums: Map<string, PodCount>;
}

const NOBODY: PodCount = { live: 0, available: 0 };

/**
 * How many pods live under each workload. It is remembered where each controller's pods were counted, so that they are taken away
 * there and nowhere else, also when the controller itself is gone or has another owner by then.
 */
export class PodCounts {
  private memory: Memory = { own: new Map(), homes: new Map(), sums: new Map() };

  /** A workload's pods. */
  of(workload: string): PodCount {
    return this.memory.sums.get(workload) ?? NOBODY;
  }

  /** The workload under which a controller's pods are counted; undefined when it has none. */
  home(controller: string): string | undefined {
    return this.memory.homes.get(controller);
  }

  /** Adds to, or takes from, a controller's pods, which are counted under that workload if they are nowhere yet. Tells under which. */
  add(controller: string, by: PodCount, workload: string): string {
    const { own, homes, sums } = this.memory;
    const home = homes.get(controller) ?? workload;
    homes.set(controller, home);
    grow(own, controller, by);
    grow(sums, home, by);
    return home;
  }

  /** Counts all of a controller's pods under another workload. */
  move(controller: string, workload: string): void {
    const { own, homes, sums } = this.memory;
    const home = homes.get(controller);
    if (home === undefined || home === workload) return;
    const { live, available } = own.get(controller) ?? NOBODY;
    homes.set(controller, workload);
    grow(sums, home, { live: -live, available: -available });
    grow(sums, workload, { live, available });
  }

  /** No pod names the controller any more. */
  leave(controller: string): void {
    this.memory.own.delete(controller);
    this.memory.homes.delete(controller);
  }

  save(): unknown {
    return copyState(this.memory);
  }

  load(saved: unknown): void {
    this.memory = copyState(saved as Memory);
  }
}

/** Nobody is not remembered. */
function grow(counts: Map<string, PodCount>, uid: string, by: PodCount): void {
  const { live, available } = counts.get(uid) ?? NOBODY;
  const count = { live: live + by.live, available: available + by.available };
  if (count.live === 0 && count.available === 0) counts.delete(uid);
  else counts.set(uid, count);
}
