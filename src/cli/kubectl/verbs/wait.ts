import type { KubernetesObject } from '../../../api/meta/object';
import { groupResourceOf } from '../../../api/scheme';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { findKind } from '../discovery';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { nameOf, printerFor } from '../output/printer';
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  OUTPUT_FLAGS,
  SELECTOR_FLAG,
} from '../sharedFlags';
import { fetchTargets, getObject, readTargets } from '../targets';
import { type Condition, readCondition } from '../waiting/conditions';

/** `kubectl wait`. */
export const wait: Verb = {
  path: 'wait',
  short: 'Wait for a specific condition on one or many resources',
  usage:
    "([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]] [options]",
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    ALL_FLAG,
    ALL_NAMESPACES_FLAG,
    FIELD_SELECTOR_FLAG,
    SELECTOR_FLAG,
    { name: 'for', type: 'array' },
    { name: 'local', type: 'bool' },
    { name: 'timeout', type: 'duration', initial: 30_000 },
  ],
  run,
  resume,
};

interface Awaited {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  /** Of an object whose end is awaited. */
  readonly uid?: string;
}

/** What is still awaited, the present one first, and what went wrong so far. */
interface State {
  readonly creating: boolean;
  readonly left: readonly Awaited[];
  readonly visited: number;
  readonly problems: readonly Problem[];
  readonly expired: boolean;
}

const POLL_MS = 500;
const WEEK_MS = 604_800_000;

function run(call: Call): Outcome {
  const conditions = conditionsOf(call);
  readTargets(call, { args: call.args });
  const timeoutMs = call.flags.durationMs('timeout');
  if (timeoutMs !== 0) call.timer('timeout', timeoutMs < 0 ? WEEK_MS : timeoutMs);
  if (conditions.some(({ type }) => type === 'create')) return awaitCreation(call);
  return begin(call);
}

function conditionsOf(call: Call): Condition[] {
  const texts = call.flags.list('for');
  if (texts.length === 0) fail('unrecognized condition: []');
  return texts.map(readCondition);
}

function awaitCreation(call: Call): Outcome {
  const { found, problems } = fetchTargets(call, readTargets(call, { args: call.args }));
  if (found.length > 0 && problems.length === 0) return begin(call);
  const other = problems.find((problem) => !isNotFound(problem));
  if (other) failWithAll([other]);
  if (call.flags.durationMs('timeout') === 0) fail('timed out waiting for the condition');
  call.timer('poll', POLL_MS);
  return { wait: plain({ creating: true, left: [], visited: 0, problems: [], expired: false }) };
}

/** Lists what is to be awaited, and looks at one after the other. */
function begin(call: Call): Outcome {
  const targets = readTargets(call, { args: call.args });
  const problems: Problem[] = [];
  let left: Awaited[];
  if (targets.by === 'list') {
    const listed = fetchTargets(call, targets);
    problems.push(...listed.problems);
    left = listed.found.map(({ kind, namespace, name, object }) => ({
      resource: groupResourceOf(kind),
      namespace,
      name,
      uid: object.metadata.uid ?? '',
    }));
  } else {
    if (targets.by === 'file') problems.push(...targets.problems);
    const named = targets.by === 'file' ? targets.manifests : targets.named;
    left = named.map(({ kind, namespace, name }) => ({ resource: groupResourceOf(kind), namespace, name }));
  }
  return proceed(call, { creating: false, left, visited: 0, problems, expired: false });
}

/** Goes on with the first that is left: until something must be waited for, or nothing is left. */
function proceed(call: Call, state: State): Outcome {
  const conditions = conditionsOf(call);
  const deleting = conditions.some(({ type }) => type === 'delete');
  const problems = [...state.problems];
  let { left, visited } = state;
  for (let [first] = left; first; [first] = left) {
    const object = look(call, first, deleting, problems);
    if (object) {
      const verdict = judge(call, first, object, conditions, state.expired);
      if (verdict === 'wait') {
        const { resource, namespace, name } = first;
        call.watch({ resource, namespace, name });
        const now: Awaited = { ...first, uid: object.metadata.uid ?? '' };
        return { wait: plain({ ...state, left: [now, ...left.slice(1)], visited, problems }) };
      }
      visited++;
      if (verdict !== 'met') problems.push(verdict);
    }
    left = left.slice(1);
  }
  failWithAll(problems);
  if (visited === 0 && !deleting) fail('no matching resources found');
  return undefined;
}

/** The object as it is now; undefined where it is gone, which is a problem unless that is what is awaited. */
function look(
  call: Call,
  { resource, namespace, name, uid }: Awaited,
  deleting: boolean,
  problems: Problem[],
): KubernetesObject | undefined {
  const kind = findKind(resource);
  let object: KubernetesObject | undefined;
  const problem = problemOf(() => {
    if (kind) object = getObject(call, { kind, namespace, name });
  });
  if (problem && !(deleting && isNotFound(problem))) problems.push(problem);
  return deleting && uid && object?.metadata.uid !== uid ? undefined : object;
}

function judge(
  call: Call,
  awaited: Awaited,
  object: KubernetesObject,
  conditions: readonly Condition[],
  expired: boolean,
): 'met' | 'wait' | Problem {
  if (expired) return { kind: 'text', message: `timed out waiting for the condition on ${pluralOf(awaited)}` };
  let met = false;
  const problem = problemOf(() => {
    met = conditions.every((condition) => isMet(condition, object));
  });
  if (problem) return problem;
  if (met) {
    tellMet(call, object);
    return 'met';
  }
  if (call.flags.durationMs('timeout') !== 0) return 'wait';
  return { kind: 'text', message: `condition not met for ${pluralOf(awaited)}` };
}

function isMet(condition: Condition, object: KubernetesObject): boolean {
  if (condition.type === 'object') return condition.isMet(object);
  return condition.type === 'create';
}

function tellMet(call: Call, object: KubernetesObject): void {
  const printer = printerFor(call);
  if (printer) printer.print(object);
  else call.out(`${nameOf(object)} condition met\n`);
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  const state = saved as unknown as State;
  if (wake.type === 'timer' && wake.name === 'poll') return awaitCreation(call);
  if (wake.type === 'timer') {
    if (state.creating) fail('timed out waiting for the condition');
    return proceed(call, { ...state, expired: true });
  }
  const [first, ...rest] = state.left;
  if (!first) return undefined;
  const conditions = conditionsOf(call);
  for (const { type, resource, object } of wake.events) {
    if (resource !== first.resource || object.metadata.name !== first.name) continue;
    const deleting = conditions.some((condition) => condition.type === 'delete');
    const ended = deleting && (type === 'DELETED' || object.metadata.uid !== first.uid);
    if (!ended && (type === 'DELETED' || deleting)) continue;
    const verdict = ended ? 'met' : judge(call, first, object, conditions, false);
    if (verdict === 'wait') continue;
    if (ended) tellMet(call, object);
    const problems = verdict === 'met' ? state.problems : [...state.problems, verdict];
    return proceed(call, { ...state, left: rest, visited: state.visited + 1, problems });
  }
  return { wait: saved };
}

function pluralOf({ resource, name }: Awaited): string {
  return `${resource.split('.')[0]}/${name}`;
}

function isNotFound(problem: Problem): boolean {
  return problem.kind === 'status' && problem.status.reason === 'NotFound';
}

function plain(state: State): Plain {
  return JSON.parse(JSON.stringify(state)) as Plain;
}
