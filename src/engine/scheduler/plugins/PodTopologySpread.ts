import type { Pod, TopologySpreadConstraint } from '../../../api/generated/core/v1';
import { matches, type Requirements, requirementsOf } from '../../../api/meta/labels';
import { type NodeFilter, type Plugin, reject, rejectForGood, type Scorer, type View } from '../framework';
import { logarithm } from '../logarithm';
import type { NodeInfo, PodInfo } from '../nodeInfo';
import { wantsNode } from '../nodeSelector';
import { type Selected, selected } from '../selectorCounts';
import { untolerated } from '../taints';

const HOSTNAME = 'kubernetes.io/hostname';
const UNEVEN = reject("node(s) didn't match pod topology spread constraints");
const NO_LABEL = rejectForGood("node(s) didn't match pod topology spread constraints (missing required label)");

/** A constraint with what it counts. */
interface Rule {
  readonly key: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly honorsAffinity: boolean;
  readonly honorsTaints: boolean;
  readonly counted: Selected;
}

/** What is spread where a pod does not say: over hosts and zones, as far as may be. */
const DEFAULTS = [
  { key: HOSTNAME, maxSkew: 3 },
  { key: 'topology.kubernetes.io/zone', maxSkew: 5 },
] as const;

/** Spreads pods over the values of a node label. */
export const PodTopologySpread: Plugin = {
  name: 'PodTopologySpread',
  weight: 2,
  looksAround: true,
  helpedBy: [
    'node-added',
    'node-tainted',
    'node-relabeled',
    'pod-assigned',
    'pod-gone',
    'pod-relabeled',
    'pod-updated',
  ],
  filter(pod, view) {
    const rules = rulesOf(pod.pod, 'DoNotSchedule');
    return rules.length === 0 ? undefined : filterBy(rules, pod, view);
  },
  score(pod, view, feasible) {
    const own = rulesOf(pod.pod, 'ScheduleAnyway');
    if (own.length > 0) return scorerOf(own, pod, view, feasible, true);
    if (pod.pod.spec.topologySpreadConstraints?.length) return undefined;
    const siblings = view.siblingsOf(pod.pod);
    if (siblings.length === 0) return undefined;
    const counted = selected(pod.pod.metadata.namespace ?? '', siblings);
    const rules = DEFAULTS.map(({ key, maxSkew }) => ({
      key,
      maxSkew,
      minDomains: 1,
      honorsAffinity: true,
      honorsTaints: false,
      counted,
    }));
    return scorerOf(rules, pod, view, feasible, false);
  },
};

function rulesOf({ spec, metadata }: Pod, whenUnsatisfiable: string): Rule[] {
  const constraints = spec.topologySpreadConstraints?.filter(
    (constraint) => constraint.whenUnsatisfiable === whenUnsatisfiable,
  );
  return (constraints ?? []).map((constraint) => ({
    key: constraint.topologyKey,
    maxSkew: constraint.maxSkew,
    minDomains: constraint.minDomains ?? 1,
    honorsAffinity: constraint.nodeAffinityPolicy !== 'Ignore',
    honorsTaints: constraint.nodeTaintsPolicy === 'Honor',
    counted: selected(metadata.namespace ?? '', requirements(constraint, metadata.labels)),
  }));
}

function requirements(
  { labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint,
  labels: Readonly<Record<string, string>> | undefined,
): Requirements {
  const own = matchLabelKeys.filter((key) => labels?.[key] !== undefined);
  const terms = own.map((key) => ({ key, operator: '=' as const, values: [labels?.[key] as string] }));
  return [...(requirementsOf(labelSelector) ?? []), ...terms];
}

function isEligible(rule: Rule, { pod }: PodInfo, { node }: NodeInfo): boolean {
  if (rule.honorsAffinity && !wantsNode(pod, node)) return false;
  return !rule.honorsTaints || !untolerated(node.spec.taints, pod.spec.tolerations, ['NoSchedule', 'NoExecute']);
}

function filterBy(rules: readonly Rule[], pod: PodInfo, view: View): NodeFilter {
  const hasAll = (info: NodeInfo) => rules.every(({ key }) => info.node.metadata.labels?.[key] !== undefined);
  const counted = rules.map((rule) => {
    const on = view.countsOf(rule.counted);
    const domains = new Map<string, number>();
    for (const info of view.nodes) {
      if (!hasAll(info) || !isEligible(rule, pod, info)) continue;
      const value = info.node.metadata.labels?.[rule.key] as string;
      domains.set(value, (domains.get(value) ?? 0) + on(info.name));
    }
    const least = domains.size < rule.minDomains ? 0 : Math.min(...domains.values());
    const self = matches(rule.counted.requirements, pod.pod.metadata.labels) ? 1 : 0;
    return { rule, domains, least, self };
  });
  return ({ node }) => {
    for (const { rule, domains, least, self } of counted) {
      const value = node.metadata.labels?.[rule.key];
      if (value === undefined) return NO_LABEL;
      if ((domains.get(value) ?? 0) + self - least > rule.maxSkew) return UNEVEN;
    }
    return undefined;
  };
}

function scorerOf(
  rules: readonly Rule[],
  pod: PodInfo,
  view: View,
  feasible: readonly NodeInfo[],
  needsAll: boolean,
): Scorer {
  const labelOf = ({ node }: NodeInfo, key: string) => node.metadata.labels?.[key];
  const isIgnored = (info: NodeInfo) => needsAll && rules.some(({ key }) => labelOf(info, key) === undefined);
  const judged = feasible.filter((info) => !isIgnored(info));
  const used = rules.filter(({ key }) => judged.some((info) => labelOf(info, key) !== undefined));
  const parts = used.map((rule) => {
    const on = view.countsOf(rule.counted);
    const domains = new Map<string, number>();
    if (rule.key === HOSTNAME) return { rule, on, domains, weight: logarithm(judged.length + 2) };
    for (const info of judged) {
      const value = labelOf(info, rule.key);
      if (value !== undefined) domains.set(value, 0);
    }
    for (const info of view.nodes) {
      const value = labelOf(info, rule.key);
      const known = value === undefined ? undefined : domains.get(value);
      if (known === undefined || isIgnored(info) || !isEligible(rule, pod, info)) continue;
      domains.set(value as string, known + on(info.name));
    }
    return { rule, on, domains, weight: logarithm(domains.size + 2) };
  });
  return {
    score(info) {
      if (isIgnored(info)) return Number.NaN;
      let sum = 0;
      for (const { rule, on, domains, weight } of parts) {
        const value = labelOf(info, rule.key);
        if (value === undefined) continue;
        const count = rule.key === HOSTNAME ? on(info.name) : (domains.get(value) ?? 0);
        sum += count * weight + (rule.maxSkew - 1);
      }
      return Math.round(sum);
    },
    normalize: normalizeReversed,
  };
}

function normalizeReversed(scores: readonly number[]): readonly number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    least = Math.min(least, score);
    most = Math.max(most, score);
  }
  return scores.map((score) => {
    if (Number.isNaN(score)) return 0;
    return most === 0 ? 100 : Math.trunc((100 * (most + least - score)) / most);
  });
}
