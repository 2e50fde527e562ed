import type { ConfigMap, Container, EnvVar, Pod, Secret, Service } from '../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../api/meta/quantity';
import type { Client } from '../client/client';
import { decodeBase64 } from './base64';

/** Where a pod finds itself: what the downward API can tell. */
export interface Place {
  readonly node: string;
  readonly hostIP: string;
  readonly podIP: string;
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}

/** The container cannot be made because of its configuration: the words of CreateContainerConfigError. */
export class ConfigError extends Error {}

/** The environment of a container: services, envFrom, env, in that order. Models kubelet makeEnvironmentVariables. */
export function environmentFor(pod: Pod, container: Container, place: Place, client: Client): Record<string, string> {
  const namespace = pod.metadata.namespace ?? '';
  const result: Record<string, string> = {};
  for (const source of container.envFrom ?? []) {
    const { prefix = '', configMapRef, secretRef } = source;
    const data = configMapRef
      ? configMapData(client, namespace, configMapRef.name ?? '', configMapRef.optional)
      : secretData(client, namespace, secretRef?.name ?? '', secretRef?.optional);
    for (const [key, value] of Object.entries(data ?? {})) result[prefix + key] = value;
  }
  const services = serviceVariables(pod, client);
  for (const variable of container.env ?? []) {
    const value = variableValue(variable, { pod, container, place, client, known: { ...services, ...result } });
    if (value !== undefined) result[variable.name] = value;
  }
  return { ...services, ...result };
}

interface Asker {
  readonly pod: Pod;
  readonly container: Container;
  readonly place: Place;
  readonly client: Client;
  readonly known: Readonly<Record<string, string>>;
}

function variableValue({ value, valueFrom }: EnvVar, asker: Asker): string | undefined {
  const namespace = asker.pod.metadata.namespace ?? '';
  if (!valueFrom) return expandReferences(value ?? '', asker.known);
  if (valueFrom.fieldRef) return fieldValue(asker.pod, valueFrom.fieldRef.fieldPath, asker.place);
  if (valueFrom.resourceFieldRef) {
    const { resource, divisor, containerName } = valueFrom.resourceFieldRef;
    const container = asker.pod.spec.containers.find(({ name }) => name === containerName) ?? asker.container;
    return resourceValue(container, resource, divisor, asker.place);
  }
  const { configMapKeyRef, secretKeyRef } = valueFrom;
  const [kind, reference] = configMapKeyRef ? ['ConfigMap', configMapKeyRef] : ['Secret', secretKeyRef];
  const read = configMapKeyRef ? configMapData : secretData;
  const data = read(asker.client, namespace, reference?.name ?? '', reference?.optional);
  const found = data?.[reference?.key ?? ''];
  if (found !== undefined || reference?.optional) return found;
  throw new ConfigError(`couldn't find key ${reference?.key} in ${kind} ${namespace}/${reference?.name}`);
}

/** The data of a ConfigMap; undefined where an optional one is missing. */
export function configMapData(
  client: Client,
  namespace: string,
  name: string,
  optional = false,
): Readonly<Record<string, string>> | undefined {
  const found = client.get<ConfigMap>('configmaps', namespace, name);
  if (found.ok) return found.object.data ?? {};
  if (optional) return undefined;
  throw new ConfigError(`configmap "${name}" not found`);
}

/** The decoded data of a Secret; undefined where an optional one is missing. */
export function secretData(
  client: Client,
  namespace: string,
  name: string,
  optional = false,
): Readonly<Record<string, string>> | undefined {
  const found = client.get<Secret>('secrets', namespace, name);
  if (found.ok) {
    const entries = Object.entries(found.object.data ?? {});
    return Object.fromEntries(entries.map(([key, value]) => [key, decodeBase64(value)]));
  }
  if (optional) return undefined;
  throw new ConfigError(`secret "${name}" not found`);
}

