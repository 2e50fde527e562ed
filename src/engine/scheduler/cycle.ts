import type { Random } from '../sim/random';
import type { Attempt } from './attempt';
import type { NodeFilter, Plugin, Rejection, Scorer, View } from './framework';
import type { Diagnosis } from './message';
import type { NodeInfo, PodInfo } from './nodeInfo';

/** What looking for a node came to. `start` is where the next search among many nodes begins. */
export type Search =
  | { readonly node: NodeInfo; readonly start: number }
  | { readonly diagnosis: Diagnosis; readonly start: number };

/** The filters of one pod, with the plugin that each belongs to. */
export interface Filters {
  readonly list: readonly { readonly plugin: string; readonly filter: NodeFilter }[];
  /** A plugin that rejects the pod on all nodes, and its words. */
  readonly rejected?: { readonly plugin: string; readonly why: string };
}

const MANY_NODES = 100;
const NO_REJECTIONS: ReadonlyMap<string, Rejection> = new Map();

/** Asks every plugin for its filter of a pod. */
export function filtersFor(plugins: readonly Plugin[], pod: PodInfo, view: View): Filters {
  const list: { plugin: string; filter: NodeFilter }[] = [];
  for (const plugin of plugins) {
    const filter = plugin.filter?.(pod, view);
    if (typeof filter === 'string') return { list, rejected: { plugin: plugin.name, why: filter } };
    if (filter) list.push({ plugin: plugin.name, filter });
  }
  return { list };
}

/** The first plugin's rejection of a node. */
export function firstRejection(
  { list }: Filters,
  node: NodeInfo,
): { readonly plugin: string; readonly rejection: Rejection } | undefined {
  for (const { plugin, filter } of list) {
    const rejection = filter(node);
    if (rejection) return { plugin, rejection };
  }
  return undefined;
}

/**
 * Finds the best node for a pod, or why there is none (schedulePod). `start` matters only among a hundred nodes or more.
 * `attempt` is told what the plugins say.
 */
export function search(
  plugins: readonly Plugin[],
  pod: PodInfo,
  view: View,
  start: number,
  random: Random,
  attempt?: Attempt,
): Search {
  const { nodes } = view;
  const filters = filtersFor(plugins, pod, view);
  if (attempt) attempt.filters = filters.list.map(({ plugin }) => plugin);
  if (filters.rejected) {
    const { plugin, why } = filters.rejected;
    const diagnosis = { nodeCount: nodes.length, all: why, byNode: NO_REJECTIONS, plugins: new Set([plugin]) };
    return { diagnosis, start };
  }
  const wanted = enough(nodes.length);
  const feasible: NodeInfo[] = [];
  const byNode = new Map<string, Rejection>();
  const rejecting = new Set<string>();
  let tried = 0;
  for (; tried < nodes.length && feasible.length < wanted; tried++) {
    const node = nodes[(start + tried) % nodes.length] as NodeInfo;
    const found = firstRejection(filters, node);
    if (!found) feasible.push(node);
    else {
      byNode.set(node.name, found.rejection);
      rejecting.add(found.plugin);
      attempt?.reject(node.name, found.plugin, found.rejection);
    }
  }
  const nextStart = nodes.length === 0 ? 0 : (start + tried) % nodes.length;
  if (feasible.length === 0) {
    return { diagnosis: { nodeCount: nodes.length, byNode, plugins: rejecting }, start: nextStart };
  }
  attempt?.pass(feasible);
  return { node: best(plugins, pod, view, feasible, random, attempt), start: nextStart };
}

/** How many feasible nodes are enough of so many (numFeasibleNodesToFind). */
function enough(count: number): number {
  if (count < MANY_NODES) return count;
  const percentage = Math.max(5, Math.trunc(50 - count / 125));
  return Math.max(MANY_NODES, Math.trunc((count * percentage) / 100));
}

function best(
  plugins: readonly Plugin[],
  pod: PodInfo,
  view: View,
  feasible: readonly NodeInfo[],
  random: Random,
  attempt: Attempt | undefined,
): NodeInfo {
  if (feasible.length === 1) return feasible[0] as NodeInfo;
  const totals = new Array<number>(feasible.length).fill(0);
  for (const { name, score, weight = 1 } of plugins) {
    const scorer = score?.(pod, view, feasible);
    if (!scorer) continue;
    const points = addScores(totals, scorer, weight, feasible);
    attempt?.score(name, weight, points);
  }
  let highest = -1;
  let ties: NodeInfo[] = [];
  for (const [index, node] of feasible.entries()) {
    const total = totals[index] as number;
    if (total > highest) {
      highest = total;
      ties = [node];
    } else if (total === highest) ties.push(node);
  }
  return (ties.length === 1 ? ties[0] : ties[random.int(ties.length)]) as NodeInfo;
}

function addScores(totals: number[], scorer: Scorer, weight: number, feasible: readonly NodeInfo[]): readonly number[] {
  const scores = feasible.map((node) => scorer.score(node));
  const normalized = scorer.normalize?.(scores) ?? scores;
  for (let index = 0; index < totals.length; index++) {
    totals[index] = (totals[index] as number) + weight * (normalized[index] as number);
  }
  return normalized;
}
