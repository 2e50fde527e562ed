import type { ReplicaSet } from '../../api/generated/apps/v1';
import type { ConfigMap, Container, ContainerStatus, Pod, Probe, Secret } from '../../api/generated/core/v1';
import { parseTime } from '../../engine/cluster';
import type { ContainerFacts, EventFacts, ProbeFacts } from '../../protocol/why';
import type { Records } from './records';

type Trouble = ContainerFacts['trouble'];

const IMAGE =
  /^(ErrImagePull|ImagePullBackOff|ErrImageNeverPull|InvalidImageName|ImageInspectError|RegistryUnavailable)$/;
const CONFIG = /^(CreateContainerConfigError|CreateContainerError|RunContainerError)$/;
const LAST_LINES = 4;

/** What is the matter with a container of a bound pod; undefined when all are as they should be. */
export function containerFacts(
  records: Records,
  pod: Pod,
  events: readonly EventFacts[],
  since: number,
): ContainerFacts | undefined {
  const { status } = pod;
  const init = status?.initContainerStatuses ?? [];
  const main = status?.containerStatuses ?? [];
  const statuses = [...init, ...main];
  for (const one of statuses) {
    const trouble = troubleOf(one);
    if (trouble) return facts(records, pod, one, trouble, events, since);
  }
  if (isTrue(pod, 'Ready')) return undefined;
  const waiting = statuses.find(({ state }) => state?.waiting);
  const starting = init.find(({ state }) => !state?.terminated) ?? waiting;
  if (starting && !isTrue(pod, 'Initialized') && init.includes(starting))
    return facts(records, pod, starting, 'init', events, since);
  if (waiting) {
    const mount = events.some(({ reason }) => reason === 'FailedMount');
    return facts(records, pod, waiting, mount ? 'volume' : 'starting', events, since);
  }
  const unready = main.find(({ ready }) => !ready);
  return unready && facts(records, pod, unready, 'notReady', events, since);
}

function troubleOf({ state, lastState }: ContainerStatus): Trouble | undefined {
  const reason = state?.waiting?.reason ?? '';
  const ended = state?.terminated;
  if (reason === 'CrashLoopBackOff') return lastState?.terminated?.reason === 'OOMKilled' ? 'oom' : 'crash';
  if (IMAGE.test(reason)) return 'image';
  if (CONFIG.test(reason)) return 'config';
  if (ended?.reason === 'OOMKilled') return 'oom';
  return ended && ended.exitCode !== 0 ? 'crash' : undefined;
}

function facts(
  records: Records,
  pod: Pod,
  status: ContainerStatus,
  trouble: Trouble,
  events: readonly EventFacts[],
  since: number,
): ContainerFacts {
  const { name, state, lastState } = status;
  const spec = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].find((one) => one.name === name);
  const exit = exitOf(status);
  const span = records.source.cluster.spanOf(pod.metadata.uid);
  const killedFor = records.source.cluster.killedFor(containerIdOf(status));
  const own = events.filter(({ container }) => container === name);
  const probe = spec && (trouble === 'crash' ? killingProbe(spec, killedFor, own) : failingProbe(spec, trouble, own));
  const missing =
    trouble === 'config' || trouble === 'volume' ? missingOf(records, pod, state?.waiting?.message, events) : undefined;
  const before = templateBefore(records, pod, name);
  return {
    type: 'container',
    trouble,
    container: name,
    image: spec?.image ?? status.image,
    node: pod.spec.nodeName ?? '',
    restarts: status.restartCount,
    restartPolicy: pod.spec.restartPolicy ?? 'Always',
    reason: state?.waiting?.reason ?? state?.terminated?.reason ?? '',
    message: state?.waiting?.message ?? state?.terminated?.message ?? lastState?.terminated?.message ?? '',
    ...(exit && { exit }),
    since,
    ...(span && { until: span.until }),
    memoryLimit: spec?.resources?.limits?.memory ?? '',
    machineShort: killedFor === 'machine',
    lastLines: trouble === 'crash' || trouble === 'oom' ? lastLines(records, pod, status) : [],
    ...(probe && { probe }),
    others: trouble === 'image' ? otherImages(records, spec?.image ?? '') : [],
    warnings: events.filter(({ type, reason }) => type === 'Warning' || reason === 'Killing').slice(-6),
    ...(missing && { missing }),
    ...(before && { before }),
  };
}

/** How a container ended last. */
export function exitOf({ state, lastState }: ContainerStatus): ContainerFacts['exit'] {
  const ended = state?.terminated ?? lastState?.terminated;
  return (
    ended && {
      code: ended.exitCode,
      reason: ended.reason ?? '',
      startedAt: ended.startedAt ? parseTime(ended.startedAt) : 0,
      finishedAt: ended.finishedAt ? parseTime(ended.finishedAt) : 0,
    }
  );
}

function isTrue(pod: Pod, type: string): boolean {
  return pod.status?.conditions?.some((condition) => condition.type === type && condition.status === 'True') ?? false;
}

/** The container that ended last, as the runtime knows it. */
function containerIdOf({ state, lastState }: ContainerStatus): string {
  return (state?.terminated ?? lastState?.terminated)?.containerID?.replace('containerd://', '') ?? '';
}

/** The probe for which the kubelet killed a container in the run that ended; none when it ended otherwise. */
function killingProbe(
  spec: Container,
  kind: ReturnType<Records['source']['cluster']['killedFor']>,
  events: readonly EventFacts[],
): ProbeFacts | undefined {
  return kind && kind !== 'machine' ? probeFacts(spec, kind, unhealthyBy(events, kind)) : undefined;
}

