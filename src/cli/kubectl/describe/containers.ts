import type {
  Container,
  ContainerState,
  ContainerStatus,
  EnvVar,
  Pod,
  PodSpec,
  Probe,
} from '../../../api/generated/core/v1';
import { formatDuration } from '../../../api/meta/duration';
import { formatQuantity, milliOf, parseQuantity, unitsOf } from '../../../api/meta/quantity';
import type { Page } from './page';
import { longTime, sortedKeys } from './words';

/** What a container's page part is made from: its pod, or a template that has no status and no name of its own. */
export interface ContainerOwner {
  readonly spec: PodSpec;
  readonly pod?: Pod;
}

/** `Containers:` and `Init Containers:` with one part each. `indent` is what stands before a template's containers. */
export function writeContainers(
  page: Page,
  label: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[] | undefined,
  owner: ContainerOwner,
  indent: string,
): void {
  page.add(0, `${indent}${label}:${containers.length === 0 ? ' <none>' : ''}\n`);
  for (const container of containers) {
    const status = statuses?.find(({ name }) => name === container.name);
    page.add(1, `${indent === '' ? '' : ' '}${container.name}:\n`);
    writeContainer(page, container, status, owner);
  }
}

function writeContainer(
  page: Page,
  container: Container,
  status: ContainerStatus | undefined,
  owner: ContainerOwner,
): void {
  if (status) page.line(2, `Container ID:\t${status.containerID ?? ''}`);
  page.line(2, `Image:\t${container.image ?? ''}`);
  if (status) page.line(2, `Image ID:\t${status.imageID}`);
  writePorts(page, container);
  writeWords(page, 'Command', container.command);
  writeWords(page, 'Args', container.args);
  if (status) writeStatus(page, status);
  writeResources(page, container.resources);
  for (const [title, probe] of [
    ['Liveness', container.livenessProbe],
    ['Readiness', container.readinessProbe],
    ['Startup', container.startupProbe],
  ] as const) {
    if (probe) page.line(2, `${title}:\t${probeText(probe)}`);
  }
  writeEnvironmentSources(page, container);
  writeEnvironment(page, container, owner);
  writeMounts(page, container);
}

function writePorts(page: Page, { ports = [] }: Container): void {
  const title = ports.length > 1 ? 'Ports' : 'Port';
  const text = (port: (typeof ports)[number], number: number) =>
    `${number}/${port.protocol ?? 'TCP'}${port.name ? ` (${port.name})` : ''}`;
  const inside = ports.map((port) => text(port, port.containerPort)).join(', ');
  const outside = ports.map((port) => text(port, port.hostPort ?? 0)).join(', ');
  page.line(2, `${title}:\t${inside || '<none>'}`);
  page.line(2, `Host ${title}:\t${outside || '<none>'}`);
}

function writeWords(page: Page, title: string, words: readonly string[] | undefined): void {
  if (!words || words.length === 0) return;
  page.line(2, `${title}:`);
  for (const word of words) for (const line of word.split('\n')) page.line(3, line);
}

function writeStatus(page: Page, status: ContainerStatus): void {
  writeState(page, 'State', status.state ?? {});
  if (status.lastState?.terminated) writeState(page, 'Last State', status.lastState);
  page.line(2, `Ready:\t${status.ready ? 'True' : 'False'}`);
  page.line(2, `Restart Count:\t${status.restartCount}`);
}

function writeState(page: Page, title: string, { running, waiting, terminated }: ContainerState): void {
  if (running) {
    page.line(2, `${title}:\tRunning`);
    page.line(3, `Started:\t${longTime(running.startedAt)}`);
  } else if (waiting) {
    page.line(2, `${title}:\tWaiting`);
    if (waiting.reason) page.line(3, `Reason:\t${waiting.reason}`);
  } else if (terminated) {
    page.line(2, `${title}:\tTerminated`);
    if (terminated.reason) page.line(3, `Reason:\t${terminated.reason}`);
    if (terminated.message) page.line(3, `Message:\t${terminated.message}`);
    page.line(3, `Exit Code:\t${terminated.exitCode}`);
    if (terminated.signal) page.line(3, `Signal:\t${terminated.signal}`);
    page.line(3, `Started:\t${longTime(terminated.startedAt)}`);
    page.line(3, `Finished:\t${longTime(terminated.finishedAt)}`);
  } else page.line(2, `${title}:\tWaiting`);
}

function writeResources(page: Page, resources: Container['resources']): void {
  for (const [title, list] of [
    ['Limits', resources?.limits],
    ['Requests', resources?.requests],
  ] as const) {
    const names = sortedKeys(list);
    if (names.length === 0) continue;
    page.line(2, `${title}:`);
    for (const name of names) page.line(3, `${name}:\t${formatQuantity(parseQuantity(list?.[name] as string))}`);
  }
}

