import type { Pod } from '../../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { selects } from '../../../api/meta/labels';
import type { ApiDoor, ApiResponse } from '../../../engine/apiserver/request';
import type { Checker, Eye } from '../checker';
import { controllerOf, isReady } from '../pods';

/** The budget's controller needs a moment to see that a pod is no longer healthy, in milliseconds. */
const STALE_MS = 3_000;

function selectedBy(eye: Eye, { metadata, spec }: PodDisruptionBudget): Pod[] {
  return eye
    .list<Pod>('pods')
    .filter((pod) => pod.metadata.namespace === metadata.namespace && selects(spec.selector, pod.metadata.labels));
}

/** How many pods the owners behind these pods want, or wanted a moment ago: undefined when some owner is gone. */
function expected(eye: Eye, pods: readonly Pod[]): number | undefined {
  const owners = new Map<string, number>();
  for (const pod of pods) {
    const first = controllerOf(pod);
    if (!first) continue;
    const set = eye.memory.stored.get(first.uid);
    const above = set && controllerOf(set);
    const owner = (above && eye.memory.stored.get(above.uid)) ?? set;
    if (!owner) return undefined;
    const { uid } = owner.metadata;
    const since = eye.cluster.now - STALE_MS;
    const versions = [...eye.memory.versionsOf(uid, since), ...eye.memory.setVersions(uid, since)];
    owners.set(uid, Math.min(...versions.map(({ spec }) => spec.replicas ?? 1)));
  }
  return [...owners.values()].reduce((sum, replicas) => sum + replicas, 0);
}

function share(value: number | string, of: number): number {
  return typeof value === 'number' ? value : Math.ceil((Number.parseFloat(value) * of) / 100);
}

/** How many healthy pods a budget asks for at the least; undefined when that depends on owners that are gone. */
function least(eye: Eye, budget: PodDisruptionBudget): number | undefined {
  const { minAvailable, maxUnavailable } = budget.spec;
  if (typeof minAvailable === 'number') return minAvailable;
  const all = expected(eye, selectedBy(eye, budget));
  if (all === undefined) return undefined;
  if (minAvailable !== undefined) return share(minAvailable, all);
  return maxUnavailable === undefined ? undefined : Math.max(0, all - share(maxUnavailable, all));
}

/** Listens at the API server's door to evictions that were allowed. */
export const BUDGETS: Checker = {
  name: 'budgets',
  rule: 'an eviction of a healthy pod leaves at least as many healthy ones as its budget asks for',
  watch: (eye) => {
    const api: ApiDoor = eye.cluster.api;
    const { handle } = api;
    const evicted = new Set<string>();
    const isHealthy = ({ metadata }: Pod): boolean => {
      const past = eye.memory.pods.get(metadata.uid);
      if (!past || evicted.has(metadata.uid)) return false;
      return past.isReady || past.readyUntil >= eye.cluster.now - STALE_MS;
    };
    api.handle = (request): ApiResponse => {
      const [, namespace, name] = /namespaces\/([^/]+)\/pods\/([^/]+)\/eviction$/.exec(request.path ?? '') ?? [];
      const pod =
        name === undefined ? undefined : (eye.cluster.etcd.get('pods', `${namespace}/${name}`) as Pod | undefined);
      const isAsked = pod !== undefined && isReady(pod) && !pod.metadata.deletionTimestamp;
      const budgets = isAsked
        ? eye
            .list<PodDisruptionBudget>('poddisruptionbudgets.policy')
            .filter(
              ({ metadata, spec }) => metadata.namespace === namespace && selects(spec.selector, pod.metadata.labels),
            )
        : [];
      const floors = budgets.map((budget) => least(eye, budget));
      const before = budgets.map((budget) => selectedBy(eye, budget).filter(isHealthy).length);
      const response = handle.call(api, request);
      if (!isAsked || response.code >= 300) return response;
      if (budgets.length > 1) eye.complain(`pod ${name} was evicted with two budgets`);
      for (const [index, { metadata }] of budgets.entries()) {
        const [floor, left] = [floors[index], (before[index] ?? 0) - 1];
        if (floor !== undefined && left < floor) {
          eye.complain(`pod ${name} was evicted: ${left} healthy left, budget ${metadata.name} asks for ${floor}`);
        }
      }
      evicted.add(pod.metadata.uid);
      return response;
    };
    return {};
  },
};
