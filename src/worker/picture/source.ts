import { summarizePod } from '../../cli/kubectl/tables/podStatus';
import type { Cluster } from '../../engine/cluster';
import type { PictureSource } from './picture';

/** What the picture asks of a cluster beside its objects. */
export function pictureSource(cluster: Cluster): PictureSource {
  return {
    now: () => cluster.now,
    columns: (pod) => {
      const { ready, containers, status, restarts } = summarizePod(pod);
      return { readyContainers: ready, containers, status, restarts };
    },
    span: (pod) => cluster.spanOf(pod.metadata.uid),
    machine: (node) => ({
      powered: cluster.network.machine(node)?.powered ?? true,
      ...cluster.network.link(node, 'control-plane'),
      evictsAboveBytes: cluster.evictsAbove(node),
    }),
  };
}
