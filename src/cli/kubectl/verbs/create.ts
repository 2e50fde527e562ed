import type { KubernetesObject } from '../../../api/meta/object';
import type { Status } from '../../../engine/apiserver/request';
import { validationQuery, wrapped } from '../apply/applyOne';
import { withLastApplied } from '../apply/lastApplied';
import type { Call, Outcome, Verb } from '../call';
import { Failure, fail, failUsage, failWithAll, type Problem, problemOf } from '../failure';
import type { Manifest } from '../manifest/manifests';
import { readYaml } from '../manifest/yamlText';
import { type DryRun, dryRunOf, dryRunQuery } from '../output/dryRun';
import { goJson } from '../output/json';
import { type Teller, tellerFor } from '../output/operation';
import {
  DRY_RUN_FLAG,
  FIELD_MANAGER_FLAG,
  FILE_FLAGS,
  OUTPUT_FLAGS,
  SAVE_CONFIG_FLAG,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
} from '../sharedFlags';
import { readFilesOf } from '../targets';

/** `kubectl create -f`. */
export const create: Verb = {
  path: 'create',
  short: 'Create a resource from a file or from stdin',
  usage: '-f FILENAME [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SAVE_CONFIG_FLAG,
    SELECTOR_FLAG,
    VALIDATE_FLAG,
    { name: 'edit', type: 'bool' },
    { name: 'raw', type: 'string' },
    { name: 'windows-line-endings', type: 'bool' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length > 0) failUsage('create', `Unexpected args: [${args.join(' ')}]`);
  if (flags.list('filename').length === 0) fail('must specify one of -f and -k');
  if (flags.string('raw')) return runRaw(call);
  validationQuery(flags.string('validate'));
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  const entries = readFilesOf(call);
  const problems: Problem[] = [];
  for (const entry of entries) {
    const problem = 'problem' in entry ? entry.problem : problemOf(() => createOne(call, entry, dryRun, teller));
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  if (entries.length === 0) fail('no objects passed to create');
  return undefined;
}

function createOne(call: Call, { kind, namespace, object, source }: Manifest, dryRun: DryRun, teller: Teller): void {
  const { flags } = call;
  const sent = flags.bool('save-config') ? withLastApplied(object) : object;
  if (dryRun === 'client') {
    teller.tell(sent as unknown as KubernetesObject, 'created');
    return;
  }
  const query = {
    ...dryRunQuery(dryRun),
    ...validationQuery(flags.string('validate')),
    fieldManager: flags.string('field-manager') || 'kubectl-create',
  };
  teller.tell(
    wrapped('creating', source, () => call.remote.create(kind, namespace, sent, query)),
    'created',
  );
}

/** Sends a file as it is to a path. */
function runRaw(call: Call): Outcome {
  const [file = '', ...more] = call.flags.list('filename');
  if (more.length > 0) fail('--raw can only use a single local file or stdin');
  const text = call.files[file] ?? fail(`open ${file}: no such file or directory`);
  const read = readYaml(text);
  const { code, body } = call.remote.send({
    method: 'POST',
    path: call.flags.string('raw'),
    body: read.ok ? read.value : text,
  });
  if (code >= 400) throw new Failure({ kind: 'status', status: body as Status });
  call.out(goStatus(body));
  return undefined;
}

/** A Status as the server writes it, its fields in Go's order; anything else with sorted keys. */
function goStatus(body: unknown): string {
  const { kind, apiVersion, metadata, status, message, reason, details, code } = body as Status;
  if (kind !== 'Status') return goJson(body);
  return `${JSON.stringify({ kind, apiVersion, metadata, status, message, reason, details, code })}\n`;
}
