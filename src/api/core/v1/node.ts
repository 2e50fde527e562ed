import type { Node } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';

/** Models SetDefaults_NodeStatus: all of a node is to be had unless it says otherwise. */
function defaults(node: Node): Node {
  const { status } = node;
  if (!status?.capacity || status.allocatable) return node;
  return { ...node, status: { ...status, allocatable: status.capacity } };
}

/** Models the API's v1 Node. */
export const nodeRules: KindRules<Node> = { defaults };
