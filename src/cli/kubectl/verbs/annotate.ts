import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll } from '../failure';
import { changeMetadata, listMetadata, readChanges } from '../metadata/change';
import { findForMetadata, METADATA_FLAGS } from '../metadata/objects';
import { splitPairs } from '../metadata/pairs';

/** `kubectl annotate`. */
export const annotate: Verb = {
  path: 'annotate',
  short: 'Update the annotations on a resource',
  usage: '[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]',
  flags: METADATA_FLAGS,
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const { resources, changes } = splitPairs(args, 'annotation');
  const { set, removed } = readChanges(changes, () => undefined);
  if (resources.length === 0 && flags.list('filename').length === 0) {
    fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (changes.length === 0 && !flags.bool('list')) fail('at least one annotation update is required');
  const both = removed.filter((key) => set.has(key));
  if (both.length > 0) {
    fail(`can not both modify and remove the following annotation(s) in the same command: ${both.join(', ')}`);
  }
  const { found, problems, single } = findForMetadata(call, resources);
  if (flags.bool('list')) {
    listMetadata(call, found, 'annotations', single);
    failWithAll(problems);
    return undefined;
  }
  const change = { field: 'annotations' as const, set, removed, word: () => 'annotated', refuse: refuseFor(set) };
  changeMetadata(call, found, change, problems);
  return undefined;
}

function refuseFor(set: ReadonlyMap<string, string>): (object: KubernetesObject) => void {
  return ({ metadata }) => {
    const taken = [...set].flatMap(([key, value]) => {
      const old = metadata.annotations?.[key];
      return old === undefined || old === value ? [] : [`'${key}' already has a value (${old})`];
    });
    if (taken.length === 0) return;
    fail(`--overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`);
  };
}
