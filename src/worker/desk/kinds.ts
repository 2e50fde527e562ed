import { kindOf } from '../../api/scheme';
import type { Cluster } from '../../engine/cluster';
import type { KindCount } from '../../protocol/messages';

/** What people look for first, in this order; every other kind follows by its name. */
const FIRST = [
  'pods',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'replicationcontrollers',
  'services',
  'ingresses.networking.k8s.io',
  'nodes',
  'events',
];

/** The kinds of which there are objects outside of the hidden namespaces, in the order in which they are offered. */
export function kindCounts(etcd: Cluster['etcd'], hidden: readonly string[]): KindCount[] {
  const counts = etcd.resources().flatMap((resource): KindCount[] => {
    const kind = kindOf(resource);
    if (!kind) return [];
    const left = kind.namespaced
      ? hidden.reduce((sum, namespace) => sum + etcd.list(resource, namespace).length, 0)
      : 0;
    const count = etcd.count(resource) - left;
    return count > 0 ? [{ resource, kind: kind.kind, namespaced: kind.namespaced, count }] : [];
  });
  return counts.sort((one, other) => rank(one) - rank(other) || (one.kind < other.kind ? -1 : 1));
}

function rank({ resource }: KindCount): number {
  const at = FIRST.indexOf(resource);
  return at < 0 ? FIRST.length : at;
}
