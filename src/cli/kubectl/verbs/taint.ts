import type { Node, Taint } from '../../../api/generated/core/v1';
import { labelValueErrors, qualifiedNameErrors } from '../../../api/meta/names';
import type { Call, Outcome, Verb } from '../call';
import { fail, failUsage, failWithAll } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { patchBetween } from '../set/patching';
import { ALL_FLAG, DRY_RUN_FLAG, FIELD_MANAGER_FLAG, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { type Found, fetchTargets, readTargets } from '../targets';

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
    { name: 'overwrite', type: 'bool' },
  ],
  run,
};

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** A taint to be removed: of any effect where that is ''. */
type Spec = { readonly key: string; readonly effect: string };

function run(call: Call): Outcome {
  const { flags, args } = call;
  const isChange = (word: string) => word.includes('=') || word.endsWith('-') || word.includes(':');
  const first = args.findIndex(isChange);
  const resources = first < 0 ? args : args.slice(0, first);
  const specs = first < 0 ? [] : args.slice(first);
  if (specs.length === 0) fail('at least one taint update is required');
  const late = specs.find((word) => !isChange(word));
  if (late !== undefined) fail(`all resources must be specified before taint changes: ${late}`);
  const { added, removed } = readTaints(specs);
  const dryRun = dryRunOf(call);
  const { found, problems } = fetchTargets(call, readTargets(call, { args: resources }));
  const wrong = found.find(({ kind }) => kind.kind !== 'Node');
  if (wrong) fail(`invalid resource type ${wrong.kind.plural}, only node is supported`);
  failWithAll(problems);
  const teller = tellerFor(call, dryRun);
  for (const one of found) {
    const { changed, operation } = change(one, added, removed, flags.bool('overwrite'));
    if (dryRun === 'client') {
      teller.tell(changed, operation);
      continue;
    }
    const body = patchBetween(one, changed);
    const patch = { type: 'strategic', body } as const;
    teller.tell(call.remote.patch(one.kind, '', one.name, patch, dryRunQuery(dryRun)), operation);
  }
  return undefined;
}

function readTaints(specs: readonly string[]): { added: Taint[]; removed: Spec[] } {
  const added: Taint[] = [];
  const removed: Spec[] = [];
  for (const spec of specs) {
    if (spec.endsWith('-')) {
      const [rest = '', effect = ''] = spec.slice(0, -1).split(':');
      if (effect && !EFFECTS.includes(effect)) failSpec(`invalid taint effect: ${effect}, unsupported taint effect`);
      removed.push({ key: rest.split('=')[0] as string, effect });
      continue;
    }
    const taint = readTaint(spec);
    if (added.some(({ key, effect }) => key === taint.key && effect === taint.effect)) {
      failSpec(`duplicated taints with the same key and effect: ${JSON.stringify(taint)}`);
    }
    added.push(taint);
  }
  return { added, removed };
}

/** Models taint.parseTaint: `key=value:effect`, `key:effect`. */
function readTaint(spec: string): Taint {
  const [left = '', effect, ...more] = spec.split(':');
  if (more.length > 0) failSpec(`invalid taint spec: ${spec}`);
  const [key = '', value = '', ...others] = effect === undefined ? [left] : left.split('=');
  if (others.length > 0) failSpec(`invalid taint spec: ${spec}`);
  if (effect !== undefined && !EFFECTS.includes(effect)) {
    failSpec(`invalid taint spec: ${spec}, invalid taint effect: ${effect}, unsupported taint effect`);
  }
  const [badValue] = labelValueErrors(value);
  if (badValue) failSpec(`invalid taint spec: ${spec}, ${badValue}`);
  const [badKey] = qualifiedNameErrors(key);
  if (badKey) failSpec(`invalid taint spec: ${spec}, ${badKey}`);
  if (effect === undefined) failSpec(`invalid taint spec: ${spec}`);
  return { key, ...(value ? { value } : {}), effect };
}

function failSpec(message: string): never {
  return failUsage('taint', message);
}

function change(
  { object }: Found,
  added: readonly Taint[],
  removed: readonly Spec[],
  overwrite: boolean,
): { changed: Node; operation: string } {
  const node = object as Node;
  const old = node.spec.taints ?? [];
  const clashes = added.filter((taint) => old.some(({ key, effect }) => key === taint.key && effect === taint.effect));
  if (clashes.length > 0 && !overwrite) {
    const keys = clashes.map(({ key }) => key).join(',');
    fail(`node ${node.metadata.name} already has ${keys} taint(s) with same effect(s) and --overwrite is false`);
  }
  for (const { key, effect } of removed) {
    if (old.some((taint) => taint.key === key && (effect === '' || taint.effect === effect))) continue;
    fail(`taint "${key}${effect ? `:${effect}` : ''}" not found`);
  }
  const kept = old.filter(
    ({ key, effect }) =>
      !added.some((taint) => taint.key === key && taint.effect === effect) &&
      !removed.some((spec) => spec.key === key && (spec.effect === '' || spec.effect === effect)),
  );
  const taints = [...added, ...kept];
  const { taints: _old, ...spec } = node.spec;
  const changed = { ...node, spec: taints.length > 0 ? { ...spec, taints } : spec };
  return { changed, operation: wordFor(added, removed, clashes.length > 0) };
}

function wordFor(added: readonly Taint[], removed: readonly Spec[], overwritten: boolean): string {
  if (overwritten || (added.length > 0 && removed.length > 0)) return 'modified';
  return added.length > 0 ? 'tainted' : 'untainted';
}
