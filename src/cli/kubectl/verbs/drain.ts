import type { Node, Pod } from '../../../api/generated/core/v1';
import { parseLabelSelector } from '../../../api/meta/labelParser';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { advance, deletePod, type Leaving } from '../drain/evict';
import { choosePods } from '../drain/filter';
import { fetchNodes, mark, NODE_FLAGS, tellDone } from '../drain/nodes';
import { Failure, fail, messageOf, type Problem } from '../failure';
import { dryRunOf } from '../output/dryRun';

/** `kubectl drain`. */
export const drain: Verb = {
  path: 'drain',
  short: 'Drain node in preparation for maintenance',
  usage: 'NODE [options]',
  flags: [
    ...NODE_FLAGS,
    { name: 'chunk-size', type: 'int64', initial: 500, usage: 'Return large lists in chunks rather than all at once.' },
    {
      name: 'delete-emptydir-data',
      type: 'bool',
      usage:
        'Continue even if there are pods using emptyDir (local data that will be deleted when the node is drained).',
    },
    { name: 'delete-local-data', type: 'bool', usage: 'Deprecated: use --delete-emptydir-data.' },
    {
      name: 'disable-eviction',
      type: 'bool',
      usage:
        'Force drain to use delete, even if eviction is supported. This will bypass checking PodDisruptionBudgets, use with caution.',
    },
    { name: 'force', type: 'bool', usage: 'Continue even if there are pods that do not declare a controller.' },
    {
      name: 'grace-period',
      type: 'int',
      initial: -1,
      usage:
        'Period of time in seconds given to each pod to terminate gracefully. If negative, the default value specified in the pod will be used.',
    },
    { name: 'ignore-daemonsets', type: 'bool', usage: 'Ignore DaemonSet-managed pods.' },
    { name: 'pod-selector', type: 'string', usage: 'Label selector to filter pods on the node' },
    {
      name: 'skip-wait-for-delete-timeout',
      type: 'int',
      usage: 'If pod DeletionTimestamp older than N seconds, skip waiting for the pod.',
    },
    { name: 'timeout', type: 'duration', usage: 'The length of time to wait before giving up, zero means infinite' },
  ],
  run,
  resume,
};

/** The nodes still to be drained, the present one first, with its pods on their way out; and what went wrong so far. */
interface State {
  readonly nodes: readonly string[];
  /** Gone or failed pods are null. */
  readonly pods: readonly (Leaving | null)[];
  /** Cluster time; null without an end. */
  readonly deadline: number | null;
  readonly errors: readonly string[];
  readonly remaining: readonly string[];
  readonly problems: readonly Problem[];
}

function run(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  checkPodSelector(call.flags.string('pod-selector'));
  const nodes = fetchNodes(call);
  mark(call, nodes, true, dryRun);
  const names = nodes.map(({ metadata }) => metadata.name);
  return begin(call, { nodes: names, pods: [], deadline: null, errors: [], remaining: [], problems: [] });
}

function checkPodSelector(text: string): void {
  try {
    parseLabelSelector(text);
  } catch {
    fail('--pod-selector=<pod_selector> must be a valid label selector');
  }
}

/** Takes up the next node, until there is something to wait for or nothing is left. */
function begin(call: Call, before: State): Outcome {
  let state = before;
  for (let [node] = state.nodes; node !== undefined; [node] = state.nodes) {
    const { pods, warnings, problems } = choosePods(call, node);
    if (problems.length > 0) {
      state = finishNode(call, state, aggregate(problems));
      continue;
    }
    if (warnings !== '') call.err(`Warning: ${warnings}\n`);
    const step = empty(call, state, pods);
    if ('wait' in step) return { wait: plain(step.wait) };
    state = step.done;
  }
  return end(call, state);
}

type Step = { readonly wait: State } | { readonly done: State };

