import type { Container, Probe } from '../../api/generated/core/v1';
import {
  allContainers,
  type ContainerWork,
  fieldPathOf,
  type PodWork,
  type ProbeKind,
  type ProbeWork,
  type Station,
} from './podWork';
import { attempt, type Outcome, outcomeSteadyUntil } from './probing';

const KINDS: readonly ProbeKind[] = ['startup', 'liveness', 'readiness'];
const TITLES: Readonly<Record<ProbeKind, string>> = {
  startup: 'Startup',
  liveness: 'Liveness',
  readiness: 'Readiness',
};

/** The key of a probe. */
export function probeKey({ uid, container, kind }: { uid: string; container: string; kind: ProbeKind }): string {
  return `${uid}/${container}/${kind}`;
}

function specOf(container: Container, kind: ProbeKind): Probe | undefined {
  return container[`${kind}Probe`];
}

function periodMs(probe: Probe): number {
  return (probe.periodSeconds ?? 10) * 1000;
}

/** The pod's probes begin to tick at `anchor`; as long as nothing runs they find nothing to do. Models prober_manager AddPod. */
export function addProbes(station: Station, work: PodWork, anchor: number): void {
  for (const container of allContainers(work.pod)) {
    for (const kind of KINDS) {
      if (!specOf(container, kind)) continue;
      station.putProbe({
        uid: work.uid,
        container: container.name,
        kind,
        anchor,
        id: '',
        last: '',
        run: 0,
        result: '',
        tick: 0,
      });
    }
  }
}

export function removeProbes(station: Station, uid: string, kinds: readonly ProbeKind[] = KINDS): void {
  for (const probe of station.probes(uid)) if (kinds.includes(probe.kind)) station.dropProbe(disarm(station, probe));
}

/** A container runs: its probes are about it from now on. */
export function probeContainer(station: Station, work: PodWork, name: string): void {
  const id = work.containers[name]?.id ?? '';
  for (const probe of station.probes(work.uid)) {
    if (probe.container !== name) continue;
    arm(station, work, {
      ...disarm(station, probe),
      id,
      last: '',
      run: 0,
      result: probe.kind === 'liveness' ? 'success' : '',
    });
  }
}

/** A status was made: readiness probes of running containers that are not ready are asked at once, and tick from then on. */
export function askUnready(station: Station, work: PodWork): void {
  for (const probe of station.probes(work.uid)) {
    if (probe.kind !== 'readiness' || probe.result === 'success') continue;
    const container = work.containers[probe.container];
    if (!container?.startupPassed || station.runtime.container(container.id)?.state !== 'running') continue;
    const current =
      probe.id === container.id
        ? probe
        : { ...probe, id: container.id, last: '' as const, run: 0, result: '' as const };
    arm(station, work, {
      ...disarm(station, current),
      anchor: station.sim.now + MANUAL_MS + Math.floor(station.chance() * MANUAL_CHANCE_MS),
    });
  }
}

/** A probe that was asked for by hand comes so much later, and a little chance, in milliseconds. */
const MANUAL_MS = 10;
const MANUAL_CHANCE_MS = 30;

/** What the pod's servers answer may have changed: probes that rest tick again. */
export function wakeProbes(station: Station, work: PodWork): void {
  for (const probe of station.probes(work.uid)) if (probe.tick === 0 && probe.id !== '') arm(station, work, probe);
}

function disarm(station: Station, probe: ProbeWork): ProbeWork {
  if (probe.tick !== 0) station.sim.cancel(probe.tick);
  return { ...probe, tick: 0 };
}

