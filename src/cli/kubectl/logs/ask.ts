import type { Status } from '../../../engine/apiserver/request';
import type { Call } from '../call';
import { Failure } from '../failure';

/** One container's log. */
export interface LogStream {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

const SELECTOR_TAIL = 10;

/** What a container wrote, as the flags ask for it. */
export function readLog(call: Call, stream: LogStream): string {
  return prefixed(call, stream, askLog(call, stream, logQuery(call)));
}

/** The query that the flags make. Models LogsOptions.ToLogOptions. */
export function logQuery({ flags }: Call): Record<string, string> {
  const query: Record<string, string> = {};
  const sinceMs = flags.durationMs('since');
  const tail = flags.number('tail');
  if (flags.bool('previous')) query.previous = 'true';
  if (flags.bool('timestamps')) query.timestamps = 'true';
  if (flags.string('since-time')) query.sinceTime = flags.string('since-time');
  if (sinceMs !== 0) query.sinceSeconds = String(Math.round(sinceMs / 1000));
  if (flags.number('limit-bytes') > 0) query.limitBytes = String(flags.number('limit-bytes'));
  if (tail !== -1) query.tailLines = String(tail);
  else if (flags.string('selector') && !flags.changed('tail')) query.tailLines = String(SELECTOR_TAIL);
  return query;
}

/** Asks the server for a log. */
export function askLog(call: Call, { namespace, pod, container }: LogStream, query: Record<string, string>): string {
  const { code, body } = call.remote.send({
    method: 'GET',
    path: `/api/v1/namespaces/${namespace}/pods/${pod}/log`,
    query: { container, ...query },
  });
  if (code >= 400) throw new Failure({ kind: 'status', status: body as Status });
  return body as string;
}

/** Each line with `[pod/web/app] ` before it, where that is asked for. */
export function prefixed({ flags }: Call, { pod, container }: LogStream, text: string): string {
  if (!flags.bool('prefix') && !flags.bool('all-pods')) return text;
  return text.replace(/^(?=[\s\S])/gm, `[pod/${pod}/${container}] `);
}
