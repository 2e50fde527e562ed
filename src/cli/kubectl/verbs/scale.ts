import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { ALL_FLAG, DRY_RUN_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { type Found, fetchTargets, readTargets } from '../targets';

/** `kubectl scale`. */
export const scale: Verb = {
  path: 'scale',
  short: 'Set a new size for a deployment, replica set, or replication controller',
  usage: '[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME) [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    ALL_FLAG,
    DRY_RUN_FLAG,
    SELECTOR_FLAG,
    { name: 'current-replicas', type: 'int', initial: -1 },
    { name: 'replicas', type: 'int' },
    { name: 'resource-version', type: 'string' },
    { name: 'timeout', type: 'duration' },
  ],
  required: ['replicas'],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const replicas = flags.number('replicas');
  if (replicas < 0) fail('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  if (flags.changed('current-replicas') && flags.number('current-replicas') < -1) {
    fail('The --current-replicas must specify an integer of -1 or greater');
  }
  const dryRun = dryRunOf(call);
  const targets = readTargets(call, { args });
  const teller = tellerFor(call, dryRun);
  const { found, problems: missing } = fetchTargets(call, targets);
  const problems: Problem[] = [...missing];
  for (const one of found) {
    const problem = problemOf(() => {
      if (dryRun === 'client') return teller.tell(one.object, 'scaled');
      scaleOne(call, one, replicas, dryRunQuery(dryRun));
      teller.tell(call.remote.get(one.kind, one.namespace, one.name), 'scaled');
    });
    if (problem) problems.push(problem);
  }
  failWithAll(problems);
  if (found.length === 0) fail('no objects passed to scale');
  return undefined;
}

/** Models scale.genericScaler.ScaleSimple. */
function scaleOne(call: Call, { kind, namespace, name }: Found, replicas: number, query: Record<string, string>): void {
  const expected = call.flags.number('current-replicas');
  const version = call.flags.string('resource-version');
  if (expected >= 0 || version) {
    const live = call.remote.get(kind, namespace, name, 'scale') as { metadata: { resourceVersion?: string } } & {
      spec?: { replicas?: number };
    };
    const now = live.spec?.replicas ?? 0;
    if (expected >= 0 && now !== expected) fail(`Expected replicas to be ${expected}, was ${now}`);
    if (version && live.metadata.resourceVersion !== version) {
      fail(`Expected resource version to be ${version}, was ${live.metadata.resourceVersion}`);
    }
  }
  const patch = { type: 'merge', body: { spec: { replicas } }, subresource: 'scale' } as const;
  call.remote.patch(kind, namespace, name, patch, query);
}
