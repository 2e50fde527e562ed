import type { Pod } from '../../api/generated/core/v1';
import { matches, type Requirements } from '../../api/meta/labels';

/** Which pods are counted: those of a namespace that meet all requirements. `key` names them. */
export interface Selected {
  readonly key: string;
  readonly namespace: string;
  readonly requirements: Requirements;
}

/** How many pods that a selector selects are on each node, kept up pod by pod, as part of the scheduler's state. */
export interface SelectorCounts {
  /** The selectors that were asked for, the latest last. */
  tracked: Map<string, Selected>;
  /** By selector: by node, how many. */
  counted: Map<string, Map<string, number>>;
}

/** More selectors than this are not kept up; they are counted anew when they are asked for again. */
const MAX_TRACKED = 32;

/** Nothing counted yet. */
export function noCounts(): SelectorCounts {
  return { tracked: new Map(), counted: new Map() };
}

/** Names a selector. */
export function selected(namespace: string, requirements: Requirements): Selected {
  const terms = requirements.map(({ key, operator, values }) => `${key} ${operator} ${values.join(',')}`);
  return { key: `${namespace}: ${terms.join('; ')}`, namespace, requirements };
}

/** Whether a pod counts: a pod that is being deleted does not. */
export function counts({ namespace, requirements }: Selected, { metadata }: Pod): boolean {
  if (metadata.deletionTimestamp || metadata.namespace !== namespace || requirements.length === 0) return false;
  return matches(requirements, metadata.labels);
}

/** By node: how many of the selected pods are there. `all` gives every pod that is on a node. */
export function countsOf(
  state: SelectorCounts,
  wanted: Selected,
  all: () => Iterable<Pod>,
): ReadonlyMap<string, number> {
  const known = state.counted.get(wanted.key);
  if (known) return known;
  const byNode = new Map<string, number>();
  for (const pod of all()) if (counts(wanted, pod)) add(byNode, pod, 1);
  state.tracked.set(wanted.key, wanted);
  state.counted.set(wanted.key, byNode);
  const oldest = state.tracked.keys().next().value;
  if (state.tracked.size > MAX_TRACKED && oldest !== undefined) {
    state.tracked.delete(oldest);
    state.counted.delete(oldest);
  }
  return byNode;
}

/** A pod on a node changed from `before` to `after`; either may be absent. */
export function recount(state: SelectorCounts, before: Pod | undefined, after: Pod | undefined): void {
  for (const wanted of state.tracked.values()) {
    const was = before !== undefined && counts(wanted, before);
    const is = after !== undefined && counts(wanted, after);
    if (was === is) continue;
    const byNode = state.counted.get(wanted.key) as Map<string, number>;
    add(byNode, (is ? after : before) as Pod, is ? 1 : -1);
  }
}

function add(byNode: Map<string, number>, { spec }: Pod, change: 1 | -1): void {
  const node = spec.nodeName as string;
  byNode.set(node, (byNode.get(node) ?? 0) + change);
}
