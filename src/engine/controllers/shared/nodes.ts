import type { Node, NodeCondition, Pod, Taint } from '../../../api/generated/core/v1';
import type { Informers } from '../../client/informers';

/** The index of pods under the name of their node. */
export const BY_NODE = 'node';

/** Adds the index by node to pods. */
export function indexByNode(informers: Informers): void {
  informers.index<Pod>('pods', BY_NODE, ({ spec: { nodeName } }) => (nodeName ? [nodeName] : []));
}

/** The pods on a node, in the order in which they were seen there. */
export function podsOn(informers: Informers, node: string): Pod[] {
  return [...informers.keysByIndex('pods', BY_NODE, node)].map((key) => informers.get<Pod>('pods', key) as Pod);
}

/** The node's condition of that type. */
export function nodeCondition(node: Node, type: string): NodeCondition | undefined {
  return node.status?.conditions?.find((condition) => condition.type === type);
}

/** Whether a taint is the same but for its value. */
export function isSameTaint(a: Taint, b: Taint): boolean {
  return a.key === b.key && a.effect === b.effect;
}