/** A path as Go writes it in a URL (EscapedPath): a question mark belongs to the path. */
function escapePath(path: string): string {
  return path.replace(/[^A-Za-z0-9\-_.~$&+,/:;=@]/g, (character) =>
    encodeURIComponent(character).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`),
  );
}

/** What a probe does, in one line. */
function probeText(probe: Probe): string {
  const seconds = (value: number | undefined) => `${formatDuration(1000 * (value ?? 0))}`;
  const attributes = `delay=${seconds(probe.initialDelaySeconds)} timeout=${seconds(probe.timeoutSeconds)} period=${seconds(probe.periodSeconds)} #success=${probe.successThreshold ?? 0} #failure=${probe.failureThreshold ?? 0}`;
  if (probe.exec) return `exec [${(probe.exec.command ?? []).join(' ')}] ${attributes}`;
  if (probe.httpGet) {
    const { scheme = '', host = '', port, path = '' } = probe.httpGet;
    const slash = path === '' || path.startsWith('/') ? path : `/${path}`;
    return `http-get ${scheme.toLowerCase()}://${host}:${port}${escapePath(slash)} ${attributes}`;
  }
  if (probe.tcpSocket) return `tcp-socket ${probe.tcpSocket.host ?? ''}:${probe.tcpSocket.port} ${attributes}`;
  if (probe.grpc) return `grpc <pod>:${probe.grpc.port} ${probe.grpc.service ?? ''} ${attributes}`;
  return `unknown ${attributes}`;
}

function writeEnvironmentSources(page: Page, { envFrom = [] }: Container): void {
  if (envFrom.length === 0) return;
  page.line(2, 'Environment Variables from:');
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const ref = configMapRef ?? secretRef;
    const with_ = prefix ? ` with prefix '${prefix}'` : '';
    page.line(3, `${ref?.name ?? ''}\t${kind}${with_}\tOptional: ${ref?.optional ?? false}`);
  }
}

function writeEnvironment(page: Page, { env = [], resources }: Container, owner: ContainerOwner): void {
  if (env.length === 0) {
    page.line(2, 'Environment:\t<none>');
    return;
  }
  page.line(2, 'Environment:');
  for (const variable of env) {
    if (!variable.valueFrom) writeValue(page, variable);
    else page.line(3, `${variable.name}:\t${sourceText(variable.valueFrom, resources, owner)}`);
  }
}

function writeValue(page: Page, { name, value = '' }: EnvVar): void {
  value.split('\n').forEach((line, index) => {
    page.line(3, index === 0 ? `${name}:\t${line}` : `\t${line}`);
  });
}

function sourceText(
  from: NonNullable<EnvVar['valueFrom']>,
  resources: Container['resources'],
  owner: ContainerOwner,
): string {
  if (from.fieldRef) {
    const value = owner.pod ? podField(owner.pod, from.fieldRef.fieldPath) : '';
    return `${value} (${from.fieldRef.apiVersion ?? 'v1'}:${from.fieldRef.fieldPath})`;
  }
  if (from.resourceFieldRef) {
    const { resource, divisor } = from.resourceFieldRef;
    return `${resourceField(resource, divisor, resources)} (${resource})`;
  }
  if (from.secretKeyRef) {
    const { key, name, optional } = from.secretKeyRef;
    return `<set to the key '${key}' in secret '${name}'>\tOptional: ${optional ?? false}`;
  }
  if (from.configMapKeyRef) {
    const { key, name, optional } = from.configMapKeyRef;
    return `<set to the key '${key}' of config map '${name}'>\tOptional: ${optional ?? false}`;
  }
  return '';
}

/** Only what kubectl can read from the object itself. */
function podField(pod: Pod, path: string): string {
  if (path === 'metadata.name') return pod.metadata.name;
  if (path === 'metadata.namespace') return pod.metadata.namespace ?? '';
  if (path === 'metadata.uid') return pod.metadata.uid;
  return '';
}

function resourceField(resource: string, divisor: string | undefined, resources: Container['resources']): string {
  const [list, name] = resource.split('.') as ['limits' | 'requests', string];
  const quantity = resources?.[list]?.[name] ?? '0';
  const unit = !divisor || divisor === '0' ? '1' : divisor;
  if (name === 'cpu') return String(Math.ceil(milliOf(quantity) / milliOf(unit)));
  return String(Math.ceil(unitsOf(quantity) / unitsOf(unit)));
}

function writeMounts(page: Page, { volumeMounts = [], volumeDevices = [] }: Container): void {
  if (volumeMounts.length === 0) page.line(2, 'Mounts:\t<none>');
  else page.line(2, 'Mounts:');
  for (const { name, mountPath, readOnly, subPath } of [...volumeMounts].sort((a, b) =>
    a.mountPath < b.mountPath ? -1 : 1,
  )) {
    const flags = [readOnly ? 'ro' : 'rw', ...(subPath ? [`path="${subPath}"`] : [])];
    page.line(3, `${mountPath} from ${name} (${flags.join(',')})`);
  }
  if (volumeDevices.length === 0) return;
  page.line(2, 'Devices:');
  for (const { name, devicePath } of volumeDevices) page.line(3, `${devicePath} from ${name}`);
}