/** What `fieldRef` finds, as text. */
export function fieldValue(pod: Pod, path: string, { node, hostIP, podIP }: Place): string {
  const { metadata, spec } = pod;
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (subscript) return metadata[subscript[1] as 'labels' | 'annotations']?.[subscript[2] as string] ?? '';
  switch (path) {
    case 'metadata.name':
      return metadata.name;
    case 'metadata.namespace':
      return metadata.namespace ?? '';
    case 'metadata.uid':
      return metadata.uid ?? '';
    case 'metadata.labels':
      return formatMap(metadata.labels);
    case 'metadata.annotations':
      return formatMap(metadata.annotations);
    case 'spec.nodeName':
      return node;
    case 'spec.serviceAccountName':
      return spec.serviceAccountName ?? '';
    case 'status.hostIP':
    case 'status.hostIPs':
      return hostIP;
    default:
      return path.startsWith('status.podIP') ? podIP : '';
  }
}

function formatMap(map: Readonly<Record<string, string>> = {}): string {
  return Object.keys(map)
    .sort()
    .map((key) => `${key}=${JSON.stringify(map[key])}`)
    .join('\n');
}

/** What `resourceFieldRef` finds: in units of the divisor, rounded up; what has no limit has the node's. */
export function resourceValue(
  container: Container,
  resource: string,
  divisor: string | undefined,
  place: Place,
): string {
  const [list = '', name = ''] = resource.split('.');
  const text = container.resources?.[list as 'limits' | 'requests']?.[name];
  const unit = divisor && divisor !== '0' ? divisor : '1';
  if (name === 'cpu') {
    const milli = text !== undefined ? milliOf(text) : list === 'limits' ? place.cpuMilli : 0;
    return String(Math.ceil(milli / milliOf(unit)));
  }
  const units = text !== undefined ? unitsOf(text) : list === 'limits' && name === 'memory' ? place.memoryBytes : 0;
  return String(Math.ceil(units / unitsOf(unit)));
}

/** `$(NAME)` where NAME is known; `$$` is a dollar. Models third_party/forked/golang/expansion. */
export function expandReferences(text: string, known: Readonly<Record<string, string>>): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$(\$|\(([^)]*)\))/g, (whole, what: string, name: string | undefined) => {
    if (what === '$') return '$';
    return known[name ?? ''] ?? whole;
  });
}

/** `WEB_SERVICE_HOST` and the like, of the services of the pod's namespace and of `kubernetes`. */
function serviceVariables(pod: Pod, client: Client): Record<string, string> {
  const namespace = pod.metadata.namespace ?? '';
  const result: Record<string, string> = {};
  const master = client.get<Service>('services', 'default', 'kubernetes');
  if (master.ok) addService(result, master.object);
  if (pod.spec.enableServiceLinks === false) return result;
  const { code, body } = client.send({ method: 'GET', path: client.path('services', namespace) });
  if (code === 200) for (const service of (body as { items: Service[] }).items) addService(result, service);
  return result;
}

function addService(result: Record<string, string>, { metadata, spec }: Service): void {
  const address = spec?.clusterIP;
  if (!address || address === 'None') return;
  const name = metadata.name.toUpperCase().replace(/[-.]/g, '_');
  const ports = spec.ports ?? [];
  result[`${name}_SERVICE_HOST`] = address;
  result[`${name}_SERVICE_PORT`] = String(ports[0]?.port ?? '');
  ports.forEach(({ name: portName, port, protocol = 'TCP' }, index) => {
    if (portName) result[`${name}_SERVICE_PORT_${portName.toUpperCase().replace(/[-.]/g, '_')}`] = String(port);
    const url = `${protocol.toLowerCase()}://${address}:${port}`;
    const prefix = `${name}_PORT_${port}_${protocol.toUpperCase()}`;
    if (index === 0) result[`${name}_PORT`] = url;
    result[prefix] = url;
    result[`${prefix}_PROTO`] = protocol.toLowerCase();
    result[`${prefix}_PORT`] = String(port);
    result[`${prefix}_ADDR`] = address;
  });
}
