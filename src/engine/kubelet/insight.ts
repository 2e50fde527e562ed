import type { Pod } from '../../api/generated/core/v1';
import type { LogLine } from '../runtime/container';
import { formatMicroTime, parseTime } from '../sim/time';
import type { KubeletDoor } from './door';
import { startFailure } from './execFailure';
import type { PodWork, Station } from './podWork';

type LogOptions = Parameters<KubeletDoor['logs']>[2];
type LogAnswer = ReturnType<KubeletDoor['logs']>;

/** A container's output as `kubectl logs` gets it: a line comes when it is whole, or when its container has ended. Models kubelet GetKubeletContainerLogs and validateContainerLogStatus. */
export function containerLogs(
  station: Station,
  work: PodWork | undefined,
  pod: { namespace: string; name: string },
  name: string,
  options: LogOptions,
): LogAnswer {
  if (!work) return { ok: false, code: 404, message: `pod "${pod.namespace}/${pod.name}" not found` };
  const id = chosenContainer(station, work, name, options.previous ?? false);
  if (typeof id !== 'string') return id;
  if (station.runtime.isForgotten(id))
    return { ok: true, text: `unable to retrieve container logs for containerd://${id}` };
  const lines = station.runtime.output(id);
  const unfinished = !lines.at(-1)?.text.endsWith('\n') && station.runtime.container(id)?.state === 'running';
  const whole = unfinished ? lines.slice(0, -1) : lines;
  return { ok: true, text: print(select(whole, options, station.sim.now), options) };
}

function chosenContainer(station: Station, work: PodWork, name: string, previous: boolean): string | LogAnswer {
  const container = work.containers[name];
  const refuse = (message: string): LogAnswer => ({ ok: false, code: 400, message });
  const current = station.runtime.container(container?.id ?? '');
  if (previous) {
    const id = shownAsLast(work.status, name) ?? container?.previousId;
    if (!id) return refuse(`previous terminated container "${name}" in pod "${work.pod.metadata.name}" not found`);
    return id;
  }
  const waits = `container "${name}" in pod "${work.pod.metadata.name}" is waiting to start`;
  if (!current || current.state === 'created') {
    const shown =
      statusOf(work.status, name)?.state?.waiting?.reason ?? container?.waiting?.reason ?? 'ContainerCreating';
    if (shown === 'ErrImagePull') return refuse(`${waits}: image can't be pulled`);
    if (shown === 'ImagePullBackOff') return refuse(`${waits}: trying and failing to pull image`);
    return refuse(`${waits}: ${shown}`);
  }
  return current.id;
}

function statusOf(status: Pod['status'], name: string) {
  return [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])].find(
    (each) => each.name === name,
  );
}

/** The container that the status shows as the last one: it may be the current, while its successor is waited for. */
function shownAsLast(status: Pod['status'], name: string): string | undefined {
  return statusOf(status, name)?.lastState?.terminated?.containerID?.replace('containerd://', '');
}

function select(
  lines: readonly LogLine[],
  { sinceSeconds, sinceTime, tailLines }: LogOptions,
  now: number,
): readonly LogLine[] {
  const since =
    sinceSeconds !== undefined ? now - sinceSeconds * 1000 : sinceTime !== undefined ? parseTime(sinceTime) : undefined;
  const recent = since === undefined ? lines : lines.filter(({ at }) => at >= since);
  if (tailLines === undefined || tailLines < 0) return recent;
  return tailLines === 0 ? [] : recent.slice(-tailLines);
}

function print(lines: readonly LogLine[], { timestamps, limitBytes }: LogOptions): string {
  const text = lines
    .map((line) => (timestamps ? `${formatMicroTime(line.at).replace('Z', '000Z')} ${line.text}` : line.text))
    .join('');
  return limitBytes === undefined ? text : text.slice(0, limitBytes);
}

/** Runs a command in a container, as `kubectl exec` asks for it. Models kubelet RunInContainer over containerd. */
export function execIn(
  { runtime, sim }: Station,
  work: PodWork | undefined,
  name: string,
  command: readonly string[],
): ReturnType<KubeletDoor['exec']> {
  const id = work?.containers[name]?.id ?? '';
  if (runtime.container(id)?.state !== 'running') {
    return { ok: false, code: 404, message: `unable to upgrade connection: container not found ("${name}")` };
  }
  const result = runtime.exec(id, command);
  if (typeof result !== 'string') return { ok: true, ...result };
  const failed = `error executing command in container: ${startFailure(id, sim.now, result)}`;
  return { ok: false, code: 500, message: `Internal error occurred: Internal error occurred: ${failed}` };
}