/** The readiness probe that keeps a container from being ready, or the startup probe before it. */
function failingProbe(spec: Container, trouble: Trouble, events: readonly EventFacts[]): ProbeFacts | undefined {
  if (trouble !== 'notReady') return undefined;
  const unhealthy = events.findLast(({ reason, message }) => reason === 'Unhealthy' && !message.startsWith('Liveness'));
  const kind = unhealthy?.message.startsWith('Startup') ? 'startup' : 'readiness';
  return probeFacts(spec, kind, unhealthyBy(events, kind));
}

function unhealthyBy(events: readonly EventFacts[], kind: ProbeFacts['kind']): EventFacts | undefined {
  return events.findLast(({ reason, message }) => reason === 'Unhealthy' && message.toLowerCase().startsWith(kind));
}

function probeFacts(
  { livenessProbe, readinessProbe, startupProbe, ports }: Container,
  kind: ProbeFacts['kind'],
  unhealthy: EventFacts | undefined,
): ProbeFacts | undefined {
  const probe = { liveness: livenessProbe, readiness: readinessProbe, startup: startupProbe }[kind];
  if (!probe) return undefined;
  return {
    kind,
    asks: asks(probe, ports),
    periodSeconds: probe.periodSeconds ?? 10,
    failureThreshold: probe.failureThreshold ?? 3,
    failure: unhealthy?.message ?? '',
    failures: unhealthy?.count ?? 0,
  };
}

function asks({ httpGet, tcpSocket, exec }: Probe, ports: Container['ports']): string {
  const portOf = (port: string | number) => {
    const named = ports?.find(({ name }) => name === port)?.containerPort;
    return named === undefined ? `${port}` : `${port} (${named})`;
  };
  if (httpGet) return `GET ${httpGet.path ?? '/'} on port ${portOf(httpGet.port)}`;
  if (tcpSocket) return `a connection to port ${portOf(tcpSocket.port)}`;
  return exec ? (exec.command ?? []).join(' ') : '';
}

/** What the container printed before it ended. */
function lastLines({ source }: Records, pod: Pod, { name, restartCount, state }: ContainerStatus): string[] {
  const { namespace, name: podName } = pod.metadata;
  const previous = restartCount > 0 && !state?.terminated;
  const path = `/api/v1/namespaces/${namespace}/pods/${podName}/log`;
  const query = { container: name, tailLines: String(LAST_LINES), ...(previous && { previous: 'true' }) };
  const { code, body } = source.cluster.api.handle({
    method: 'GET',
    path,
    query,
    user: 'kubernetes-admin',
    actor: 'why',
  });
  if (code !== 200 || typeof body !== 'string') return [];
  return body.split('\n').filter((line) => line !== '');
}

/** The ConfigMap or Secret that a message says is not there, and what is. */
function missingOf(
  records: Records,
  pod: Pod,
  message: string | undefined,
  events: readonly EventFacts[],
): ContainerFacts['missing'] {
  const said = message ?? events.findLast(({ reason }) => reason === 'FailedMount')?.message ?? '';
  const { namespace = '' } = pod.metadata;
  const whole = /(configmap|secret) "([^"]+)" not found/i.exec(said);
  const key = /couldn't find key (\S+) in (ConfigMap|Secret) (?:\S+\/)?(\S+)/i.exec(said);
  const kind = /secret/i.test(whole?.[1] ?? key?.[2] ?? '') ? 'Secret' : 'ConfigMap';
  const all = records.list<ConfigMap | Secret>(kind === 'Secret' ? 'secrets' : 'configmaps', namespace);
  if (whole?.[2]) {
    const present = all.map(({ metadata }) => metadata.name).filter((name) => name !== 'kube-root-ca.crt');
    return { kind, name: whole[2], key: '', present };
  }
  if (!key?.[1] || !key[3]) return undefined;
  const found = all.find(({ metadata }) => metadata.name === key[3]);
  return { kind, name: key[3], key: key[1], present: Object.keys(found?.data ?? {}) };
}

/** Images of the same name, with other tags, that containers run. */
function otherImages(records: Records, image: string): string[] {
  const [name = ''] = image.split(':');
  const running = records
    .allPods()
    .flatMap(({ status }) => status?.containerStatuses ?? [])
    .filter(
      ({ state, image: other }) =>
        state?.running && other.replace(/^docker\.io\/(library\/)?/, '').split(':')[0] === name,
    )
    .map(({ image: other }) => other.replace(/^docker\.io\/(library\/)?/, ''));
  return [...new Set(running)].filter((other) => other !== image);
}

/** The image of the Deployment's ReplicaSet before this pod's, with its ready pods. */
function templateBefore(records: Records, pod: Pod, container: string): ContainerFacts['before'] {
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller);
  if (owner?.kind !== 'ReplicaSet') return undefined;
  const sets = records.list<ReplicaSet>('replicasets.apps', pod.metadata.namespace);
  const mine = sets.find(({ metadata }) => metadata.uid === owner.uid);
  const deployment = mine?.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
  const revision = (set: ReplicaSet) => Number(set.metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0);
  if (!mine || !deployment) return undefined;
  const earlier = sets
    .filter(
      (set) => set.metadata.ownerReferences?.some(({ uid }) => uid === deployment) && revision(set) < revision(mine),
    )
    .sort((one, other) => revision(other) - revision(one))[0];
  const image = earlier?.spec.template?.spec?.containers.find(({ name }) => name === container)?.image;
  return earlier && image !== undefined ? { image, ready: earlier.status?.readyReplicas ?? 0 } : undefined;
}
