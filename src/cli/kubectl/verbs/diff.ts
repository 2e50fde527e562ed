import type { KubernetesObject } from '../../../api/meta/object';
import { unifiedDiff } from '../../../api/meta/unifiedDiff';
import { formatMicroTime } from '../../../engine/sim/time';
import { patchFor } from '../apply/applyOne';
import { applyOnServer } from '../apply/serverSide';
import type { Call, Outcome, Verb } from '../call';
import { Failure, fail, failUsage, failWithAll, type Problem, problemOf } from '../failure';
import type { Manifest } from '../manifest/manifests';
import { isObject, type JsonObject } from '../output/value';
import { goYaml } from '../output/yaml';
import { FIELD_MANAGER_FLAG, FILE_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { readFilesOf } from '../targets';

/** `kubectl diff`. */
export const diff: Verb = {
  path: 'diff',
  short: 'Diff the live version against a would-be applied version',
  usage: '-f FILENAME [options]',
  flags: [
    ...FILE_FLAGS,
    FIELD_MANAGER_FLAG,
    SELECTOR_FLAG,
    { name: 'concurrency', type: 'int', initial: 1 },
    { name: 'force-conflicts', type: 'bool' },
    { name: 'prune', type: 'bool' },
    { name: 'prune-allowlist', type: 'array' },
    { name: 'server-side', type: 'bool' },
    { name: 'show-managed-fields', type: 'bool' },
  ],
  run: (call) => withExitCode(() => run(call)),
};

/** Exit code 1 says that there is a difference: what goes wrong has a higher one. */
const WRONG = 2;
const DRY_RUN = { dryRun: 'All', fieldManager: 'kubectl-client-side-apply' };

function withExitCode(work: () => Outcome): Outcome {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 1) throw new Failure(error.problem, WRONG);
    throw error;
  }
}

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length > 0) failUsage('diff', `Unexpected args: [${args.join(' ')}]`);
  if (flags.list('filename').length === 0) fail('must specify one of -f and -k');
  const folder = () => String(100_000_000 + call.random.int(900_000_000));
  const folders = { live: `/tmp/LIVE-${folder()}`, merged: `/tmp/MERGED-${folder()}` };
  const problems: Problem[] = [];
  const texts: string[] = [];
  for (const entry of readFilesOf(call)) {
    const problem = 'problem' in entry ? entry.problem : problemOf(() => texts.push(diffOne(call, entry, folders)));
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  call.out(texts.join(''));
  return texts.some((text) => text !== '') ? { exit: 1 } : undefined;
}

function diffOne(call: Call, manifest: Manifest, folders: { live: string; merged: string }): string {
  const live = findLive(call, manifest);
  const merged = mergedOf(call, manifest, live);
  const [before, after] = [textOf(call, live, 'before', merged), textOf(call, merged, 'after', live)];
  const hunks = before === '' ? addition(after) : unifiedDiff(before, after);
  if (hunks === '') return '';
  const { kind, namespace, name } = manifest;
  const file = [...(kind.group ? [kind.group] : []), kind.version, kind.kind, namespace, name].join('.');
  const [from, to] = [`${folders.live}/${file}`, `${folders.merged}/${file}`];
  const time = `${formatMicroTime(call.now).replace('T', ' ').replace('Z', '000')} +0000`;
  return `diff -u -N ${from} ${to}\n--- ${from}\t${time}\n+++ ${to}\t${time}\n${hunks}`;
}

function findLive(call: Call, { kind, namespace, name }: Manifest): KubernetesObject | undefined {
  let live: KubernetesObject | undefined;
  const problem = problemOf(() => {
    live = call.remote.get(kind, namespace, name);
  });
  if (problem && !(problem.kind === 'status' && problem.status.reason === 'NotFound')) failWithAll([problem]);
  return live;
}

/** What the server would store. Models diff.InfoObject.Merged. */
function mergedOf(call: Call, manifest: Manifest, live: KubernetesObject | undefined): KubernetesObject {
  const { kind, namespace, name, object } = manifest;
  if (call.flags.bool('server-side')) return applyOnServer(call, manifest, 'server').object;
  if (!live) return call.remote.create(kind, namespace, object, DRY_RUN);
  const patch = patchFor(manifest, withAnnotationMap(object), live);
  if (Object.keys(patch.body).length === 0) return live;
  const metadata = { ...(patch.body.metadata as object | undefined), resourceVersion: live.metadata.resourceVersion };
  return call.remote.patch(kind, namespace, name, { ...patch, body: { ...patch.body, metadata } }, DRY_RUN);
}

/** Apply compares an object that has annotations, if only none. */
function withAnnotationMap(object: JsonObject): JsonObject {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  return { ...object, metadata: { ...metadata, annotations: metadata.annotations ?? {} } };
}

/** YAML without managed fields and without what a Secret hides; '' for nothing. */
function textOf(
  call: Call,
  object: KubernetesObject | undefined,
  when: 'before' | 'after',
  other: KubernetesObject | undefined,
): string {
  if (!object) return '';
  const { managedFields, ...metadata } = object.metadata;
  const kept = call.flags.bool('show-managed-fields') && managedFields ? { ...metadata, managedFields } : metadata;
  const shown = object.kind === 'Secret' ? masked(object, when, other) : object;
  return goYaml({ ...shown, metadata: kept }).replace(/\n$/, '');
}

/** A Secret's values as stars: told apart where they differ. Models diff.Masker. */
function masked(object: KubernetesObject, when: string, other: KubernetesObject | undefined): object {
  const { data = {} } = object as { data?: Record<string, string> };
  const { data: others = {} } = (other ?? {}) as { data?: Record<string, string> };
  const mask = ([key, value]: [string, string]): [string, string] => {
    const differs = others[key] !== undefined && others[key] !== value;
    return [key, differs ? `*** (${when})` : '***'];
  };
  return { ...object, data: Object.fromEntries(Object.entries(data).map(mask)) };
}

/** The hunk of a file that was not there. */
function addition(text: string): string {
  const lines = text.split('\n');
  return `@@ -0,0 +1${lines.length === 1 ? '' : `,${lines.length}`} @@\n${lines.map((line) => `+${line}\n`).join('')}`;
}
