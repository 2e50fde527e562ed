import type { Node } from '../../../api/generated/core/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { builtIn } from '../create/typed';
import { Failure, fail, failUsage, messageOf } from '../failure';
import type { FlagSpec } from '../flags';
import { type DryRun, dryRunOf, dryRunQuery, dryRunSuffix } from '../output/dryRun';
import { nameOf } from '../output/printer';
import { DRY_RUN_FLAG, SELECTOR_FLAG } from '../sharedFlags';

/** The flags of all that takes nodes out of service or puts them back. */
export const NODE_FLAGS: readonly FlagSpec[] = [DRY_RUN_FLAG, SELECTOR_FLAG];

/** The nodes that are named or selected; the first that does not exist ends the command. Models DrainCmdOptions.Complete. */
export function fetchNodes({ args, flags, path, remote }: Call): Node[] {
  if (args.length === 0 && !flags.changed('selector')) failUsage(path, `USAGE: ${path} NODE [flags]`);
  const labelSelector = flags.string('selector');
  if (args.length > 0 && labelSelector !== '') {
    failUsage(path, 'error: cannot specify both a node name and a --selector option');
  }
  const kind = builtIn('v1', 'Node');
  if (args.length === 0) return remote.list(kind, '', { labelSelector }).items as Node[];
  return args.map((word) => {
    const [type, name] = word.includes('/') ? word.split('/') : ['node', word];
    if (type !== 'node' && type !== 'nodes' && type !== 'no')
      fail(`error: expected resource of type node, got "${type}"`);
    return remote.get(kind, '', name as string) as Node;
  });
}

/** Tells what was done to an object: `node/node-1 cordoned (dry run)`. */
export function tellDone(call: Call, object: KubernetesObject, operation: string, dryRun: DryRun): void {
  call.out(`${nameOf(object)} ${operation}${dryRunSuffix(dryRun)}\n`);
}

/** Marks nodes. A node that refuses is told and left. Models DrainCmdOptions.RunCordonOrUncordon. */
export function mark(call: Call, nodes: readonly Node[], unschedulable: boolean, dryRun: DryRun): void {
  const verb = unschedulable ? 'cordon' : 'uncordon';
  for (const node of nodes) {
    if ((node.spec.unschedulable ?? false) === unschedulable) {
      tellDone(call, node, `already ${verb}ed`, dryRun);
      continue;
    }
    try {
      if (dryRun !== 'client') patch(call, node, unschedulable, dryRun);
      tellDone(call, node, `${verb}ed`, dryRun);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      call.err(`error: unable to ${verb} node "${node.metadata.name}": ${messageOf(error.problem)}\n`);
    }
  }
}

function patch({ remote }: Call, { metadata }: Node, unschedulable: boolean, dryRun: DryRun): void {
  const body = { spec: { unschedulable: unschedulable || null } };
  remote.patch(builtIn('v1', 'Node'), '', metadata.name, { type: 'strategic', body }, dryRunQuery(dryRun));
}

/** `kubectl cordon` and `kubectl uncordon`. */
export function markVerb(path: 'cordon' | 'uncordon'): Verb {
  const unschedulable = path === 'cordon';
  return {
    path,
    short: `Mark node as ${unschedulable ? 'unschedulable' : 'schedulable'}`,
    usage: 'NODE [options]',
    flags: NODE_FLAGS,
    run(call): Outcome {
      const dryRun = dryRunOf(call);
      mark(call, fetchNodes(call), unschedulable, dryRun);
      return undefined;
    },
  };
}
