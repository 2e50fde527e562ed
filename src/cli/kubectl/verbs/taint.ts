import type { Node } from '../../../api/generated/core/v1';
import type { Call, Outcome, Verb } from '../call';
import { builtIn } from '../create/typed';
import { findKind } from '../discovery';
import { Failure, fail, failWithAll, type Problem, problemOf } from '../failure';
import { type DryRun, dryRunOf, dryRunQuery } from '../output/dryRun';
import { type Teller, tellerFor } from '../output/operation';
import { ALL_FLAG, DRY_RUN_FLAG, FIELD_MANAGER_FLAG, OUTPUT_FLAGS, SELECTOR_FLAG, VALIDATE_FLAG } from '../sharedFlags';
import { changeTaints, readTaints, type TaintChanges } from '../taint/spec';

/** `kubectl taint`. */
export const taint: Verb = {
  path: 'taint',
  short: 'Update the taints on one or more nodes',
  usage: 'NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N [options]',
  flags: [
    ...OUTPUT_FLAGS,
    ALL_FLAG,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SELECTOR_FLAG,
    VALIDATE_FLAG,
    {
      name: 'overwrite',
      type: 'bool',
      usage: 'If true, allow taints to be overwritten, otherwise reject taint updates that overwrite existing taints.',
    },
  ],
  run,
};

function run(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  const { resources, specs } = sortArguments(call.args);
  if (resources.length === 0) fail('one or more resources must be specified as <resource> <name>');
  if (specs.length === 0) fail('at least one taint update is required');
  const changes = readTaints(specs);
  check(call, resources, changes);
  const teller = tellerFor(call, dryRun);
  const problems: Problem[] = [];
  for (const node of nodesOf(call, resources.slice(1), problems)) {
    const problem = problemOf(() => taintOne(call, node, changes, dryRun, teller));
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  return undefined;
}

/** Nodes come first, then taints. */
function sortArguments(args: readonly string[]): { resources: string[]; specs: string[] } {
  const resources: string[] = [];
  const specs: string[] = [];
  for (const word of args) {
    if (word.includes('=') || word.includes(':') || word.endsWith('-')) specs.push(word);
    else if (specs.length > 0) fail(`all resources must be specified before taint changes: ${word}`);
    else resources.push(word);
  }
  return { resources, specs };
}

/** Models TaintOptions.Validate. */
function check({ flags }: Call, resources: readonly string[], { add, remove }: TaintChanges): void {
  const type = (resources[0] as string).toLowerCase();
  const kind = findKind(type);
  if (!kind) throw new Failure({ kind: 'resource', resource: type });
  if (kind.kind !== 'Node') fail(`invalid resource type ${type}, only node types are supported`);
  const clashes = add.flatMap((one) =>
    remove
      .filter(({ key, effect }) => key === one.key && (effect === '' || effect === one.effect))
      .map(({ key, effect }) => `{"${key}":"${effect}"}`),
  );
  if (clashes.length > 0) {
    fail(`can not both modify and remove the following taint(s) in the same command: ${clashes.join(', ')}`);
  }
  if (flags.bool('all') && flags.string('selector')) {
    fail("setting 'all' parameter with a non empty selector is prohibited");
  }
  if (!flags.bool('all') && flags.string('selector') === '' && resources.length < 2) {
    fail("at least one resource name must be specified since 'all' parameter is not set");
  }
}

function nodesOf({ flags, remote }: Call, names: readonly string[], problems: Problem[]): Node[] {
  const kind = builtIn('v1', 'Node');
  const labelSelector = flags.string('selector');
  if (flags.bool('all') || labelSelector !== '') {
    return remote.list(kind, '', labelSelector ? { labelSelector } : {}).items as Node[];
  }
  const nodes: Node[] = [];
  for (const name of names) {
    const problem = problemOf(() => nodes.push(remote.get(kind, '', name) as Node));
    if (problem) problems.push(problem);
  }
  return nodes;
}

function taintOne(call: Call, node: Node, changes: TaintChanges, dryRun: DryRun, teller: Teller): void {
  const { name } = node.metadata;
  const { taints, operation } = changeTaints(name, node.spec.taints ?? [], changes, call.flags.bool('overwrite'));
  if (dryRun === 'client') {
    teller.tell({ ...node, spec: { ...node.spec, taints: [...taints] } } as Node, operation);
    return;
  }
  const body = { spec: { taints: taints.length === 0 ? null : taints } };
  const query = { ...dryRunQuery(dryRun), fieldManager: call.flags.string('field-manager') || 'kubectl-taint' };
  teller.tell(call.remote.patch(builtIn('v1', 'Node'), '', name, { type: 'strategic', body }, query), operation);
}
