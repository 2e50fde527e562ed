import type { Pod, PodAffinityTerm, WeightedPodAffinityTerm } from '../../../api/generated/core/v1';
import { selects } from '../../../api/meta/labels';
import { type NodeFilter, type Plugin, reject, rejectForGood, type Scorer, type View } from '../framework';
import type { NodeInfo, PodInfo } from '../nodeInfo';

const NO_FRIENDS = rejectForGood("node(s) didn't match pod affinity rules");
const FOES = reject("node(s) didn't match pod anti-affinity rules");
const UNWANTED = reject("node(s) didn't satisfy existing pods anti-affinity rules");
/** How much it counts that an existing pod requires to be with the new one. */
const REQUIRED_WEIGHT = 1;

/** By `key=value` of a node label: how many, or how much. */
type Domains = Map<string, number>;

/** Puts pods near those that they want to be near, and keeps them from those that they, or that do not want them, avoid. */
export const InterPodAffinity: Plugin = {
  name: 'InterPodAffinity',
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
  blindTo: ['node-tainted'],
  filter: (pod, view) => filterOf(pod, view),
  score: (pod, view) => scorerOf(pod, view),
};

function filterOf({ pod }: PodInfo, view: View): NodeFilter | undefined {
  const { affinity } = pod.spec;
  const friends = affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const foes = affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const avoided = avoidedBy(pod, view);
  if (friends.length === 0 && foes.length === 0 && avoided.size === 0) return undefined;
  const friendly: Domains = new Map();
  const hostile: Domains = new Map();
  if (friends.length > 0 || foes.length > 0) {
    for (const info of view.nodes) {
      for (const { pod: other } of view.podsOn(info.name)) {
        if (friends.length > 0 && friends.every((term) => isMeant(term, pod, other, view)))
          count(friends, info, friendly);
        for (const term of foes) if (isMeant(term, pod, other, view)) count([term], info, hostile);
      }
    }
  }
  const isFirst = friendly.size === 0 && friends.every((term) => isMeant(term, pod, pod, view));
  return (info) => {
    if (!isAmongFriends(friends, info, friendly, isFirst)) return NO_FRIENDS;
    if (foes.some(({ topologyKey }) => (hostile.get(domainOf(info, topologyKey) ?? '') ?? 0) > 0)) return FOES;
    return isIn(info, avoided) ? UNWANTED : undefined;
  };
}

/** The domains where a pod is that avoids the new one. */
function avoidedBy(pod: Pod, view: View): Domains {
  const avoided: Domains = new Map();
  const others = [...view.affinePods()];
  if (others.length === 0) return avoided;
  const nodes = new Map(view.nodes.map((info) => [info.name, info]));
  for (const { pod: other } of others) {
    const terms = other.spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const info = nodes.get(other.spec.nodeName ?? '');
    if (!info) continue;
    for (const term of terms) if (isMeant(term, other, pod, view)) count([term], info, avoided);
  }
  return avoided;
}

function isAmongFriends(
  friends: readonly PodAffinityTerm[],
  info: NodeInfo,
  friendly: Domains,
  isFirst: boolean,
): boolean {
  let isWith = true;
  for (const { topologyKey } of friends) {
    const domain = domainOf(info, topologyKey);
    if (domain === undefined) return false;
    if ((friendly.get(domain) ?? 0) <= 0) isWith = false;
  }
  return isWith || isFirst;
}

function isIn({ node }: NodeInfo, domains: Domains): boolean {
  if (domains.size === 0) return false;
  const { labels = {} } = node.metadata;
  for (const key in labels) if ((domains.get(`${key}=${labels[key]}`) ?? 0) > 0) return true;
  return false;
}

function scorerOf({ pod }: PodInfo, view: View): Scorer | undefined {
  const { affinity } = pod.spec;
  const near = affinity?.podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const far = affinity?.podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const others = [...view.affinePods()];
  if (near.length === 0 && far.length === 0 && others.length === 0) return undefined;
  const weights: Domains = new Map();
  const nodes = new Map(view.nodes.map((info) => [info.name, info]));
  if (near.length > 0 || far.length > 0) {
    for (const info of view.nodes) {
      for (const { pod: other } of view.podsOn(info.name)) {
        weigh(near, 1, pod, other, info, weights, view);
        weigh(far, -1, pod, other, info, weights, view);
      }
    }
  }
  for (const { pod: other } of others) {
    const info = nodes.get(other.spec.nodeName ?? '');
    if (info) weighTheirs(other, pod, info, weights, view);
  }
  if (weights.size === 0) return undefined;
  return {
    score({ node }) {
      const { labels = {} } = node.metadata;
      let sum = 0;
      for (const key in labels) sum += weights.get(`${key}=${labels[key]}`) ?? 0;
      return sum;
    },
    normalize: normalizeBySpan,
  };
}

/** What an existing pod wants of the new one. */
function weighTheirs(other: Pod, pod: Pod, info: NodeInfo, weights: Domains, view: View): void {
  const { podAffinity, podAntiAffinity } = other.spec.affinity ?? {};
  const required = podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  const asPreferred = required.map((podAffinityTerm) => ({ podAffinityTerm, weight: REQUIRED_WEIGHT }));
  weigh(asPreferred, 1, other, pod, info, weights, view);
  weigh(podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [], 1, other, pod, info, weights, view);
  weigh(podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [], -1, other, pod, info, weights, view);
}

function weigh(
  terms: readonly WeightedPodAffinityTerm[],
  sign: 1 | -1,
  owner: Pod,
  target: Pod,
  info: NodeInfo,
  weights: Domains,
  view: View,
): void {
  for (const { podAffinityTerm: term, weight } of terms) {
    const domain = domainOf(info, term.topologyKey);
    if (domain === undefined || !isMeant(term, owner, target, view)) continue;
    weights.set(domain, (weights.get(domain) ?? 0) + sign * weight);
  }
}

/** Whether a term of `owner` speaks of `target`. */
function isMeant(term: PodAffinityTerm, owner: Pod, target: Pod, view: View): boolean {
  const { namespace = '', labels } = target.metadata;
  const { namespaces = [], namespaceSelector, labelSelector } = term;
  const isOwn = namespaces.length === 0 && !namespaceSelector && namespace === owner.metadata.namespace;
  const isNamed = namespaces.includes(namespace);
  const isSelected = namespaceSelector !== undefined && selects(namespaceSelector, view.namespaceLabels(namespace));
  return (isOwn || isNamed || isSelected) && selects(labelSelector, labels);
}

function count(terms: readonly PodAffinityTerm[], info: NodeInfo, domains: Domains): void {
  for (const { topologyKey } of terms) {
    const domain = domainOf(info, topologyKey);
    if (domain !== undefined) domains.set(domain, (domains.get(domain) ?? 0) + 1);
  }
}

function domainOf({ node }: NodeInfo, key: string): string | undefined {
  const value = node.metadata.labels?.[key];
  return value === undefined ? undefined : `${key}=${value}`;
}

function normalizeBySpan(scores: readonly number[]): readonly number[] {
  const least = Math.min(...scores);
  const span = Math.max(...scores) - least;
  return scores.map((score) => (span > 0 ? Math.trunc((100 * (score - least)) / span) : 0));
}
