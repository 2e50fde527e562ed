import { normalizeByHighest, type Plugin, rejectForGood } from '../framework';
import { termMatches, wantsNode } from '../nodeSelector';

const UNWANTED = rejectForGood("node(s) didn't match Pod's node affinity/selector");

/** Keeps pods on the nodes that their nodeSelector and node affinity want, and likes those that they prefer. */
export const NodeAffinity: Plugin = {
  name: 'NodeAffinity',
  weight: 2,
  helpedBy: ['node-added', 'node-tainted', 'node-relabeled'],
  blindTo: ['node-tainted'],
  filter({ pod }) {
    const { nodeSelector, affinity } = pod.spec;
    if (!nodeSelector && !affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution) return undefined;
    return ({ node }) => (wantsNode(pod, node) ? undefined : UNWANTED);
  },
  score({ pod }) {
    const terms = pod.spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution;
    if (!terms?.length) return undefined;
    return {
      score: ({ node }) =>
        terms.reduce((sum, { preference, weight }) => sum + (termMatches(preference, node) ? weight : 0), 0),
      normalize: (scores) => normalizeByHighest(scores, false),
    };
  },
};
