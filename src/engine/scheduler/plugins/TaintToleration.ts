import { normalizeByHighest, type Plugin, rejectForGood } from '../framework';
import { tolerates, untolerated } from '../taints';

const TAINTED = rejectForGood('node(s) had untolerated taint(s)');
const FORBIDDING = ['NoSchedule', 'NoExecute'];

/** Keeps pods from nodes whose taints they do not tolerate; of the others it likes those with fewer such PreferNoSchedule taints. */
export const TaintToleration: Plugin = {
  name: 'TaintToleration',
  weight: 3,
  helpedBy: ['node-added', 'node-tainted', 'pod-updated'],
  filter({ pod }) {
    const { tolerations } = pod.spec;
    return ({ node }) => {
      const { taints } = node.spec;
      return taints && untolerated(taints, tolerations, FORBIDDING) ? TAINTED : undefined;
    };
  },
  score({ pod }, _view, feasible) {
    const isSoft = (effect: string) => effect === 'PreferNoSchedule';
    if (!feasible.some(({ node }) => node.spec.taints?.some(({ effect }) => isSoft(effect)))) return undefined;
    const tolerations = pod.spec.tolerations?.filter(({ effect }) => !effect || isSoft(effect));
    return {
      score: ({ node }) =>
        (node.spec.taints ?? []).filter((taint) => isSoft(taint.effect) && !tolerates(tolerations, taint)).length,
      normalize: (scores) => normalizeByHighest(scores, true),
    };
  },
};
