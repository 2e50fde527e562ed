import type { ClusterView } from '../protocol/view';
import { captionSays as say } from '../texts/caption';
import { lostNode, stoppedNode } from './machines';
import { failing, failures, noEndpoints } from './requests';
import { censuses } from './rollout';
import type { Caption, Scene } from './scene';
import { calm, rollout, scaling, stuckPods } from './situations';
import { cutOff, draining, squeeze } from './squeeze';

/** Namespaces of the cluster's own machinery: the picture and its caption leave them out unless asked. */
export const SYSTEM_NAMESPACES: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'ingress-nginx',
]);

const SITUATIONS: readonly ((scene: Scene) => Caption | undefined)[] = [
  lostNode,
  stoppedNode,
  cutOff,
  noEndpoints,
  squeeze,
  rollout,
  draining,
  stuckPods,
  scaling,
  failing,
];

/**
 * What is going on, in a headline and the facts under it: what happens, the limits, what comes next. `now` is cluster time in
 * milliseconds; a stopped clock is said last.
 */
export function captionOf(
  view: ClusterView,
  now: number,
  playing: boolean,
  hidden: ReadonlySet<string> = SYSTEM_NAMESPACES,
): Caption {
  const scene: Scene = { view, now, hidden, censuses: censuses(view, now, hidden) };
  const caption = scene.censuses.length === 0 ? empty(scene) : told(scene);
  return playing ? caption : { headline: caption.headline, facts: [...caption.facts, say('still')] };
}

function told(scene: Scene): Caption {
  for (const situation of SITUATIONS) {
    const caption = situation(scene);
    if (caption) return caption;
  }
  return calm(scene);
}

function empty(scene: Scene): Caption {
  const lost = lostNode(scene) ?? stoppedNode(scene) ?? cutOff(scene) ?? noEndpoints(scene);
  if (lost) return lost;
  const nodes = [...scene.view.nodes.values()].filter(({ controlPlane }) => !controlPlane).length;
  const asked = [...scene.view.generators.values()].some(({ ratePerSecond }) => ratePerSecond > 0);
  return {
    headline: say('empty.title'),
    facts: [
      say('empty.nodes', { count: nodes }),
      ...(asked ? [say('empty.asked', { failures: failures(scene.view) })] : []),
    ],
  };
}

/** The whole caption as one text, for a screen reader. */
export function captionText({ headline, facts }: Caption): string {
  return [`${headline}.`, ...facts].join(' ');
}

export type { Caption };
