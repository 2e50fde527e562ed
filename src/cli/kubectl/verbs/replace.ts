import type { KubernetesObject } from '../../../api/meta/object';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import { validationQuery, wrapped } from '../apply/applyOne';
import { lastAppliedOf, withLastApplied } from '../apply/lastApplied';
import type { Call, Outcome, Verb } from '../call';
import { fail, failUsage, failWithAll, type Problem, problemOf } from '../failure';
import type { Manifest } from '../manifest/manifests';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import {
  DRY_RUN_FLAG,
  FIELD_MANAGER_FLAG,
  FILE_FLAGS,
  OUTPUT_FLAGS,
  SAVE_CONFIG_FLAG,
  VALIDATE_FLAG,
} from '../sharedFlags';
import { readFilesOf } from '../targets';
import { awaitDeletion, type Going, resumeDeletion } from '../waiting/deletion';
import { deleteOne } from './delete';

/** `kubectl replace`. */
export const replace: Verb = {
  path: 'replace',
  short: 'Replace a resource by file name or stdin',
  usage: '-f FILENAME [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SAVE_CONFIG_FLAG,
    VALIDATE_FLAG,
    { name: 'cascade', type: 'string', initial: 'background', bare: 'background' },
    { name: 'force', type: 'bool' },
    { name: 'grace-period', type: 'int', initial: -1 },
    { name: 'raw', type: 'string' },
    { name: 'subresource', type: 'string' },
    { name: 'timeout', type: 'duration' },
    { name: 'wait', type: 'bool' },
  ],
  run,
  resume,
};

/** How long a forced replace waits for deletions without `--timeout`. */
const PATIENCE_MS = 300_000;

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length > 0) failUsage('replace', `Unexpected args: [${args.join(' ')}]`);
  if (flags.list('filename').length === 0) fail('must specify one of -f and -k');
  if (flags.number('grace-period') >= 0 && !flags.bool('force')) fail('--grace-period must have --force specified');
  if (flags.durationMs('timeout') !== 0 && !flags.bool('force')) fail('--timeout must have --force specified');
  const entries = readFilesOf(call);
  const problems = entries.flatMap((entry) => ('problem' in entry ? [entry.problem] : []));
  const manifests = entries.flatMap((entry) => ('problem' in entry ? [] : [entry]));
  if (flags.bool('force')) {
    failWithAll(problems);
    return beginForced(call, manifests);
  }
  for (const manifest of manifests) {
    const problem = problemOf(() => replaceOne(call, manifest));
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  if (entries.length === 0) fail('no objects passed to replace');
  return undefined;
}

function replaceOne(call: Call, { kind, namespace, name, object, source }: Manifest): void {
  const { flags } = call;
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  if (dryRun === 'client') {
    teller.tell(object as unknown as KubernetesObject, 'replaced');
    return;
  }
  const query = {
    ...dryRunQuery(dryRun),
    ...validationQuery(flags.string('validate')),
    fieldManager: flags.string('field-manager') || 'kubectl-replace',
  };
  const keeps = flags.bool('save-config') || lastAppliedOf(object) !== undefined;
  const sent = keeps ? withLastApplied(object) : object;
  const answer = wrapped('replacing', source, () =>
    call.remote.replace(kind, namespace, name, sent, query, flags.string('subresource')),
  );
  teller.tell(answer, 'replaced');
}

/** `--force`: deletes all, waits until they are gone, and makes them again. Models ReplaceOptions.forceReplace. */
function beginForced(call: Call, manifests: readonly Manifest[]): Outcome {
  const { flags } = call;
  const graceSeconds = flags.number('grace-period') === 0 ? 1 : flags.number('grace-period');
  const manner = {
    graceSeconds,
    policy: 'Background',
    dryRun: 'none' as const,
  };
  const going: Going[] = [];
  for (const manifest of manifests) {
    const problem = problemOf(() => going.push(deleteOne(call, manifest, manner)));
    if (problem && !(problem.kind === 'status' && problem.status.reason === 'NotFound')) failWithAll([problem]);
  }
  return awaitDeletion(call, going, flags.durationMs('timeout') || PATIENCE_MS) ?? makeAgain(call);
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  return resumeDeletion(call, saved, wake) ?? makeAgain(call);
}

function makeAgain(call: Call): Outcome {
  const teller = tellerFor(call, 'none');
  const problems: Problem[] = [];
  for (const entry of readFilesOf(call)) {
    if ('problem' in entry) continue;
    const { kind, namespace, object, source } = entry;
    const problem = problemOf(() => {
      const sent =
        call.flags.bool('save-config') || lastAppliedOf(object) !== undefined ? withLastApplied(object) : object;
      const query = { ...validationQuery(call.flags.string('validate')), fieldManager: 'kubectl-replace' };
      teller.tell(
        wrapped('creating', source, () => call.remote.create(kind, namespace, sent, query)),
        'replaced',
      );
    });
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  return undefined;
}
