import type { Pod } from '../../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { selects } from '../../../api/meta/labels';
import type { Checker, Eye } from '../checker';

/** The budgets' controller may act on what was so a little while ago, in milliseconds. */
const STALE_MS = 100;

/** How many pods that a budget selects are healthy, or were a moment ago. */
function healthyFor(eye: Eye, { metadata, spec }: PodDisruptionBudget): number {
  const since = eye.cluster.now - STALE_MS;
  return [...eye.memory.livePods.values()].filter((pod) => {
    const past = eye.memory.pods.get(pod.metadata.uid);
    const isHealthy = past !== undefined && (past.isReady || past.readyUntil >= since);
    return isHealthy && pod.metadata.namespace === metadata.namespace && selects(spec.selector, pod.metadata.labels);
  }).length;
}

export const HEALTHY: Checker = {
  name: 'healthy pods',
  rule: 'whenever a budget is counted, it counts no pod as healthy that is not ready or on its way out',
  watch: (eye) => {
    /** By namespace: when its pods and budgets last came to belong together in another way. */
    const chosenAt = new Map<string, number>();
    return {
      changes: {
        pods: ({ object, previous, type }) => {
          const isSame =
            type !== 'DELETED' && semanticEqual((previous as Pod)?.metadata.labels, object.metadata.labels);
          if (!isSame) chosenAt.set(object.metadata.namespace ?? '', eye.cluster.now);
        },
        'poddisruptionbudgets.policy': ({ object, actor, type }) => {
          const { namespace = '', name } = object.metadata;
          const budget = object as PodDisruptionBudget;
          if (type === 'DELETED' || actor !== 'disruption-controller') return;
          if (eye.cluster.now - (chosenAt.get(namespace) ?? 0) < STALE_MS) return;
          // what cannot be counted, since an owner is gone, stays as it was counted last
          if (budget.status?.conditions?.some(({ reason }) => reason === 'SyncFailed')) return;
          const [told, healthy] = [budget.status?.currentHealthy ?? 0, healthyFor(eye, budget)];
          if (told > healthy) eye.complain(`budget ${name} counts ${told} healthy pods, there are ${healthy} at most`);
        },
      },
    };
  },
};
