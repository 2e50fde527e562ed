import type { Pod, Probe } from '../../api/generated/core/v1';
import type { HttpReply } from '../network/http';
import { startFailure } from './execFailure';
import type { PodWork, Station } from './podWork';

/** What one attempt gave. `errored`: the attempt itself went wrong, which changes nothing. */
export interface Outcome {
  readonly outcome: 'success' | 'failure' | 'errored';
  readonly output: string;
}

const SUCCESS: Outcome = { outcome: 'success', output: '' };

function failure(output: string): Outcome {
  return { outcome: 'failure', output };
}

/** Carries out a probe once. Models kubelet prober and pkg/probe. */
export function attempt(station: Station, work: PodWork, container: string, probe: Probe): Outcome {
  const timeoutMs = (probe.timeoutSeconds ?? 1) * 1000;
  if (probe.exec) return execute(station, work, container, probe.exec.command ?? [], timeoutMs);
  const target = probe.httpGet ?? probe.tcpSocket;
  const port = probe.grpc ? probe.grpc.port : portOf(work.pod, container, target?.port);
  if (typeof port === 'string') return { outcome: 'errored', output: port };
  const address = target?.host || work.address;
  if (probe.grpc)
    return grpc(station.runtime.connect(address, port, null), `${address}:${port}`, probe.grpc.service ?? '');
  if (probe.tcpSocket) return tcp(station.runtime.connect(address, port, null), `${address}:${port}`);
  const path = pathOf(probe);
  const headers = Object.fromEntries(
    (probe.httpGet?.httpHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value]),
  );
  const from = station.network.machine(station.node)?.address ?? '';
  const reply = station.runtime.connect(address, port, {
    method: 'GET',
    host: `${address}:${port}`,
    path,
    headers,
    from,
  });
  return http(
    reply,
    `${(probe.httpGet?.scheme ?? 'HTTP').toLowerCase()}://${address}:${port}${path}`,
    `${address}:${port}`,
    timeoutMs,
  );
}

/** Until when the outcome stays what it is now: a moment, Infinity, or undefined when that cannot be said. */
export function outcomeSteadyUntil(
  station: Station,
  work: PodWork,
  container: string,
  probe: Probe,
): number | undefined {
  if (probe.exec) return undefined;
  const target = probe.httpGet ?? probe.tcpSocket;
  const port = probe.grpc ? probe.grpc.port : portOf(work.pod, container, target?.port);
  if (typeof port === 'string') return undefined;
  return station.runtime.steadyUntil(target?.host || work.address, port, probe.httpGet ? pathOf(probe) : null);
}

function pathOf({ httpGet }: Probe): string {
  const path = httpGet?.path ?? '/';
  return path.startsWith('/') ? path : `/${path}`;
}

/** The number of a port, or why there is none. */
function portOf(pod: Pod, container: string, port: number | string | undefined): number | string {
  if (typeof port === 'number') return port;
  const specs = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  const named = specs.find(({ name }) => name === container)?.ports?.find(({ name }) => name === port);
  if (named) return named.containerPort;
  if (/^\d+$/.test(port ?? '')) return Number(port);
  return `strconv.Atoi: parsing "${port ?? ''}": invalid syntax`;
}

function http(reply: HttpReply, url: string, hostPort: string, timeoutMs: number): Outcome {
  if (reply.kind === 'refused') return failure(`Get "${url}": dial tcp ${hostPort}: connect: connection refused`);
  if (reply.kind === 'no-route') return failure(`Get "${url}": dial tcp ${hostPort}: connect: no route to host`);
  if (reply.kind === 'silence' || reply.latencyMs >= timeoutMs) {
    return failure(`Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`);
  }
  if (url.startsWith('https:')) return failure(`Get "${url}": http: server gave HTTP response to HTTPS client`);
  if (reply.code >= 200 && reply.code < 400) return SUCCESS;
  return failure(`HTTP probe failed with statuscode: ${reply.code}`);
}

function tcp(reply: HttpReply, hostPort: string): Outcome {
  if (reply.kind === 'answer') return SUCCESS;
  const why =
    reply.kind === 'refused'
      ? 'connect: connection refused'
      : reply.kind === 'no-route'
        ? 'connect: no route to host'
        : 'i/o timeout';
  return failure(`dial tcp ${hostPort}: ${why}`);
}

function grpc(reply: HttpReply, hostPort: string, service: string): Outcome {
  if (reply.kind === 'answer') return SUCCESS;
  return failure(`timeout: failed to connect service "${service || hostPort}" within 1s: context deadline exceeded`);
}

function execute(
  station: Station,
  work: PodWork,
  container: string,
  command: readonly string[],
  timeoutMs: number,
): Outcome {
  if (work.stage === 'terminating') {
    return { outcome: 'errored', output: 'rpc error: code = Canceled desc = context canceled' };
  }
  const id = work.containers[container]?.id ?? '';
  const result = station.runtime.exec(id, command);
  if (typeof result === 'string') {
    return {
      outcome: 'errored',
      output: `rpc error: code = Unknown desc = ${startFailure(id, station.sim.now, result)}`,
    };
  }
  if (result.durationMs > timeoutMs) {
    return failure(`command timed out: "${command.join(' ')}" timed out after ${timeoutMs / 1000}s`);
  }
  return result.exitCode === 0 ? SUCCESS : failure(result.stdout + result.stderr);
}
