import { goQuote } from '../../../api/meta/goFormat';
import { labelValueErrors } from '../../../api/meta/names';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll, type Problem } from '../failure';
import { changeMetadata, listMetadata, readChanges } from '../metadata/change';
import { findForMetadata, METADATA_FLAGS } from '../metadata/objects';
import { splitPairs } from '../metadata/pairs';

/** `kubectl label`. */
export const label: Verb = {
  path: 'label',
  short: 'Update the labels on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]',
  flags: METADATA_FLAGS,
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const { resources, changes } = splitPairs(args, 'label');
  const { set, removed } = readChanges(changes, complaint);
  for (const key of removed) if (set.has(key)) fail('can not both modify and remove a label in the same command');
  if (resources.length === 0 && flags.list('filename').length === 0) {
    fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (changes.length === 0 && !flags.bool('list')) fail('at least one label update is required');
  const { found, problems, single } = findForMetadata(call, resources);
  if (flags.bool('list')) {
    listMetadata(call, found, 'labels', single);
    failWithAll(problems);
    return undefined;
  }
  const change = { field: 'labels' as const, set, removed, word: wordFor(call), refuse: refuseFor(set), missing };
  changeMetadata(call, found, change, problems);
  return undefined;
}

function complaint(word: string): string | undefined {
  const [, value = '', ...more] = word.split('=');
  if (more.length > 0) return `invalid label spec: ${word}`;
  const wrong = labelValueErrors(value);
  return wrong.length > 0 ? `invalid label value: ${goQuote(word)}: ${wrong.join(';')}` : undefined;
}

function wordFor(call: Call): (before: KubernetesObject, after: KubernetesObject) => string {
  return (before, after) => {
    const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
    if (isSameMap(before.metadata.labels, after.metadata.labels)) return 'not labeled';
    return !call.flags.bool('overwrite') && old.length > now.length ? 'unlabeled' : 'labeled';
  };
}

function isSameMap(a: Record<string, string> = {}, b: Record<string, string> = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

function refuseFor(set: ReadonlyMap<string, string>): (object: KubernetesObject) => void {
  return ({ metadata }) => {
    const problems: Problem[] = [];
    for (const [key, value] of set) {
      const old = metadata.labels?.[key];
      if (old === undefined || old === value) continue;
      problems.push({ kind: 'text', message: `'${key}' already has a value (${old}), and --overwrite is false` });
    }
    failWithAll(problems);
  };
}

function missing(key: string): string {
  return `label ${goQuote(key)} not found.\n`;
}
