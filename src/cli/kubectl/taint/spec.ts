import type { Taint } from '../../../api/generated/core/v1';
import { goQuote } from '../../../api/meta/goFormat';
import { labelValueErrors, qualifiedNameErrors } from '../../../api/meta/names';
import { fail, failUsage } from '../failure';

/** What `key=value:effect` and `key:effect-` ask for. */
export interface TaintChanges {
  readonly add: readonly Taint[];
  /** An empty effect stands for all. */
  readonly remove: readonly Pick<Taint, 'key' | 'effect'>[];
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Reads taints to add and to take away. Models taint.parseTaints. */
export function readTaints(specs: readonly string[]): TaintChanges {
  const add: Taint[] = [];
  const remove: Pick<Taint, 'key' | 'effect'>[] = [];
  for (const spec of specs) {
    if (spec.endsWith('-')) {
      const { key, effect } = readTaint(spec.slice(0, -1));
      remove.push({ key, effect });
      continue;
    }
    const taint = readTaint(spec);
    if (taint.effect === '') refuse(`invalid taint spec: ${spec}`);
    if (add.some(({ key, effect }) => key === taint.key && effect === taint.effect)) {
      refuse(
        `duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`,
      );
    }
    add.push(taint);
  }
  return { add, remove };
}

function refuse(message: string): never {
  return failUsage('taint', message);
}

function readTaint(spec: string): Taint {
  const [pair = '', effect = '', ...more] = spec.split(':');
  if (more.length > 0) refuse(`invalid taint spec: ${spec}`);
  let [key, value] = [pair, ''];
  if (spec.includes(':')) {
    if (!EFFECTS.includes(effect)) refuse(`invalid taint effect: ${effect}, unsupported taint effect`);
    const parts = pair.split('=');
    if (parts.length > 2) refuse(`invalid taint spec: ${spec}`);
    [key = '', value = ''] = parts;
    const errors = labelValueErrors(value);
    if (errors.length > 0) refuse(`invalid taint spec: ${spec}, ${errors.join('; ')}`);
  }
  const errors = qualifiedNameErrors(key);
  if (errors.length > 0) refuse(`invalid taint spec: ${spec}, ${errors.join('; ')}`);
  return { key, ...(value === '' ? {} : { value }), effect };
}

/** A node's taints after the changes, and what to call that. Models taint.reorganizeTaints. */
export function changeTaints(
  node: string,
  old: readonly Taint[],
  { add, remove }: TaintChanges,
  overwrite: boolean,
): { readonly taints: readonly Taint[]; readonly operation: 'tainted' | 'untainted' | 'modified' } {
  const clashes = add.filter((taint) => old.some((other) => isSame(taint, other))).map(({ key }) => key);
  if (!overwrite && clashes.length > 0) {
    fail(`node ${node} already has ${clashes.join(',')} taint(s) with same effect(s) and --overwrite is false`);
  }
  const kept = old.filter((taint) => !add.some((other) => isSame(taint, other)));
  let taints = [...add, ...kept];
  const added = taints.length !== old.length;
  let deleted = false;
  const missing: string[] = [];
  for (const { key, effect } of remove) {
    const left = taints.filter((taint) => taint.key !== key || (effect !== '' && taint.effect !== effect));
    deleted = left.length < taints.length;
    if (!deleted) missing.push(`taint ${goQuote(effect === '' ? key : `${key}:${effect}`)} not found`);
    taints = left;
  }
  if (missing.length > 0) fail(missing.length === 1 ? (missing[0] as string) : `[${missing.join(', ')}]`);
  if ((added && deleted) || overwrite) return { taints, operation: 'modified' };
  return { taints, operation: added ? 'tainted' : 'untainted' };
}

function isSame(a: Taint, b: Taint): boolean {
  return a.key === b.key && a.effect === b.effect;
}
