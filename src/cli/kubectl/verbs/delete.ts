import type { KubernetesObject } from '../../../api/meta/object';
import { wrapped } from '../apply/applyOne';
import type { Call, Outcome, Verb } from '../call';
import { typeTitle } from '../discovery';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { parseBool } from '../flags';
import { type DryRun, dryRunOf, dryRunQuery, dryRunSuffix } from '../output/dryRun';
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DRY_RUN_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  SELECTOR_FLAG,
} from '../sharedFlags';
import { listFound, type Named, readTargets, type Targets } from '../targets';
import { awaitDeletion, type Going, goingOf, resumeDeletion } from '../waiting/deletion';

/** `kubectl delete`. */
export const remove: Verb = {
  path: 'delete',
  short: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
  usage: '([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)]) [options]',
  flags: [
    ...FILE_FLAGS,
    ALL_FLAG,
    ALL_NAMESPACES_FLAG,
    DRY_RUN_FLAG,
    FIELD_SELECTOR_FLAG,
    SELECTOR_FLAG,
    { name: 'cascade', type: 'string', initial: 'background', bare: 'background' },
    { name: 'force', type: 'bool' },
    { name: 'grace-period', type: 'int', initial: -1 },
    { name: 'ignore-not-found', type: 'bool' },
    { name: 'interactive', short: 'i', type: 'bool' },
    { name: 'now', type: 'bool' },
    { name: 'output', short: 'o', type: 'string' },
    { name: 'raw', type: 'string' },
    { name: 'timeout', type: 'duration' },
    { name: 'wait', type: 'bool', initial: true },
  ],
  run,
  resume: resumeDeletion,
};

const FORCED =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
  'The resource may continue to run on the cluster indefinitely.\n';
const POLICIES: Readonly<Record<string, string>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
};

/** `--cascade` was once true or false, and still may be. */
function oldCascade(call: Call, given: string): string | undefined {
  const isOn = parseBool(given);
  if (isOn === undefined) return undefined;
  const word = isOn ? 'background' : 'orphan';
  call.err(`warning: --cascade=${given} is deprecated (boolean value) and can be replaced with --cascade=${word}.\n`);
  return POLICIES[word];
}

/** How objects are to be deleted. */
interface Manner {
  readonly graceSeconds: number;
  readonly policy: string;
  readonly dryRun: DryRun;
  /** `deleted`, `force deleted (dry run)`. */
  readonly word: string;
  readonly nameOnly: boolean;
}

function run(call: Call): Outcome {
  const { flags, args } = call;
  const manner = mannerOf(call);
  const targets = readTargets(call, { args });
  if (manner.graceSeconds === 0) call.err(FORCED);
  const { deleted, problems } = deleteAll(call, targets, manner);
  failWithAll(problems);
  if (deleted.length === 0) {
    if (!(flags.bool('ignore-not-found') && targets.by !== 'list')) call.out('No resources found\n');
    return undefined;
  }
  if (!flags.bool('wait') || manner.dryRun !== 'none') return undefined;
  return awaitDeletion(call, deleted, flags.durationMs('timeout'));
}

function mannerOf(call: Call): Manner {
  const { flags } = call;
  const cascade = flags.string('cascade');
  const policy = POLICIES[cascade] ?? oldCascade(call, cascade);
  if (!policy) fail(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`);
  const output = flags.string('output');
  if (output !== '' && output !== 'name') fail(`unexpected -o output mode: ${output}. We only support '-o name'`);
  let graceSeconds = flags.number('grace-period');
  const force = flags.bool('force');
  if (flags.bool('now')) {
    if (graceSeconds !== -1) fail('--now and --grace-period cannot be specified together');
    graceSeconds = 1;
  }
  if (graceSeconds === 0 && !force) graceSeconds = 1;
  if (force && graceSeconds < 0) graceSeconds = 0;
  if (force && graceSeconds > 0) fail('--force and --grace-period greater than 0 cannot be specified together');
  const dryRun = dryRunOf(call);
  const word = `${graceSeconds === 0 ? 'force deleted' : 'deleted'}`;
  return { graceSeconds, policy, dryRun, word, nameOnly: output === 'name' };
}

function deleteAll(call: Call, targets: Targets, manner: Manner): { deleted: Going[]; problems: Problem[] } {
  const deleted: Going[] = [];
  const problems: Problem[] = [];
  let ignored = 0;
  const attempt = (work: () => void) => {
    const problem = problemOf(work);
    if (!problem) return;
    if (call.flags.bool('ignore-not-found') && isNotFound(problem)) ignored++;
    else problems.push(problem);
  };
  let warns = call.namespaceGiven;
  const remove = (named: Named, source: string) => {
    if (warns && !named.kind.namespaced) {
      call.err('Warning: deleting cluster-scoped resources, not scoped to the provided namespace\n');
      warns = false;
    }
    attempt(() => deleted.push(wrapped('deleting', source, () => deleteOne(call, named, manner))));
  };
  if (targets.by === 'list') {
    for (const kind of targets.kinds) {
      attempt(() => {
        for (const found of listFound(call, kind, targets.namespace, targets.query)) remove(found, '');
      });
    }
  } else if (targets.by === 'name') for (const named of targets.named) remove(named, '');
  else {
    for (const entry of targets.entries) {
      if ('problem' in entry) problems.push(entry.problem);
      else remove(entry, entry.source);
    }
  }
  // what is left of several problems is still told as one of several
  if (ignored > 0 && problems.length > 0) return { deleted, problems: [{ kind: 'several', problems }] };
  return { deleted, problems };
}

/** Deletes an object and tells so. */
export function deleteOne(
  call: Call,
  { kind, namespace, name }: Named,
  manner: Omit<Manner, 'word' | 'nameOnly'> & Partial<Manner>,
): Going {
  const options = {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    propagationPolicy: manner.policy,
    ...(manner.graceSeconds >= 0 ? { gracePeriodSeconds: manner.graceSeconds } : {}),
  };
  const uid =
    manner.dryRun === 'client'
      ? ''
      : uidOf(call.remote.remove(kind, namespace, name, options, dryRunQuery(manner.dryRun)));
  const title = typeTitle(kind);
  const place = namespace ? ` from ${namespace} namespace` : '';
  if (manner.nameOnly) call.out(`${title}/${name}\n`);
  else call.out(`${title} "${name}" ${manner.word ?? 'deleted'}${place}${dryRunSuffix(manner.dryRun)}\n`);
  return goingOf(kind, namespace, name, uid);
}

/** The uid of a deleted object, which the server answers in a Status or in the object itself. */
function uidOf(answer: KubernetesObject): string {
  const { details, metadata } = answer as KubernetesObject & { details?: { uid?: string } };
  return details?.uid ?? metadata?.uid ?? '';
}

function isNotFound(problem: Problem): boolean {
  return problem.kind === 'status' && problem.status.reason === 'NotFound';
}
