import type { Container, ContainerPort } from '../../generated/core/v1';
import { fractionalBytes, isWholeBytes } from './volumeWarnings';

/** A container and where it is. */
export type Placed = readonly [path: string, container: Container];

/** Adds what the server warns of in one container. */
export function warnOfContainer({ resources, env = [] }: Container, path: string, warnings: string[]): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    for (const key of ['limits', 'requests'] as const) {
      const amount = resources?.[key]?.[name];
      if (amount === undefined || isWholeBytes(amount)) continue;
      warnings.push(`${path}.resources.${key}[${name}]: ${fractionalBytes(amount)}`);
    }
  }
  if (env.length < 2) return;
  const seen = new Set<string>();
  for (const [index, { name, value = '', valueFrom }] of env.entries()) {
    const reference = `$(${name})`;
    const hides = valueFrom !== undefined || value === reference || !value.includes(reference);
    if (seen.has(name) && hides) {
      const words = `hides previous definition of "${name}", which may be dropped when using apply`;
      warnings.push(`${path}.env[${index}]: ${words}`);
    }
    seen.add(name);
  }
}

/** Adds what the server warns of in the ports of all containers together. */
export function warnOfPorts(containers: readonly Placed[], warnings: string[]): void {
  const seen: { path: string; port: ContainerPort }[] = [];
  for (const [where, { ports = [] }] of containers) {
    for (const [index, port] of ports.entries()) {
      const path = `${where}.ports[${index}]`;
      if (port.hostIP && !port.hostPort) warnings.push(`${path}: hostIP set without hostPort: ${told(port)}`);
      for (const other of seen) {
        const words = clash(port, other.port);
        if (words) warnings.push(`${path}: ${words} port definition with ${other.path}`);
      }
      seen.push({ path, port });
    }
  }
  const names = new Map<string, string>();
  for (const { path, port } of seen) {
    if (!port.name) continue;
    const other = names.get(port.name);
    if (other === undefined) names.set(port.name, path);
    else {
      const words = `duplicate port name "${port.name}" with ${other}`;
      warnings.push(`${path}: ${words}, services and probes that select ports by name will use ${other}`);
    }
  }
}

/** A port as Go's `%+v` prints it. */
function told({ name = '', hostPort = 0, containerPort, protocol = '', hostIP = '' }: ContainerPort): string {
  const fields = `Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}`;
  return `{${fields}}`;
}

function clash(a: ContainerPort, b: ContainerPort): string {
  if (a.containerPort !== b.containerPort || a.protocol !== b.protocol) return '';
  const [hostA, hostB] = [a.hostPort ?? 0, b.hostPort ?? 0];
  const [ipA, ipB] = [a.hostIP ?? '', b.hostIP ?? ''];
  if (ipA === ipB && hostA === hostB) return 'duplicate';
  if (hostA === 0 || hostB === 0) return 'overlapping';
  return hostA === hostB && (ipA === '') !== (ipB === '') ? 'dangerously ambiguous' : '';
}
