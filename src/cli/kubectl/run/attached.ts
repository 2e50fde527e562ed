import type { Pod } from '../../../api/generated/core/v1';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome } from '../call';
import { builtIn } from '../create/typed';
import { Failure, fail, problemOf } from '../failure';
import { follow, keepFollowing } from '../logs/follow';

/** Where an attached run stands: its pod is to start, its container runs, or its pod is to end. */
type State = { readonly phase: 'starting' | 'ending' } | { readonly phase: 'running'; readonly log: Plain };

const ANNOUNCEMENT = [
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.',
  "If you don't see a command prompt, try pressing enter.",
];

/** Whether `run` stays with its pod. */
export function isAttached({ flags }: Call): boolean {
  return flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin');
}

/** Stays with a pod until its container ends. Nothing is typed into it: its input is empty. Models RunOptions.Run with --attach. */
export function attach(call: Call, { metadata }: Pod): Outcome {
  const { namespace, name } = metadata;
  call.watch({ resource: 'pods', namespace, name });
  call.timer('patience', call.flags.durationMs('pod-running-timeout'));
  return step(call, { phase: 'starting' });
}

/** The pod has changed, or some time has passed. */
export function goOnAttached(call: Call, saved: Plain, wake: Wake): Outcome {
  const state = saved as unknown as State;
  if (wake.type === 'timer' && wake.name === 'patience') {
    return state.phase === 'running'
      ? { wait: saved }
      : finish(call, () => fail('timed out waiting for the condition'));
  }
  if (state.phase !== 'running') return step(call, state);
  const outcome = keepFollowing(call, state.log, wake);
  return outcome && 'wait' in outcome ? waiting({ phase: 'running', log: outcome.wait }) : ended(call);
}

function waiting(state: State): Outcome {
  return { wait: state as unknown as Plain };
}

function step(call: Call, state: State): Outcome {
  const pod = look(call);
  if (!pod) return finish(call, () => fail(`pods "${call.args[0]}" not found`));
  return state.phase === 'ending' ? conclude(call, pod) : begin(call, pod);
}

function look(call: Call): Pod | undefined {
  try {
    return call.remote.get(builtIn('v1', 'Pod'), call.namespace, call.args[0] as string) as Pod;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function isOver({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/** Attaches once the pod is ready; of one that is over already, only its log is left. */
function begin(call: Call, pod: Pod): Outcome {
  const { flags, err, namespace } = call;
  const ready = pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True');
  if (!isOver(pod) && !ready) return waiting({ phase: 'starting' });
  if (!isOver(pod) && !flags.bool('quiet')) {
    if (flags.bool('tty')) err('Unable to use a TTY - input is not a terminal or the right kind of file\n');
    err(`${ANNOUNCEMENT.join('\n')}\n`);
  }
  const [container] = pod.spec.containers;
  let outcome: Outcome;
  const problem = problemOf(() => {
    outcome = follow(call, [{ namespace, pod: pod.metadata.name, container: container?.name ?? '' }], {});
  });
  if (problem) return finish(call, () => throwing(new Failure(problem)));
  return outcome && 'wait' in outcome ? waiting({ phase: 'running', log: outcome.wait }) : ended(call);
}

function throwing(failure: Failure): never {
  throw failure;
}

/** The container has ended; of a pod that does not start it again the end is awaited. */
function ended(call: Call): Outcome {
  if (call.flags.string('restart') === 'Always' || call.flags.bool('leave-stdin-open')) return finish(call);
  call.timer('patience', call.flags.durationMs('pod-running-timeout'));
  return step(call, { phase: 'ending' });
}

function conclude(call: Call, pod: Pod): Outcome {
  const { metadata, status } = pod;
  const failed = status?.phase === 'Failed' && call.flags.string('restart') === 'Never';
  if (status?.phase !== 'Succeeded' && !failed) return waiting({ phase: 'ending' });
  if (!failed) return finish(call);
  const { exitCode = 0, reason = '', message = '' } = status?.containerStatuses?.[0]?.state?.terminated ?? {};
  const title = `pod ${metadata.namespace}/${metadata.name}`;
  return finish(call, () => {
    if (exitCode === 0) fail(`${title} failed with unknown exit code`);
    throw new Failure({ kind: 'plain', message: `${title} terminated (${reason})\n${message}`.trimEnd() }, exitCode);
  });
}

/** Takes away what was made, if that is asked for, and tells what went wrong. */
function finish(call: Call, refuse?: () => never): Outcome {
  const { flags, remote, namespace, out } = call;
  const name = call.args[0] as string;
  if (flags.bool('rm')) {
    for (const kind of ['Pod', ...(flags.bool('expose') ? ['Service'] : [])]) {
      const gone = problemOf(() => remote.remove(builtIn('v1', kind), namespace, name, {}));
      if (!gone && !flags.bool('quiet')) out(`${kind.toLowerCase()} "${name}" deleted from ${namespace} namespace\n`);
    }
  }
  refuse?.();
  return { exit: 0 };
}
