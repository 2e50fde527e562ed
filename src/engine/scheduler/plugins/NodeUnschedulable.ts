import { type Plugin, rejectForGood } from '../framework';
import { tolerates } from '../taints';

const CORDONED = rejectForGood('node(s) were unschedulable');
const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

/** A cordoned node takes no pod that does not tolerate being there. */
export const NodeUnschedulable: Plugin = {
  name: 'NodeUnschedulable',
  helpedBy: ['node-added', 'node-tainted', 'pod-updated'],
  filter({ pod }) {
    return ({ node }) => (node.spec.unschedulable && !tolerates(pod.spec.tolerations, TAINT) ? CORDONED : undefined);
  },
};
