import type { PodDisruptionBudget } from '../../api/generated/policy/v1';
import { selects } from '../../api/meta/labels';
import { parseTime } from '../sim/time';
import { filtersFor, firstRejection } from './cycle';
import { type Plugin, type Rejection, rejectForGood, type View } from './framework';
import { type Diagnosis, fitError } from './message';
import { type NodeInfo, type PodInfo, withoutPod, withPod } from './nodeInfo';
import { counts } from './selectorCounts';

/** The pods that would have to go from a node so that another fits. */
export interface Candidate {
  readonly node: string;
  readonly victims: readonly PodInfo[];
  /** How many of them a PodDisruptionBudget would rather keep. */
  readonly violations: number;
}

const NOT_HELPFUL = rejectForGood('Preemption is not helpful for scheduling');
const NO_VICTIMS = rejectForGood('No preemption victims found for incoming pod');

/**
 * Looks for a node where pods of lower priority could make room (DefaultPreemption): the candidate, or why there is none
 * in the words that FailedScheduling adds.
 */
export function preempt(
  plugins: readonly Plugin[],
  pod: PodInfo,
  view: View,
  diagnosis: Diagnosis,
  budgets: readonly PodDisruptionBudget[],
): Candidate | string {
  const { preemptionPolicy } = pod.pod.spec;
  const { nominatedNodeName } = pod.pod.status ?? {};
  if (preemptionPolicy === 'Never') return 'not eligible due to preemptionPolicy=Never.';
  if (nominatedNodeName && isMakingRoom(nominatedNodeName, pod, view)) {
    return 'not eligible due to a terminating pod on the nominated node.';
  }
  const byNode = new Map<string, Rejection>();
  const candidates: Candidate[] = [];
  for (const node of view.nodes) {
    const rejection = diagnosis.byNode.get(node.name);
    if (diagnosis.all !== undefined || !rejection || rejection.unresolvable) {
      byNode.set(node.name, NOT_HELPFUL);
      continue;
    }
    const found = victimsOn(node, plugins, pod, view, budgets);
    if ('victims' in found) candidates.push(found);
    else byNode.set(node.name, found);
  }
  const [first, ...others] = candidates;
  if (!first) return fitError({ nodeCount: view.nodes.length, byNode, plugins: new Set() });
  return others.reduce((chosen, candidate) => (isBetter(candidate, chosen) ? candidate : chosen), first);
}

function isMakingRoom(node: string, pod: PodInfo, view: View): boolean {
  for (const other of view.podsOn(node)) {
    if (other.priority < pod.priority && other.pod.metadata.deletionTimestamp) return true;
  }
  return false;
}

function victimsOn(
  node: NodeInfo,
  plugins: readonly Plugin[],
  pod: PodInfo,
  view: View,
  budgets: readonly PodDisruptionBudget[],
): Candidate | Rejection {
  const all = [...view.podsOn(node.name)];
  const lower = all.filter(({ priority }) => priority < pod.priority);
  if (lower.length === 0) return NO_VICTIMS;
  const gone = new Set(lower);
  const rejectionNow = (): Rejection | undefined => {
    const left = all.filter((other) => !gone.has(other));
    let info = node;
    for (const other of gone) info = withoutPod(info, other);
    const without = viewWith(view, info, left);
    const filters = filtersFor(plugins, pod, without);
    return firstRejection(filters, info)?.rejection;
  };
  const rejection = rejectionNow();
  if (rejection) return rejection;
  const { violating, others } = byBudget(lower.toSorted(moreImportantFirst), budgets);
  let violations = 0;
  for (const [index, other] of [...violating, ...others].entries()) {
    gone.delete(other);
    if (!rejectionNow()) continue;
    gone.add(other);
    if (index < violating.length) violations++;
  }
  const victims = lower.filter((other) => gone.has(other)).sort(moreImportantFirst);
  return { node: node.name, victims, violations };
}

/** What is seen when one node holds only these pods. */
export function viewWith(view: View, info: NodeInfo, pods: readonly PodInfo[]): View {
  return {
    ...view,
    nodes: view.nodes.map((node) => (node.name === info.name ? info : node)),
    podsOn: (name) => (name === info.name ? pods : view.podsOn(name)),
    *affinePods() {
      for (const pod of view.affinePods()) if (pod.pod.spec.nodeName !== info.name || pods.includes(pod)) yield pod;
    },
    countsOf(wanted) {
      const elsewhere = view.countsOf(wanted);
      const here = pods.filter(({ pod }) => counts(wanted, pod)).length;
      return (name) => (name === info.name ? here : elsewhere(name));
    },
  };
}

/** A node as it will be when the pods that it is promised to have come. */
export function withPromised(node: NodeInfo, promised: readonly PodInfo[]): NodeInfo {
  return promised.reduce(withPod, node);
}

function byBudget(
  pods: readonly PodInfo[],
  budgets: readonly PodDisruptionBudget[],
): { violating: PodInfo[]; others: PodInfo[] } {
  const allowed = new Map(budgets.map((budget) => [budget, budget.status?.disruptionsAllowed ?? 0]));
  const violating: PodInfo[] = [];
  const others: PodInfo[] = [];
  for (const info of pods) {
    const { namespace, labels, name } = info.pod.metadata;
    let isViolating = false;
    for (const budget of budgets) {
      if (!labels || budget.metadata.namespace !== namespace || !selects(budget.spec.selector, labels)) continue;
      if (budget.status?.disruptedPods?.[name] !== undefined) continue;
      const left = (allowed.get(budget) ?? 0) - 1;
      allowed.set(budget, left);
      if (left < 0) isViolating = true;
    }
    (isViolating ? violating : others).push(info);
  }
  return { violating, others };
}

function startOf({ pod }: PodInfo): number {
  return parseTime(pod.status?.startTime ?? pod.metadata.creationTimestamp);
}

function moreImportantFirst(a: PodInfo, b: PodInfo): number {
  return b.priority - a.priority || startOf(a) - startOf(b);
}

/** Fewer violations, lower priorities, fewer victims, later started (pickOneNodeForPreemption). */
function isBetter(a: Candidate, b: Candidate): boolean {
  const [left, right] = [ranking(a), ranking(b)];
  for (const [index, value] of left.entries()) if (value !== right[index]) return value < (right[index] as number);
  return false;
}

function ranking({ victims, violations }: Candidate): number[] {
  const highest = victims[0]?.priority ?? 0;
  const sum = victims.reduce((total, { priority }) => total + priority + 2 ** 31, 0);
  const earliest = Math.min(...victims.filter(({ priority }) => priority === highest).map(startOf));
  return [violations, highest, sum, victims.length, -earliest];
}
