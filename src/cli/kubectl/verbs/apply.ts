import type { KubernetesObject } from '../../../api/meta/object';
import { applyOne, validationQuery } from '../apply/applyOne';
import { checkPrune, prune } from '../apply/prune';
import { applyOnServer } from '../apply/serverSide';
import type { Call, Outcome, Verb } from '../call';
import { fail, failUsage, failWithAll, type Problem, problemOf } from '../failure';
import { dryRunOf, dryRunSuffix } from '../output/dryRun';
import { nameOf, printerFor } from '../output/printer';
import {
  ALL_FLAG,
  DRY_RUN_FLAG,
  FIELD_MANAGER_FLAG,
  FILE_FLAGS,
  OUTPUT_FLAGS,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
} from '../sharedFlags';
import { readFilesOf } from '../targets';

/** `kubectl apply`. */
export const apply: Verb = {
  path: 'apply',
  short: 'Apply a configuration to a resource by file name or stdin',
  usage: '(-f FILENAME | -k DIRECTORY) [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    ALL_FLAG,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SELECTOR_FLAG,
    VALIDATE_FLAG,
    { name: 'cascade', type: 'string', initial: 'background', bare: 'background' },
    { name: 'force', type: 'bool' },
    { name: 'force-conflicts', type: 'bool' },
    { name: 'grace-period', type: 'int', initial: -1 },
    { name: 'openapi-patch', type: 'bool', initial: true },
    { name: 'overwrite', type: 'bool', initial: true },
    { name: 'prune', type: 'bool' },
    { name: 'prune-allowlist', type: 'array' },
    { name: 'server-side', type: 'bool' },
    { name: 'subresource', type: 'string' },
    { name: 'timeout', type: 'duration' },
    { name: 'wait', type: 'bool' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const dryRun = dryRunOf(call);
  validationQuery(flags.string('validate'));
  const serverSide = flags.bool('server-side');
  if (flags.bool('force-conflicts') && !serverSide) fail('--force-conflicts only works with --server-side');
  if (dryRun === 'client' && serverSide)
    fail("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  if (args.length > 0) failUsage('apply', `Unexpected args: [${args.join(' ')}]`);
  if (flags.list('filename').length === 0) fail('must specify one of -f and -k');
  checkPrune(call);
  const printer = printerFor(call);
  const shows = printer !== undefined && flags.string('output') !== 'name';
  const entries = readFilesOf(call);
  const manifests = entries.flatMap((entry) => ('problem' in entry ? [] : [entry]));
  const read = entries.flatMap((entry) => ('problem' in entry ? [entry.problem] : []));
  if (entries.length === 0) fail('no objects passed to apply');
  const problems: Problem[] = read.length > 1 ? [{ kind: 'several', problems: read }] : read;
  const shown: KubernetesObject[] = [];
  const applied: KubernetesObject[] = [];
  for (const manifest of manifests) {
    const problem = problemOf(() => {
      const { object, operation } = serverSide
        ? applyOnServer(call, manifest, dryRun)
        : applyOne(call, manifest, dryRun);
      applied.push(object);
      if (shows) shown.push(object);
      else if (printer) printer.print(object);
      else call.out(`${nameOf(object)} ${operation}${dryRunSuffix(dryRun)}\n`);
    });
    if (problem) problems.push(problem);
  }
  if (shows) showAll(shown, printer);
  failWithAll(problems);
  if (flags.bool('prune')) prune(call, applied, dryRun);
  return undefined;
}

function showAll(objects: readonly KubernetesObject[], printer: { print(object: unknown): void }): void {
  const [first] = objects;
  if (!first) return;
  if (objects.length === 1) printer.print(first);
  else printer.print({ apiVersion: 'v1', items: objects, kind: 'List', metadata: {} });
}
