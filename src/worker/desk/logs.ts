import type { Pod } from '../../api/generated/core/v1';
import { type Cluster, parseTime } from '../../engine/cluster';
import type { DetailQuestion, LogLine, LogPlace, LogsAnswer } from '../../protocol/detail';

/** So many of the last lines are read when the page has none. */
const TAIL_LINES = 1_000;
/** As the kubelet tells the time of a line. */
const TIME = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) /;

/** Reads a container's log through the API server and the kubelet, as `kubectl logs --timestamps` does. */
export function logsOf(cluster: Cluster, question: Extract<DetailQuestion, { type: 'logs' }>): LogsAnswer {
  const { namespace, pod, container, previous, after } = question;
  const id = containerId(cluster, question);
  const goesOn = after !== undefined && after.id === id;
  const { code, body } = cluster.api.handle({
    method: 'GET',
    path: `/api/v1/namespaces/${namespace}/pods/${pod}/log`,
    query: {
      container,
      timestamps: 'true',
      ...(previous && { previous: 'true' }),
      ...(goesOn && after.time !== '' ? { sinceTime: after.time } : { tailLines: String(TAIL_LINES) }),
    },
    user: 'kubernetes-admin',
    actor: 'kubectl',
  });
  if (code >= 400) return { lines: [], whole: true, error: (body as { message?: string }).message ?? '' };
  const read = linesOf(body as string);
  const lines = goesOn ? newer(read, after) : read;
  return { lines: lines.map(shown), whole: !goesOn, place: placeOf(read, id, goesOn ? after : undefined) };
}

interface ReadLine {
  readonly time: string;
  readonly text: string;
}

function linesOf(text: string): ReadLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const time = TIME.exec(line)?.[1] ?? '';
      return { time, text: time === '' ? line : line.slice(time.length + 1) };
    });
}

/** Those behind the line that the page has. */
function newer(read: readonly ReadLine[], { time, lines }: LogPlace): readonly ReadLine[] {
  let known = lines;
  return read.filter((line) => line.time !== time || known-- <= 0);
}

function placeOf(read: readonly ReadLine[], id: string, before: LogPlace | undefined): LogPlace {
  const time = read.at(-1)?.time ?? before?.time ?? '';
  const lines = read.filter((line) => line.time === time).length;
  return { time, lines: read.length > 0 ? lines : (before?.lines ?? 0), id };
}

function shown({ time, text }: ReadLine): LogLine {
  return time === '' ? { text } : { at: parseTime(time), text };
}

/** Of the container that is read: the one that runs, or the one before it. */
function containerId(cluster: Cluster, question: Extract<DetailQuestion, { type: 'logs' }>): string {
  const { namespace, pod, container, previous } = question;
  const { status } = (cluster.etcd.get('pods', `${namespace}/${pod}`) ?? {}) as Partial<Pod>;
  const all = [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])];
  const found = all.find(({ name }) => name === container);
  return (previous ? found?.lastState?.terminated?.containerID : found?.containerID) ?? '';
}
