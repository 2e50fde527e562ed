import type { KubernetesObject } from '../../../api/meta/object';
import { jsonPatch } from '../../../api/patch/jsonPatch';
import { mergePatch } from '../../../api/patch/mergePatch';
import { strategicMerge } from '../../../api/patch/strategicMerge';
import { schemaOf } from '../../../api/schema';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll, orFail, type Problem, problemOf } from '../failure';
import { readYaml } from '../manifest/yamlText';
import { dryRunOf, dryRunQuery, dryRunSuffix } from '../output/dryRun';
import { nameOf, printerFor } from '../output/printer';
import { DRY_RUN_FLAG, FIELD_MANAGER_FLAG, FILE_FLAGS, OUTPUT_FLAGS } from '../sharedFlags';
import { type Found, fetchTargets, readTargets } from '../targets';

/** `kubectl patch`. */
export const patch: Verb = {
  path: 'patch',
  short: 'Update fields of a resource',
  usage: '(-f FILENAME | TYPE NAME) [-p PATCH|--patch-file FILE] [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    { name: 'local', type: 'bool' },
    { name: 'patch', short: 'p', type: 'string' },
    { name: 'patch-file', type: 'string' },
    { name: 'subresource', type: 'string' },
    { name: 'type', type: 'string', initial: 'strategic' },
  ],
  run,
};

type PatchType = 'strategic' | 'merge' | 'json';

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (flags.string('patch') && flags.string('patch-file')) fail('cannot specify --patch and --patch-file together');
  if (!flags.string('patch') && !flags.string('patch-file')) {
    fail('must specify --patch or --patch-file containing the contents of the patch');
  }
  const type = flags.string('type').toLowerCase();
  if (!isPatchType(type))
    fail(`--type must be one of [json merge strategic], not ${JSON.stringify(flags.string('type'))}`);
  const body = readPatch(call);
  const targets = readTargets(call, { args });
  const { found, problems: missing } = fetchTargets(call, targets);
  const problems: Problem[] = [...missing];
  for (const one of found) {
    const problem = problemOf(() => patchOne(call, one, type as PatchType, body));
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  if (found.length === 0) fail('no objects passed to patch');
  return undefined;
}

function isPatchType(text: string): text is PatchType {
  return text === 'strategic' || text === 'merge' || text === 'json';
}

function readPatch(call: Call): unknown {
  const file = call.flags.string('patch-file');
  const text = file ? call.files[file] : call.flags.string('patch');
  if (text === undefined) return fail(`unable to read patch file: open ${file}: no such file or directory`);
  if (/^\s*\{/.test(text)) return parsedOrRaw(text);
  const read = readYaml(text);
  if (!read.ok) fail(`unable to parse ${JSON.stringify(text)}: ${read.message}`);
  return read.value;
}

/** What looks like JSON is sent as it is: the server says what is wrong with it. */
function parsedOrRaw(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function patchOne(call: Call, found: Found, type: PatchType, body: unknown): void {
  const { kind, namespace, name, object } = found;
  const { flags } = call;
  const dryRun = dryRunOf(call);
  const changed =
    flags.bool('local') || dryRun === 'client'
      ? orFail(() => patchedHere(found, type, body))
      : call.remote.patch(
          kind,
          namespace,
          name,
          { type, body, subresource: flags.string('subresource') },
          dryRunQuery(dryRun),
        );
  const printer = printerFor(call);
  if (printer) printer.print(changed);
  else call.out(`${nameOf(changed)} patched${isSame(object, changed) ? ' (no change)' : ''}${dryRunSuffix(dryRun)}\n`);
}

/** What the server would make of the patch, without asking it. */
function patchedHere({ kind, object }: Found, type: PatchType, body: unknown): KubernetesObject {
  if (type === 'json') return jsonPatch(object, body) as KubernetesObject;
  if (type === 'merge') return mergePatch(object, body) as KubernetesObject;
  const before = object as unknown as Record<string, unknown>;
  return strategicMerge(before, body as Record<string, unknown>, schemaOf(kind)) as unknown as KubernetesObject;
}

function isSame(before: KubernetesObject, after: KubernetesObject): boolean {
  return before.kind === after.kind && before.metadata.resourceVersion === after.metadata.resourceVersion;
}
