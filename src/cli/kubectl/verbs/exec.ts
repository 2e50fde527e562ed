import type { Pod } from '../../../api/generated/core/v1';
import type { Status } from '../../../engine/apiserver/request';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { Failure, fail, failUsage } from '../failure';
import { chooseContainer } from '../pods/containers';
import { fetchNamed, podsOf } from '../pods/target';
import { FILE_FLAGS } from '../sharedFlags';

/** `kubectl exec`. Nothing is typed into the command: its input is empty. */
export const exec: Verb = {
  path: 'exec',
  short: 'Execute a command in a container',
  usage: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...] [options]',
  flags: [
    ...FILE_FLAGS,
    { name: 'container', short: 'c', type: 'string', usage: 'Container name.' },
    {
      name: 'pod-running-timeout',
      type: 'duration',
      initial: 60_000,
      usage: 'The length of time to wait until at least one pod is running',
    },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only print output from the remote session' },
    { name: 'stdin', short: 'i', type: 'bool', usage: 'Pass stdin to the container' },
    { name: 'tty', short: 't', type: 'bool', usage: 'Stdin is a TTY' },
  ],
  run,
  resume,
};

/** What a command has said, held back until it ends; or a pod that is awaited. */
type State =
  | { readonly stdout: string; readonly stderr: string; readonly exitCode: number }
  | { readonly awaiting: true };

interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  readonly durationMs: number;
}

function run(call: Call): Outcome {
  const { args, dash, flags, path } = call;
  const named = args.length > 0 && dash !== 0;
  if (dash < 0 && args.length > 1) {
    failUsage(path, 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead');
  }
  if (!named && flags.list('filename').length === 0) fail('pod, type/name or --filename must be specified');
  const command = dash < 0 ? [] : args.slice(dash);
  if (command.length === 0) fail('you must specify at least one command for the container');
  const outcome = begin(call, args[0] as string, command);
  if (!outcome) call.timer('patience', flags.durationMs('pod-running-timeout'));
  return outcome ?? { wait: { awaiting: true } };
}

/** Undefined while there is no pod yet. */
function begin(call: Call, word: string, command: readonly string[]): Outcome {
  const found = podsOf(call, fetchNamed(call, word), 'exec');
  if ('pods' in found) return execute(call, found.pods[0], command);
  call.watch({ resource: 'pods', namespace: found.namespace, labelSelector: found.selector });
  return undefined;
}

function execute(call: Call, pod: Pod, command: readonly string[]): Outcome {
  const { flags, err, remote, timer } = call;
  const quiet = flags.bool('quiet');
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed') {
    fail(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  }
  const container = chooseContainer(pod, flags.string('container'), quiet ? () => {} : err);
  if (flags.bool('stdin') && flags.bool('tty') && !quiet) {
    err('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  }
  const { name, namespace } = pod.metadata;
  const { code, body } = remote.send({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/pods/${name}/exec`,
    query: { container, command: command.join('\0'), stdout: 'true', stderr: 'true' },
  });
  if (code >= 400) refuse(body as Status);
  const { stdout, stderr, exitCode, durationMs } = body as Result;
  timer('done', durationMs);
  return { wait: { stdout, stderr, exitCode } };
}

/** The kubelet's own words come as they are, those of the API server as a Status. */
function refuse(status: Status): never {
  const { message = '' } = status;
  if (/^(unable to upgrade connection|Internal error occurred: )/.test(message)) fail(message);
  throw new Failure({ kind: 'status', status });
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  const state = saved as unknown as State;
  if ('awaiting' in state) {
    if (wake.type === 'timer') fail('timed out waiting for the condition');
    return begin(call, call.args[0] as string, call.args.slice(call.dash)) ?? { wait: saved };
  }
  if (wake.type !== 'timer' || wake.name !== 'done') return { wait: saved };
  call.out(state.stdout);
  call.err(state.stderr);
  if (state.exitCode === 0) return undefined;
  throw new Failure({ kind: 'plain', message: `command terminated with exit code ${state.exitCode}` }, state.exitCode);
}
