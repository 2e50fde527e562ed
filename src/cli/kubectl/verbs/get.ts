import type { KubernetesObject } from '../../../api/meta/object';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { fail, failUsage, failWithAll, type Problem } from '../failure';
import { lookOf, rowOf, titlesOf } from '../get/rows';
import { sortBy } from '../get/sorting';
import { withUnsetTimes } from '../get/unsetTimes';
import { resumeWatch, startWatch } from '../get/watch';
import { goJson } from '../output/json';
import { type Printer, printerFor } from '../output/printer';
import { layOut } from '../output/tabwriter';
import { ALL_NAMESPACES_FLAG, FIELD_SELECTOR_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { type Found, fetchTargets, readTargets, type Targets } from '../targets';

/** `kubectl get`. */
export const get: Verb = {
  path: 'get',
  short: 'Display one or many resources',
  usage:
    '[(-o|--output=)json|yaml|name|go-template|jsonpath|custom-columns|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags] [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    SELECTOR_FLAG,
    FIELD_SELECTOR_FLAG,
    ALL_NAMESPACES_FLAG,
    { name: 'chunk-size', type: 'int64', initial: 500 },
    { name: 'ignore-not-found', type: 'bool' },
    { name: 'label-columns', short: 'L', type: 'strings' },
    { name: 'no-headers', type: 'bool' },
    { name: 'output-watch-events', type: 'bool' },
    { name: 'raw', type: 'string' },
    { name: 'server-print', type: 'bool', initial: true },
    { name: 'show-kind', type: 'bool' },
    { name: 'show-labels', type: 'bool' },
    { name: 'sort-by', type: 'string' },
    { name: 'subresource', type: 'string' },
    { name: 'watch', short: 'w', type: 'bool' },
    { name: 'watch-only', type: 'bool' },
  ],
  run,
  resume: (call: Call, state: Plain, wake: Wake): Outcome => resumeWatch(call, state, wake),
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (flags.string('raw')) return runRaw(call);
  if (args.length === 0 && flags.list('filename').length === 0) failWithoutType(call);
  const printer = printerFor(call, { tables: true });
  const targets = readTargets(call, { args, kindMeansAll: true });
  if (flags.bool('watch') || flags.bool('watch-only')) return startWatch(call, targets, printer);
  const { found: fetched, problems } = fetchTargets(call, targets);
  const found = fetched.map((one) => ({ ...one, object: withUnsetTimes(one.object) }));
  const told = flags.bool('ignore-not-found') ? problems.filter((problem) => !isNotFound(problem)) : problems;
  if (printer) printAll(call, targets, found, told, printer);
  else printTables(call, targets, found, told);
  failWithAll(told);
  return undefined;
}

function failWithoutType(call: Call): never {
  call.err(
    'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\n',
  );
  return failUsage(
    'get',
    'Required resource not specified.\n' +
      'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).',
  );
}

function isNotFound(problem: Problem): boolean {
  return problem.kind === 'status' && problem.status.reason === 'NotFound';
}

function runRaw(call: Call): Outcome {
  const [path = '', text = ''] = call.flags.string('raw').split('?');
  const query = Object.fromEntries(
    text
      .split('&')
      .filter((term) => term !== '')
      .map((term) => term.split('=') as [string, string]),
  );
  const { code, body } = call.remote.send({ method: 'GET', path, query });
  if (code >= 400) {
    const { message = '', reason } = body as { message?: string; reason?: string };
    fail(`Error from server (${reason}): ${message}`);
  }
  call.out(typeof body === 'string' ? body : `${goJson(body)}\n`);
  return undefined;
}

/** One object as it is, or several as a list. Models GetOptions.printGeneric. */
function printAll(
  call: Call,
  targets: Targets,
  found: readonly Found[],
  problems: readonly Problem[],
  printer: Printer,
): void {
  const single = targets.by === 'name' ? targets.single : targets.by === 'file' && targets.manifests.length === 1;
  if (single && problems.length > 0) return;
  if (found.length === 0 && call.flags.bool('ignore-not-found')) return;
  const path = call.flags.string('sort-by');
  const sorted = sortBy(found, path, ({ object }) => object);
  if (!sorted) fail(`couldn't find any field with path "{${path}}" in the list of objects`);
  const [first] = sorted;
  if (single && first) printer.print(first.object);
  else printer.print(listOf(sorted.map(({ object }) => object)));
}

function listOf(items: readonly KubernetesObject[]): unknown {
  return { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
}

/** A table for each run of one kind. */
function printTables(call: Call, targets: Targets, found: readonly Found[], problems: readonly Problem[]): void {
  const { flags, now } = call;
  const asked = kindsOf(targets, found);
  const look = lookOf(flags, asked.size > 1);
  const sorted = sortBy(found, flags.string('sort-by'), ({ object }) => object) ?? [];
  const texts: string[] = [];
  for (let at = 0; at < sorted.length; ) {
    const { kind } = sorted[at] as Found;
    const run = sorted.slice(at).findIndex((other) => other.kind !== kind);
    const group = run < 0 ? sorted.slice(at) : sorted.slice(at, at + run);
    const rows = group.map(({ object }) => rowOf(kind, object, look, now));
    texts.push(layOut(look.headers ? [titlesOf(kind, look), ...rows] : rows));
    at += group.length;
  }
  call.out(texts.join(look.headers ? '\n' : ''));
  if (texts.length > 0 || problems.length > 0 || flags.bool('ignore-not-found')) return;
  const namespaced = !look.namespaces && [...asked].every((kind) => kind.namespaced);
  call.err(namespaced ? `No resources found in ${call.namespace} namespace.\n` : 'No resources found\n');
}

function kindsOf(targets: Targets, found: readonly Found[]): Set<Found['kind']> {
  if (targets.by === 'list') return new Set(targets.kinds);
  return new Set((targets.by === 'name' ? targets.named : found).map(({ kind }) => kind));
}
