import type { Node, NodeSelector, NodeSelectorTerm, Pod } from '../../api/generated/core/v1';
import { matches, type Operator, type Requirement } from '../../api/meta/labels';

const OPERATORS: Readonly<Record<string, Operator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
  Gt: 'gt',
  Lt: 'lt',
};

/** Whether any term of a selector matches the node; no term matches nothing. */
export function selectsNode(selector: NodeSelector, node: Node): boolean {
  return selector.nodeSelectorTerms.some((term) => termMatches(term, node));
}

/** Whether all of a term matches the node; an empty term matches nothing. */
export function termMatches({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, node: Node): boolean {
  if (matchExpressions.length === 0 && matchFields.length === 0) return false;
  return (
    matches(matchExpressions.map(requirementOf), node.metadata.labels) &&
    matches(matchFields.map(requirementOf), { 'metadata.name': node.metadata.name })
  );
}

/** Whether a pod's nodeSelector and required node affinity want this node (nodeaffinity.RequiredNodeAffinity). */
export function wantsNode({ spec }: Pod, node: Node): boolean {
  const { nodeSelector, affinity } = spec;
  const { labels } = node.metadata;
  if (nodeSelector) for (const key in nodeSelector) if (labels?.[key] !== nodeSelector[key]) return false;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return !required || selectsNode(required, node);
}

function requirementOf({
  key,
  operator,
  values = [],
}: {
  key: string;
  operator: string;
  values?: string[];
}): Requirement {
  return { key, operator: OPERATORS[operator] ?? 'in', values };
}
