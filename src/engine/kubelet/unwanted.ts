import type { Container, Pod } from '../../api/generated/core/v1';
import { killContainer } from './killing';
import { mayRestart } from './podStatus';
import { type Activity, allContainers, type ContainerWork, isSidecar, type PodWork, type Station } from './podWork';
import { definitionOf } from './starting';

/** Kills containers that a probe condemned or whose definition changed. True when that takes a while. */
export function killUnwanted(station: Station, uid: string): boolean {
  const work = station.work(uid) as PodWork;
  const { pod } = work;
  const graceMs = (pod.spec.terminationGracePeriodSeconds ?? 30) * 1000;
  const running = allContainers(pod).filter(
    ({ name }) => station.runtime.container(work.containers[name]?.id ?? '')?.state === 'running',
  );
  const unwanted = running.filter((spec) => {
    const container = work.containers[spec.name] as ContainerWork;
    return container.condemned !== undefined || container.definition !== definitionOf(spec);
  });
  if (unwanted.length === 0) return false;
  const isOver = endsPod(station, work, running, unwanted);
  const ending = isOver ? running : unwanted;
  for (const spec of ending) {
    const { id = '', condemned } = work.containers[spec.name] ?? {};
    if (condemned) station.runtime.condemn(id, condemned);
    if (isOver) killContainer(station, uid, spec.name, graceMs, `Stopping container ${spec.name}`);
    else killOne(station, uid, spec, graceMs);
  }
  const activity: Activity = { kind: 'kill', container: '', queue: [], killed: [], retryMs: 0, started: false };
  const latest = station.work(uid) as PodWork;
  station.put({ ...latest, activity: { ...activity, killed: ending.map(({ name }) => name) } });
  return true;
}

/** With these gone nothing of the pod is left to run: then all of it is killed, with its own grace (KillPod). */
function endsPod(
  station: Station,
  work: PodWork,
  running: readonly Container[],
  unwanted: readonly Container[],
): boolean {
  const { pod } = work;
  if (pod.spec.restartPolicy !== 'Never' || !unwanted.some(({ name }) => isMain(pod, name))) return false;
  if (unwanted.some((spec) => work.containers[spec.name]?.condemned === undefined)) return false;
  return pod.spec.containers.every((spec) => {
    if (running.includes(spec)) return unwanted.includes(spec);
    const container = work.containers[spec.name];
    return !container || !mayRestart(pod, spec.name, container, station.runtime);
  });
}

function isMain(pod: Pod, name: string): boolean {
  return pod.spec.containers.some((spec) => spec.name === name);
}

function killOne(station: Station, uid: string, spec: Container, graceMs: number): void {
  const { pod, containers } = station.work(uid) as PodWork;
  const { condemned } = containers[spec.name] as ContainerWork;
  if (!condemned) {
    killContainer(station, uid, spec.name, graceMs, `Container ${spec.name} definition changed, will be restarted`);
    return;
  }
  const again = pod.spec.restartPolicy === 'Never' && !isSidecar(spec) ? '' : ', will be restarted';
  const own = condemned === 'liveness' ? spec.livenessProbe : spec.startupProbe;
  const seconds = own?.terminationGracePeriodSeconds;
  const failed = `${spec.name} failed ${condemned} probe`;
  const message = isSidecar(spec) ? `Init container ${failed}` : `Container ${failed}${again}`;
  killContainer(station, uid, spec.name, seconds === undefined ? graceMs : seconds * 1000, message);
}
