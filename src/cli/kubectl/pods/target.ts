import type { Pod } from '../../../api/generated/core/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Call } from '../call';
import { fail } from '../failure';
import { readTargets } from '../targets';
import { bestFirst, podSelectorOf, podsBehind } from './behind';

/** The pods behind an object, the best to ask first; without any, what chooses them. */
export type PodsOrSelector =
  | { readonly pods: readonly [Pod, ...Pod[]] }
  | { readonly namespace: string; readonly selector: string };

/** The object behind `web`, which is a pod, or `deployment/web`. */
export function fetchNamed(call: Call, word: string): KubernetesObject {
  const targets = readTargets(call, { args: word.includes('/') ? [word] : ['pods', word] });
  const [target] = targets.by === 'name' ? targets.named : [];
  if (!target) return fail('expected a resource');
  return call.remote.get(target.kind, target.namespace, target.name);
}

/** The pod itself, or those behind a workload or a Service. */
export function podsOf(call: Call, object: KubernetesObject, purpose: 'logs' | 'exec'): PodsOrSelector {
  if (object.kind === 'Pod') return { pods: [object as Pod] };
  const refusal = purpose === 'logs' ? 'cannot get the logs from' : 'cannot attach to';
  const selector = podSelectorOf(object, refusal);
  const namespace = object.metadata.namespace ?? '';
  const [first, ...more] = bestFirst(podsBehind(call, namespace, selector), purpose);
  return first ? { pods: [first, ...more] } : { namespace, selector };
}
