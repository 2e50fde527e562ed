import type { Pod } from '../../../api/generated/core/v1';
import { kindOf } from '../../../api/scheme';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome } from '../call';
import { Failure, messageOf } from '../failure';
import { askLog, type LogStream, logQuery, prefixed } from './ask';

/** How far a log has been printed. */
interface Followed extends LogStream {
  /** The container's id when it began: a restarted container is another one. */
  readonly id: string;
  /** The timestamp of the last line, and how many lines of that instant are printed. */
  readonly at: string;
  readonly printed: number;
}

const POLL_MS = 200;
const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z(?= )/;

/** Prints logs and what is added to them, until their containers end. */
export function follow(call: Call, streams: readonly LogStream[], query = logQuery(call)): Outcome {
  const followed: Followed[] = [];
  for (const stream of streams) {
    try {
      const status = statusOf(call, stream);
      const text = askLog(call, stream, { ...query, timestamps: 'true' });
      const now = show(call, { ...stream, id: status?.id ?? '', at: '', printed: 0 }, text, true);
      if (status?.running && !call.flags.bool('previous')) followed.push(now);
    } catch (error) {
      tellIgnored(call, error);
    }
  }
  return go(call, followed);
}

/** Some time has passed. */
export function keepFollowing(call: Call, saved: Plain, wake: Wake): Outcome {
  if (wake.type !== 'timer' || wake.name !== 'poll') return { wait: saved };
  const { streams } = saved as unknown as { streams: readonly Followed[] };
  const left: Followed[] = [];
  for (const stream of streams) {
    const next = advance(call, stream);
    if (next) left.push(next);
  }
  return go(call, left);
}

function go(call: Call, streams: readonly Followed[]): Outcome {
  if (streams.length === 0) return { exit: 0 };
  call.timer('poll', POLL_MS);
  return { wait: { streams: streams.map((stream) => ({ ...stream })) } };
}

/** Prints what is new; undefined once the container has ended. */
function advance(call: Call, stream: Followed): Followed | undefined {
  try {
    const status = statusOf(call, stream);
    if (!status) return undefined;
    const restarted = status.id !== stream.id;
    const since: Record<string, string> = stream.at === '' ? {} : { sinceTime: stream.at };
    const query = { timestamps: 'true', ...since, ...(restarted ? { previous: 'true' } : {}) };
    const next = show(call, stream, askLog(call, stream, query));
    return restarted || !status.running ? undefined : next;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

/** Prints what is new in a text with timestamps. What has none is the kubelet's own word, told only at first. */
function show(call: Call, stream: Followed, text: string, first = false): Followed {
  let { at, printed } = stream;
  let known = printed;
  let fresh = '';
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const time = TIME.exec(line)?.[0];
    if (time === undefined) {
      if (first) fresh += line;
      continue;
    }
    if (time === stream.at && known > 0) {
      known--;
      continue;
    }
    printed = time === at ? printed + 1 : 1;
    at = time;
    fresh += call.flags.bool('timestamps') ? line : line.slice(time.length + 1);
  }
  call.out(prefixed(call, stream, fresh));
  return { ...stream, at, printed };
}

function statusOf(call: Call, { namespace, pod, container }: LogStream): { id: string; running: boolean } | undefined {
  const kind = kindOf('pods');
  if (!kind) return undefined;
  const { status } = call.remote.get(kind, namespace, pod) as Pod;
  const found = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].find(
    ({ name }) => name === container,
  );
  return { id: found?.containerID ?? '', running: found?.state?.running !== undefined };
}

function tellIgnored(call: Call, error: unknown): void {
  if (!(error instanceof Failure) || !call.flags.bool('ignore-errors')) throw error;
  call.out(`error: ${messageOf(error.problem)}\n`);
}
