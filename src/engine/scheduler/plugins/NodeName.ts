import { type Plugin, rejectForGood } from '../framework';

const OTHER_NODE = rejectForGood("node(s) didn't match the requested node name");

/** A pod that names its node fits no other. */
export const NodeName: Plugin = {
  name: 'NodeName',
  helpedBy: ['node-added', 'node-tainted'],
  blindTo: ['node-tainted'],
  filter({ pod }) {
    const { nodeName } = pod.spec;
    return nodeName ? (node) => (node.name === nodeName ? undefined : OTHER_NODE) : undefined;
  },
};
