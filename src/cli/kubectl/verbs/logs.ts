import type { Pod } from '../../../api/generated/core/v1';
import { goQuote } from '../../../api/meta/goFormat';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Plain } from '../../../engine/sim/plain';
import { parseTime } from '../../../engine/sim/time';
import type { Wake } from '../../program';
import type { Call, Outcome, Verb } from '../call';
import { Failure, fail, failUsage, messageOf } from '../failure';
import { type LogStream, readLog } from '../logs/ask';
import { follow, keepFollowing } from '../logs/follow';
import { podsBehind } from '../pods/behind';
import { allContainers, chooseContainer } from '../pods/containers';
import { fetchNamed, podsOf } from '../pods/target';
import { SELECTOR_FLAG } from '../sharedFlags';

const USAGE = 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]';
const REQUIRED = `expected '${USAGE}'.\nPOD or TYPE/NAME is a required argument for the logs command`;

/** `kubectl logs`. */
export const logs: Verb = {
  path: 'logs',
  aliases: ['log'],
  short: 'Print the logs for a container in a pod',
  usage: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER] [options]',
  flags: [
    SELECTOR_FLAG,
    { name: 'all-containers', type: 'bool', usage: "Get all containers' logs in the pod(s)." },
    { name: 'all-pods', type: 'bool', usage: 'Get logs from all pod(s). Sets prefix to true.' },
    { name: 'container', short: 'c', type: 'string', usage: 'Print the logs of this container' },
    { name: 'follow', short: 'f', type: 'bool', usage: 'Specify if the logs should be streamed.' },
    {
      name: 'ignore-errors',
      type: 'bool',
      usage: 'If watching / following pod logs, allow for any errors that occur to be non-fatal',
    },
    {
      name: 'insecure-skip-tls-verify-backend',
      type: 'bool',
      usage: 'Skip verifying the identity of the kubelet that logs are requested from.',
    },
    { name: 'limit-bytes', type: 'int64', usage: 'Maximum bytes of logs to return. Defaults to no limit.' },
    {
      name: 'max-log-requests',
      type: 'int',
      initial: 5,
      usage: 'Specify maximum number of concurrent logs to follow when using by a selector. Defaults to 5.',
    },
    {
      name: 'pod-running-timeout',
      type: 'duration',
      initial: 20_000,
      usage: 'The length of time to wait until at least one pod is running',
    },
    { name: 'prefix', type: 'bool', usage: 'Prefix each log line with the log source (pod name and container name)' },
    {
      name: 'previous',
      short: 'p',
      type: 'bool',
      usage: 'If true, print the logs for the previous instance of the container in a pod if it exists.',
    },
    { name: 'since', type: 'duration', usage: 'Only return logs newer than a relative duration like 5s, 2m, or 3h.' },
    { name: 'since-time', type: 'string', usage: 'Only return logs after a specific date (RFC3339).' },
    { name: 'tail', type: 'int64', initial: -1, usage: 'Lines of recent log file to display.' },
    { name: 'timestamps', type: 'bool', usage: 'Include timestamps on each line in the log output' },
  ],
  run,
  resume,
};

function run(call: Call): Outcome {
  const { args, flags, path } = call;
  const selector = flags.string('selector');
  if (args.length > 2 || (args.length === 0 && selector === '')) failUsage(path, REQUIRED);
  if (args.length === 1 && selector !== '') failUsage(path, 'only a selector (-l) or a POD name is allowed');
  checkFlags(call);
  const outcome = begin(call);
  if (outcome) return outcome;
  call.timer('patience', flags.durationMs('pod-running-timeout'));
  return { wait: { awaiting: true } };
}

function checkFlags({ flags, args }: Call): void {
  const container = args[1] ?? flags.string('container');
  const since = flags.string('since-time');
  if (since !== '' && Number.isNaN(parseTime(since))) {
    fail(`parsing time ${goQuote(since)} as "2006-01-02T15:04:05Z07:00": cannot parse ${goQuote(since)} as "2006"`);
  }
  if (since !== '' && flags.durationMs('since') !== 0) {
    fail('at most one of `sinceTime` or `sinceSeconds` may be specified');
  }
  if (flags.bool('all-containers') && container !== '') {
    fail(`--all-containers=true should not be specified with container name ${container}`);
  }
  if (flags.changed('container') && args.length === 2) {
    fail('only one of -c or an inline [CONTAINER] arg is allowed');
  }
  if (flags.number('limit-bytes') < 0) fail('--limit-bytes must be greater than 0');
  if (flags.durationMs('since') < 0) fail('--since must be greater than 0');
  if (flags.number('tail') < -1) fail('--tail must be greater than or equal to -1');
}

/** Undefined while there is no pod yet. */
function begin(call: Call): Outcome {
  const { flags } = call;
  const pods = podsAsked(call);
  if (!pods) return undefined;
  const streams = pods.flatMap((pod) => streamsOf(call, pod));
  if (flags.bool('follow')) {
    const most = flags.number('max-log-requests');
    if (streams.length > 1 && streams.length > most) {
      fail(
        `you are attempting to follow ${streams.length} log streams, but maximum allowed concurrency is ${most}, ` +
          'use --max-log-requests to increase the limit',
      );
    }
    return follow(call, streams);
  }
  for (const stream of streams) print(call, stream);
  return { exit: 0 };
}

function print(call: Call, stream: LogStream): void {
  try {
    call.out(readLog(call, stream));
  } catch (error) {
    if (!(error instanceof Failure) || !call.flags.bool('ignore-errors')) throw error;
    call.out(`error: ${messageOf(error.problem)}\n`);
  }
}

/** The pods whose logs are asked for; undefined if the only one is still to come, which is then watched for. */
function podsAsked(call: Call): readonly Pod[] | undefined {
  const { flags, args, namespace, err } = call;
  const selector = flags.string('selector');
  if (selector !== '') {
    const pods = podsBehind(call, namespace, selector);
    if (pods.length === 0) err(`No resources found in ${namespace} namespace.\n`);
    return pods;
  }
  const found = podsOf(call, named(call, args[0] as string), 'logs');
  if ('selector' in found) {
    call.watch({ resource: 'pods', namespace: found.namespace, labelSelector: found.selector });
    return undefined;
  }
  const [first, ...more] = found.pods;
  if (flags.bool('all-pods')) return found.pods;
  if (more.length > 0) err(`Found ${found.pods.length} pods, using pod/${first.metadata.name}\n`);
  return [first];
}

function named(call: Call, word: string): KubernetesObject {
  try {
    return fetchNamed(call, word);
  } catch (error) {
    if (!(error instanceof Failure) || error.problem.kind !== 'status' || error.problem.status.reason !== 'NotFound')
      throw error;
    return fail(
      `error from server (NotFound): ${error.problem.status.message} in namespace ${goQuote(call.namespace)}`,
    );
  }
}

function streamsOf(call: Call, pod: Pod): LogStream[] {
  const { flags, args, err } = call;
  const { name, namespace = '' } = pod.metadata;
  const containers = flags.bool('all-containers')
    ? allContainers(pod).map((container) => container.name)
    : [chooseContainer(pod, args[1] ?? flags.string('container'), flags.bool('all-pods') ? () => {} : err)];
  return containers.map((container) => ({ namespace, pod: name, container }));
}

function resume(call: Call, saved: Plain, wake: Wake): Outcome {
  if ('awaiting' in (saved as object)) {
    if (wake.type === 'timer') fail('timed out waiting for the condition');
    return begin(call) ?? { wait: saved };
  }
  return keepFollowing(call, saved, wake);
}
