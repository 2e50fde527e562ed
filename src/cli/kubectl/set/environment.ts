import type { ConfigMap, Container, EnvVar, EnvVarSource, Pod, Secret } from '../../../api/generated/core/v1';
import type { Call } from '../call';
import { kindFor } from '../discovery';
import { fail, messageOf, type Problem, problemOf } from '../failure';
import type { Found } from '../targets';
import { podSpecOf, selectContainers } from './podSpec';

/** What `kubectl set env` sets and removes. */
export interface EnvChange {
  readonly set: readonly EnvVar[];
  readonly removed: readonly string[];
}

/** Reads `COLOR=green` and `COLOR-`. Models env.ParseEnv. */
export function readEnv(words: readonly string[]): EnvChange {
  const set: EnvVar[] = [];
  const removed: string[] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 0 && word.endsWith('-')) removed.push(word.slice(0, -1));
    else if (at > 0) set.push({ name: word.slice(0, at), value: word.slice(at + 1) });
    else fail(`environment variables must be of the form key=value, but is ${JSON.stringify(word)}`);
  }
  for (const { name } of set) {
    if (removed.includes(name)) {
      fail(`can not both modify and remove the following environment variable(s) in the same command: ${name}`);
    }
  }
  return { set, removed };
}

/** The variables after a change: the old ones in their places, new ones after them. Models set.updateEnv. */
export function changeEnv(existing: readonly EnvVar[], { set, removed }: EnvChange): EnvVar[] {
  const covered = new Set(removed);
  const result: EnvVar[] = [];
  for (const old of existing) {
    if (covered.has(old.name)) continue;
    const newer = set.findLast(({ name }) => name === old.name);
    if (newer) covered.add(old.name);
    result.push(newer ?? old);
  }
  for (const added of set) {
    if (covered.has(added.name)) continue;
    covered.add(added.name);
    result.push(added);
  }
  return result;
}

/** The variables that `--from=configmap/settings` gives: one for each key. */
export function envFrom(call: Call, from: string): EnvVar[] {
  const [type = '', name = ''] = from.split('/');
  const kind = kindFor(type);
  const { data = {} } = call.remote.get(kind, call.namespace, name) as ConfigMap | Secret;
  if (kind.kind !== 'ConfigMap' && kind.kind !== 'Secret') fail(`unsupported resource specified in --from`);
  const wanted = call.flags.list('keys');
  return Object.keys(data)
    .sort()
    .filter((key) => wanted.length === 0 || wanted.includes(key))
    .map((key) => ({
      name: call.flags.string('prefix') + transferred(call, key),
      valueFrom: kind.kind === 'ConfigMap' ? { configMapKeyRef: { name, key } } : { secretKeyRef: { name, key } },
    }));
}

/** A key as the name of a variable, told where it is another (keyToEnvName). */
function transferred(call: Call, key: string): string {
  const name = key.replace(/[^A-Za-z0-9_]/g, '_').toUpperCase();
  if (name !== key) call.err(`Warning: key ${key} transferred to ${name}\n`);
  return name;
}

/** `kubectl set env --list`: the variables of each container. */
export function listEnv(call: Call, found: readonly Found[]): Problem[] {
  const problems: Problem[] = [];
  for (const one of found) {
    const spec = podSpecOf(one.object);
    const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
    for (const container of selectContainers(containers, call.flags.string('containers'))) {
      call.out(`# ${one.kind.kind} ${one.name}, container ${container.name}\n`);
      for (const variable of container.env ?? []) call.out(tellVariable(call, one, container, variable, problems));
    }
  }
  return problems;
}

function tellVariable(call: Call, found: Found, container: Container, variable: EnvVar, problems: Problem[]): string {
  const { name, value = '', valueFrom } = variable;
  if (!valueFrom) return `${name}=${value}\n`;
  if (!call.flags.bool('resolve')) return `# ${name} from ${describeSource(valueFrom)}\n`;
  let resolved = '';
  const problem = problemOf(() => {
    resolved = resolve(call, found, valueFrom);
  });
  if (!problem) return `${name}=${resolved}\n`;
  problems.push({
    kind: 'text',
    message: `error retrieving reference for ${describeSource(valueFrom)} in container ${container.name}: ${messageOf(problem)}`,
  });
  return `# ${name} from ${describeSource(valueFrom)}\n`;
}

function describeSource({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: EnvVarSource): string {
  if (fieldRef) return `field path ${fieldRef.fieldPath}`;
  if (configMapKeyRef) return `configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
  if (secretKeyRef) return `secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
  if (!resourceFieldRef) return 'invalid valueFrom';
  const where = resourceFieldRef.containerName ? `${resourceFieldRef.containerName}/` : '';
  return `resource ${where}${resourceFieldRef.resource}`;
}

function resolve(call: Call, { object }: Found, source: EnvVarSource): string {
  const { configMapKeyRef, secretKeyRef, fieldRef } = source;
  if (configMapKeyRef) {
    const { name = '', key } = configMapKeyRef;
    const { data = {} } = call.remote.get(kindFor('configmaps'), call.namespace, name) as ConfigMap;
    return data[key] ?? fail(`key ${key} not found in config map ${name}`);
  }
  if (secretKeyRef) {
    const { name = '', key } = secretKeyRef;
    const { data = {} } = call.remote.get(kindFor('secrets'), call.namespace, name) as Secret;
    const value = data[key] ?? fail(`key ${key} not found in secret ${name}`);
    return decodeBase64(value);
  }
  if (fieldRef) return fieldOf(object as Pod, fieldRef.fieldPath);
  return fail('Unsupported reference');
}

function fieldOf({ metadata, spec, status }: Pod, path: string): string {
  const key = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(path);
  if (key) return metadata[key[1] as 'labels' | 'annotations']?.[key[2] as string] ?? '';
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.podIP': status?.podIP,
    'status.hostIP': status?.hostIP,
  };
  return fields[path] ?? '';
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The UTF-8 text that base64 stands for. */
export function decodeBase64(text: string): string {
  const bits = [...text.replace(/=+$/, '')].map((char) => BASE64.indexOf(char).toString(2).padStart(6, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  const escaped = bytes.map((byte) => `%${Number.parseInt(byte, 2).toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
  }
}