/** Sends a node's pods away. */
function empty(call: Call, state: State, pods: readonly Pod[]): Step {
  const dryRun = dryRunOf(call);
  if (dryRun === 'client') {
    for (const { metadata } of pods) call.out(`evicting pod ${metadata.namespace}/${metadata.name} (dry run)\n`);
    return { done: finishNode(call, state) };
  }
  const deleting = call.flags.bool('disable-eviction');
  const leaving = pods.map(({ metadata }): Leaving => {
    const { namespace = '', name, uid = '' } = metadata;
    return { namespace, name, uid, step: deleting ? 'wait' : 'evict' };
  });
  for (const pod of deleting ? leaving : []) {
    const refused = deletePod(call, pod, dryRun);
    if (refused !== undefined) return { done: finishNode(call, state, { kind: 'text', message: refused }, true) };
  }
  const timeoutMs = call.flags.durationMs('timeout');
  const deadline = timeoutMs > 0 ? call.now + timeoutMs : null;
  let next: State = { ...state, pods: leaving, deadline, errors: [] };
  for (const index of leaving.keys()) next = advancePod(call, next, index);
  return settle(call, next);
}

function advancePod(call: Call, state: State, index: number): State {
  const pod = state.pods[index];
  if (!pod) return state;
  const progress = advance(call, pod, state.deadline, dryRunOf(call));
  if ('after' in progress) {
    call.timer(`pod ${index}`, progress.after);
    return { ...state, pods: state.pods.with(index, progress.pod) };
  }
  const errors = 'problem' in progress ? [...state.errors, progress.problem] : state.errors;
  return { ...state, pods: state.pods.with(index, null), errors };
}

/** Ends a node when none of its pods is on its way any more. */
function settle(call: Call, state: State): Step {
  if (state.pods.some((pod) => pod !== null)) return { wait: state };
  const problems = state.errors.map((message): Problem => ({ kind: 'text', message }));
  return { done: finishNode(call, state, problems.length > 0 ? aggregate(problems) : undefined, true) };
}

/** One problem, or several as one. */
function aggregate(problems: readonly Problem[]): Problem {
  const [first] = problems;
  return problems.length === 1 && first ? first : { kind: 'several', problems };
}

function finishNode(call: Call, state: State, problem?: Problem, evicting = false): State {
  const [name = '', ...nodes] = state.nodes;
  const rest = { ...state, nodes, pods: [], errors: [] };
  if (!problem) {
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name } } as Node;
    tellDone(call, node, 'drained', dryRunOf(call));
    return rest;
  }
  const message = messageOf(problem);
  if (evicting) tellPending(call, name, message);
  call.err(`error: unable to drain node "${name}" due to error: ${message}, continuing command...\n`);
  return { ...rest, remaining: [...state.remaining, name], problems: [...state.problems, problem] };
}

function tellPending(call: Call, node: string, message: string): void {
  const { pods, problems } = choosePods(call, node);
  if (pods.length > 0) {
    call.err(`There are pending pods in node "${node}" when an error occurred: ${message}\n`);
    for (const { metadata } of pods) call.err(`pod/${metadata.name}\n`);
  }
  if (problems.length > 0) {
    const errors = messageOf(aggregate(problems));
    call.err(`Following errors occurred while getting the list of pods to delete:\n${errors}`);
  }
}

function end(call: Call, { remaining, problems }: State): Outcome {
  if (remaining.length > 0) {
    call.err(`There are pending nodes to be drained:\n${remaining.map((name) => ` ${name}\n`).join('')}`);
  }
  const all = problems.flatMap((problem) => (problem.kind === 'several' ? problem.problems : [problem]));
  if (all.length > 0) throw new Failure({ kind: 'several', problems: all });
  return undefined;
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  const state = saved as unknown as State;
  if (wake.type !== 'timer') return { wait: saved };
  const step = settle(call, advancePod(call, state, Number(wake.name.slice('pod '.length))));
  return 'wait' in step ? { wait: plain(step.wait) } : begin(call, step.done);
}

function plain(state: State): Plain {
  return state as unknown as Plain;
}
