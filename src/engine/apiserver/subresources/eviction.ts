import type { Pod } from '../../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../../api/generated/policy/v1';
import { selects } from '../../../api/meta/labels';
import type { Answer, Call, Stored } from '../call';
import { deleteObject } from '../delete';
import { decodePart } from '../objects';
import { badRequest, conflict, failure, tooManyRequests } from '../refusal';
import type { Status } from '../request';
import type { DeleteOptions } from '../strategy';
import { existing } from '../update';
import { CREATED } from './binding';

const BUDGETS = 'poddisruptionbudgets.policy';

/** A budget that remembers more evictions than this is taken to be stuck. */
const MOST_DISRUPTED_PODS = 2000;

interface Eviction {
  readonly metadata?: { readonly name?: string };
  readonly deleteOptions?: DeleteOptions;
}

const EVICTION = { group: 'policy', version: 'v1', kind: 'Eviction' };

/** POST .../pods/x/eviction: deletes the pod if its budget allows. Models registry/core/pod/storage, EvictionREST. */
export function evict(call: Call): Answer {
  const eviction = decodePart<Eviction>(call, EVICTION);
  const named = eviction.metadata?.name;
  if (named !== call.route.name) throw badRequest('name in URL does not match name in Eviction object');
  const options = eviction.deleteOptions ?? {};
  const asked: Call = options.dryRun?.length ? { ...call, dryRun: true } : call;
  const pod = existing(asked);
  if (!ignoresBudgets(pod as unknown as Pod)) spend(asked, pod);
  deleteObject(asked, asked.dryRun ? pod : targeted(asked, pod), options);
  return { code: 201, body: CREATED };
}

/** Says on the pod why it goes, in a write of its own. Models addConditionAndDeletePod. */
function targeted({ server, request, route }: Call, pod: Stored): Stored {
  const { conditions = [] } = (pod as unknown as Pod).status ?? {};
  const known = conditions.find(({ type, status }) => type === 'DisruptionTarget' && status === 'True');
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastProbeTime: null,
    lastTransitionTime: known?.lastTransitionTime ?? server.timestamp(),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  };
  const others = conditions.filter(({ type }) => type !== 'DisruptionTarget');
  const status = { ...pod.status, conditions: [...others, condition] };
  return server.etcd.put(route.resource, { ...pod, status }, request.actor);
}

/** Pods that do not run can go, whatever a budget says. */
function ignoresBudgets({ metadata, status }: Pod): boolean {
  const phase = status?.phase;
  return phase === 'Succeeded' || phase === 'Failed' || phase === 'Pending' || metadata.deletionTimestamp !== undefined;
}

function spend(call: Call, pod: Stored): void {
  const budgets = (call.server.etcd.list(BUDGETS, call.route.namespace) as PodDisruptionBudget[]).filter(({ spec }) =>
    selects(spec.selector, pod.metadata.labels),
  );
  const [budget, second] = budgets;
  if (second) {
    const message = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
    throw failure(500, 'InternalError', message);
  }
  if (!budget || isSpared(pod as unknown as Pod, budget)) return;
  const spent = checkAndDecrement(call, pod.metadata.name, budget);
  if (!call.dryRun) call.server.etcd.put(BUDGETS, spent, call.request.actor);
}

/** An unready pod does not count, so it may go if the budget is met without it. */
function isSpared({ status }: Pod, { spec, status: budget }: PodDisruptionBudget): boolean {
  if (status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True')) return false;
  if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return true;
  const { currentHealthy = 0, desiredHealthy = 0 } = budget ?? {};
  return desiredHealthy > 0 && currentHealthy >= desiredHealthy;
}

/** Models EvictionREST.checkAndDecrement. */
function checkAndDecrement(call: Call, podName: string, budget: PodDisruptionBudget): PodDisruptionBudget {
  const { name, generation = 0 } = budget.metadata;
  const { status } = budget;
  if (!status || (status.observedGeneration ?? 0) < generation) {
    throw refused(`The disruption budget ${name} is still being processed by the server.`, 10);
  }
  const { disruptionsAllowed = 0, desiredHealthy = 0, currentHealthy = 0, disruptedPods: disrupted = {} } = status;
  if (disruptionsAllowed < 0) {
    throw conflict({ group: 'policy', plural: 'poddisruptionbudgets' }, name, 'pdb disruptions allowed is negative');
  }
  if (Object.keys(disrupted).length > MOST_DISRUPTED_PODS) {
    const why = 'DisruptedPods map too big - too many evictions not confirmed by PDB controller';
    throw conflict({ group: 'policy', plural: 'poddisruptionbudgets' }, name, why);
  }
  if (disruptionsAllowed === 0) {
    const counts = `needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`;
    const why = currentHealthy <= desiredHealthy ? counts : 'does not allow evicting pods currently';
    throw refused(`The disruption budget ${name} ${why}`, 0);
  }
  const disruptedPods = { ...disrupted, [podName]: call.server.timestamp() };
  return { ...budget, status: { ...status, disruptionsAllowed: disruptionsAllowed - 1, disruptedPods } };
}

function refused(why: string, retryAfterSeconds: number): { readonly status: Status } {
  const message = "Cannot evict pod as it would violate the pod's disruption budget.";
  return tooManyRequests(message, retryAfterSeconds, [{ reason: 'DisruptionBudget', message: why }]);
}
