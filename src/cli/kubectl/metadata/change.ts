import type { KubernetesObject } from '../../../api/meta/object';
import { diffMergePatch } from '../../../api/patch/mergePatch';
import type { Call } from '../call';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { compareText } from '../output/value';
import type { Found } from '../targets';

/** What is to become of a map in the metadata. */
export interface MapChange {
  readonly field: 'labels' | 'annotations';
  readonly set: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
  /** What is told when an object was changed, or was not: `labeled`, `not labeled`. */
  word(before: KubernetesObject, after: KubernetesObject): string;
  /** Refuses to change what is there, unless `--overwrite` says so. */
  refuse(object: KubernetesObject): void;
  /** Told before a key is removed that is not there. */
  missing?(key: string): string;
}

/** Changes labels or annotations of objects one by one. Models label.RunLabel and annotate.RunAnnotate. */
export function changeMetadata(call: Call, found: readonly Found[], change: MapChange, problems: Problem[]): void {
  for (const one of found) {
    const problem = problemOf(() => changeOne(call, one, change));
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
}

function changeOne(call: Call, { kind, namespace, name, object }: Found, change: MapChange): void {
  const { flags } = call;
  const dryRun = dryRunOf(call);
  const local = flags.bool('local') || dryRun === 'client';
  const current = object.metadata[change.field] ?? {};
  if (!local && change.missing) {
    for (const key of change.removed) if (current[key] === undefined) call.out(change.missing(key));
  }
  if (!flags.bool('overwrite')) change.refuse(object);
  const changed = withChange(object, change, flags.string('resource-version'));
  const word = change.word(object, changed);
  const teller = tellerFor(call, dryRun);
  if (local) {
    teller.tell(changed, word);
    return;
  }
  const body = diffMergePatch(
    object as unknown as Record<string, unknown>,
    changed as unknown as Record<string, unknown>,
  );
  teller.tell(call.remote.patch(kind, namespace, name, { type: 'merge', body }, dryRunQuery(dryRun)), word);
}

function withChange(object: KubernetesObject, { field, set, removed }: MapChange, version: string): KubernetesObject {
  const { metadata } = object;
  const kept = Object.entries(metadata[field] ?? {}).filter(([key]) => !removed.includes(key));
  const map = Object.fromEntries([...kept, ...set]);
  const { [field]: _old, ...rest } = metadata;
  const hasMap = Object.keys(map).length > 0 || metadata[field] !== undefined;
  return {
    ...object,
    metadata: { ...rest, ...(hasMap ? { [field]: map } : {}), ...(version ? { resourceVersion: version } : {}) },
  };
}

/** `--list`: the map of each object, under a title where there are several. */
export function listMetadata(call: Call, found: readonly Found[], field: MapChange['field'], single: boolean): void {
  for (const { kind, name, object } of found) {
    const indent = single ? '' : ' ';
    if (!single) call.out(`Listing ${field} for ${kind.kind}.${kind.group}/${name}:\n`);
    const entries = Object.entries(object.metadata[field] ?? {}).sort(([a], [b]) => compareText(a, b));
    for (const [key, value] of entries) call.out(`${indent}${key}=${value}\n`);
  }
}

/** Reads `a=b` and `c-` into a change's parts. `once` says whether a value may not hold another equals sign. */
export function readChanges(
  words: readonly string[],
  bad: (word: string) => string | undefined,
): { set: Map<string, string>; removed: string[] } {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at > 0) {
      const complaint = bad(word);
      if (complaint) fail(complaint);
      set.set(word.slice(0, at), word.slice(at + 1));
    } else removed.push(word.slice(0, -1));
  }
  return { set, removed };
}
