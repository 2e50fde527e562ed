import type { Command } from '../../protocol/session';
import type { WhyTrace } from '../../protocol/why';

/** The terminal that a trial's lines are typed into; whoever does them chooses another. */
export const TRIAL_TERMINAL = 'why';

/** A line to be typed. */
export function typed(line: string): Command {
  return { type: 'exec', terminal: TRIAL_TERMINAL, line };
}

/** ` -n shop`, or nothing in the default namespace. */
export function inNamespace(namespace: string): string {
  return namespace === 'default' || namespace === '' ? '' : ` -n ${namespace}`;
}

/** The Deployment that a change of the pod's template has to go to, as `deployment/web -n shop`; undefined where there is none. */
export function deploymentOf({ workload, kind, name, namespace }: WhyTrace): string | undefined {
  const deployment = kind === 'Deployment' ? name : workload?.kind === 'Deployment' ? workload.name : undefined;
  return deployment === undefined ? undefined : `deployment/${deployment}${inNamespace(namespace)}`;
}

/** A patch of a Deployment's pod spec. */
export function patchedSpec(target: string, spec: object, type: 'strategic' | 'merge' = 'strategic'): Command {
  const patch = JSON.stringify({ spec: { template: { spec } } });
  return typed(`kubectl patch ${target} --type ${type} -p '${patch}'`);
}
