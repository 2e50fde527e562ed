import type { Command } from '../../../protocol/session';
import { named, type Scene } from '../scene';

export const HOLD = 'example.com/hold';
const HELD_KINDS = ['pods', 'deployments.apps', 'replicasets.apps'];

/** Ends all that is broken: machines, links, processes, waiting commands; and the users go home. */
export function mend(scene: Scene): Command[] {
  const { off, links, processes, generators } = scene.broken;
  return [
    ...[...off].map((node): Command => ({ type: 'power', node, on: true })),
    ...[...links.values()].map((where): Command => ({ type: 'link', ...where, cut: false, delayMs: 0 })),
    ...[...processes].map((name): Command => ({ type: 'process', name, on: true })),
    ...[...generators].map(([name, url]): Command => ({ type: 'traffic', generator: { name, ratePerSecond: 0, url } })),
    ...scene.busyTerminals().map((terminal): Command => ({ type: 'interrupt', terminal })),
  ];
}

/** Lets go of what was held with a finalizer, and of most of what was kept away from nodes. */
export function release(scene: Scene): Command[] {
  const { chance } = scene;
  const lines: string[] = [];
  for (const kind of HELD_KINDS) {
    for (const object of scene.list(kind)) {
      const { finalizers = [] } = object.metadata;
      if (!finalizers.includes(HOLD)) continue;
      const left = JSON.stringify({ metadata: { finalizers: finalizers.filter((name) => name !== HOLD) } });
      lines.push(`patch ${kind} ${named(object)} --type=merge -p '${left}'`);
    }
  }
  for (const { metadata, spec } of scene.nodes()) {
    if (spec.unschedulable && chance.happens(80)) lines.push(`uncordon ${metadata.name}`);
    if (spec.taints?.some(({ key }) => key === 'own')) lines.push(`taint node ${metadata.name} own-`);
  }
  for (const { metadata, spec } of scene.deployments()) {
    if (spec.paused && chance.happens(60))
      lines.push(`rollout resume -n ${metadata.namespace} deployment/${metadata.name}`);
  }
  return lines.map((line, index) => ({ type: 'exec', terminal: `end-${index}`, line: `kubectl ${line}` }));
}