/** Lets the probe tick at the first of its moments from `earliest` on at which it would do something. */
function arm(station: Station, work: PodWork, probe: ProbeWork, earliest = station.sim.now): void {
  const spec = allContainers(work.pod).find(({ name }) => name === probe.container);
  const settings = spec && specOf(spec, probe.kind);
  const container = station.runtime.container(probe.id);
  const passed = work.containers[probe.container]?.startupPassed ?? false;
  const waits = probe.kind === 'startup' ? passed : !passed;
  if (!settings || container?.state !== 'running' || waits || onHold(work, probe)) {
    station.putProbe(probe);
    return;
  }
  const startedAt = Math.floor(container.startedAt / 1000) * 1000;
  const from = Math.max(earliest, startedAt + (settings.initialDelaySeconds ?? 0) * 1000);
  const period = periodMs(settings);
  const at = probe.anchor + Math.max(0, Math.ceil((from - probe.anchor) / period)) * period;
  const delayMs = Math.max(1, at - station.sim.now);
  station.putProbe({ ...probe, tick: station.later(delayMs, { type: 'probe', key: probeKey(probe) }) });
}

/** Its verdict stands until the container is another one. */
function onHold(work: PodWork, { kind, container }: ProbeWork): boolean {
  return kind !== 'readiness' && work.containers[container]?.condemned !== undefined;
}

/** The probe's moment has come. Models prober worker doProbe. */
export function tickProbe(station: Station, key: string): void {
  const found = station.probe(key);
  const work = found && station.work(found.uid);
  if (!found || !work) return;
  const probe = { ...found, tick: 0 };
  const spec = allContainers(work.pod).find(({ name }) => name === probe.container);
  const settings = spec && specOf(spec, probe.kind);
  const runs =
    work.containers[probe.container]?.id === probe.id && station.runtime.container(probe.id)?.state === 'running';
  if (!settings || !runs) {
    station.putProbe(probe);
    return;
  }
  const outcome = attempt(station, work, probe.container, settings);
  if (outcome.outcome !== 'success') report(station, work, probe, outcome);
  if (outcome.outcome === 'errored') {
    arm(station, work, probe, station.sim.now + 1);
    return;
  }
  const run = probe.last === outcome.outcome ? probe.run + 1 : 1;
  const threshold = outcome.outcome === 'success' ? (settings.successThreshold ?? 1) : (settings.failureThreshold ?? 3);
  const counted: ProbeWork = { ...probe, last: outcome.outcome, run };
  if (run < threshold) {
    arm(station, work, counted, station.sim.now + 1);
    return;
  }
  settle(station, work, settings, { ...counted, result: outcome.outcome }, probe.result);
}

function report(
  station: Station,
  { pod }: PodWork,
  { kind, container }: ProbeWork,
  { outcome, output }: Outcome,
): void {
  const what = outcome === 'errored' ? 'errored and resulted in unknown state' : 'failed';
  const message = `${TITLES[kind]} probe ${what}: ${output}`;
  station.recorder.event(pod, 'Warning', 'Unhealthy', message, fieldPathOf(pod, container));
}

/** The thresholds are passed: what the outcome means for the container, and when to ask again. */
function settle(station: Station, work: PodWork, settings: Probe, probe: ProbeWork, before: ProbeWork['result']): void {
  const passed = probe.result === 'success';
  if (probe.result !== before) {
    const { uid, container, kind } = probe;
    const known = work.containers[container] as ContainerWork;
    if (kind === 'readiness') update(station, uid, container, { ...known, probedReady: passed });
    else if (kind === 'startup' && passed) update(station, uid, container, { ...known, startupPassed: true });
    else if (!passed) update(station, uid, container, { ...known, condemned: kind });
  }
  const latest = station.work(probe.uid) ?? work;
  const steadyUntil = passed ? outcomeSteadyUntil(station, latest, probe.container, settings) : undefined;
  if (steadyUntil === Number.POSITIVE_INFINITY) station.putProbe(probe);
  else arm(station, latest, probe, Math.max(station.sim.now + 1, steadyUntil ?? 0));
  if (probe.result === before) return;
  if (probe.kind === 'startup' && passed) wakeProbes(station, latest);
  station.sync(probe.uid);
}

function update(station: Station, uid: string, name: string, container: ContainerWork): void {
  const work = station.work(uid);
  if (work) station.put({ ...work, containers: { ...work.containers, [name]: container } });
}
