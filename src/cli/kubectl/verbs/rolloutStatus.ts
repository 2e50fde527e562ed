import type { KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf } from '../../../api/scheme';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll } from '../failure';
import { STATUS_VIEWERS } from '../rollout/viewers';
import { FILE_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { type Found, fetchTargets, readTargets } from '../targets';

/** `kubectl rollout status`. */
export const rolloutStatus: Verb = {
  path: 'rollout status',
  short: 'Show the status of the rollout',
  usage: '(TYPE NAME | TYPE/NAME) [flags] [options]',
  flags: [
    ...FILE_FLAGS,
    SELECTOR_FLAG,
    { name: 'revision', type: 'int64' },
    { name: 'timeout', type: 'duration' },
    { name: 'watch', short: 'w', type: 'bool', initial: true },
  ],
  run,
  resume,
};

/** The objects whose rollouts are still to be seen through, the present one first. */
interface State {
  readonly left: readonly { readonly resource: string; readonly namespace: string; readonly name: string }[];
}

const TIMER = 'timeout';

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.string('selector')) {
    fail('required resource not specified');
  }
  if (flags.number('revision') < 0) fail(`revision must be a positive integer: ${flags.number('revision')}`);
  const targets = readTargets(call, { args, kindMeansAll: true });
  const { found, problems } = fetchTargets(call, targets);
  if (found.length === 0 && problems.length === 0) call.err(`No resources found in ${call.namespace} namespace.\n`);
  failWithAll(problems);
  for (const { kind } of found) {
    if (!STATUS_VIEWERS[kind.kind]) failNoViewer(kind);
  }
  const timeoutMs = flags.durationMs('timeout');
  if (timeoutMs > 0) call.timer(TIMER, timeoutMs);
  return proceed(call, found);
}

function failNoViewer({ kind, group }: { kind: string; group: string }): never {
  return fail(`no status viewer has been implemented for ${group ? `${kind}.${group}` : kind}`);
}

/** Shows one object after the other until one is not done. */
function proceed(call: Call, found: readonly Found[]): Outcome {
  const [first, ...rest] = found;
  if (!first) return undefined;
  const { kind, namespace, name, object } = first;
  const resource = groupResourceOf(kind);
  if (show(call, object)) return proceed(call, rest);
  call.watch({ resource, namespace, name });
  const left = found.map((one) => ({ resource: groupResourceOf(one.kind), namespace: one.namespace, name: one.name }));
  return { wait: { left } };
}

function show(call: Call, object: KubernetesObject): boolean {
  const status = STATUS_VIEWERS[object.kind]?.(object, call.flags.number('revision'));
  call.out(status?.text ?? '');
  return status?.done || !call.flags.bool('watch');
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  const { left } = saved as unknown as State;
  const [first, ...rest] = left;
  if (!first) return undefined;
  if (wake.type === 'timer') fail('timed out waiting for the condition');
  for (const { type, resource, object } of wake.events) {
    if (resource !== first.resource || object.metadata.name !== first.name) continue;
    if (type === 'DELETED') fail('object has been deleted');
    if (!show(call, object)) continue;
    const names = rest.map(({ resource: kind, name }) => `${kind}/${name}`);
    if (names.length === 0) return undefined;
    const { found, problems } = fetchTargets(call, readTargets(call, { args: names }));
    failWithAll(problems);
    return proceed(call, found);
  }
  return { wait: saved };
}
