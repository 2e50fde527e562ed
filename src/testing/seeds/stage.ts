import { createCli } from '../../cli/cli';
import { FULL_TOOLBOX } from '../../cli/fullToolbox';
import { Cluster } from '../../engine/cluster';
import { SHELL } from '../../engine/shell';
import type { Simulation } from '../../engine/sim/simulation';
import type { WorldSpec } from '../../protocol/session';

/** A cluster as the page's worker makes it, and its simulation, into which checkers may look. */
export interface Stage {
  readonly cluster: Cluster;
  readonly sim: Simulation;
}

/** Builds a cluster; nothing happens in it before `populate`. */
export function openStage(seed: number, world: WorldSpec): Stage {
  let sim: Simulation | undefined;
  const cluster = new Cluster({
    seed,
    world,
    shell: () => SHELL,
    createCommandLine: (host) => {
      sim = host.sim;
      return createCli({ ...host, toolbox: () => FULL_TOOLBOX });
    },
  });
  if (!sim) throw new Error('the cluster made no command line');
  return { cluster, sim };
}
