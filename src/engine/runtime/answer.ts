import type { HttpReply, HttpRequest } from '../network/http';
import type { Random } from '../sim/random';
import { formatTime } from '../sim/time';
import type { Process, Sandbox } from './container';
import type { Route, ServerProgram } from './image';
import type { Files } from './shell/host';

/** What a server may ask of the world to answer a request. */
export interface Surroundings {
  readonly now: number;
  readonly sandbox: Sandbox;
  readonly files: Files;
  readonly random: Random;
  /** Can this be reached: `db:5432`? */
  reaches(target: string): { readonly ok: boolean; readonly latencyMs: number };
  /** What a command in the container prints. */
  run(command: string): string;
}

/** Multiples of the median at evenly spaced quantiles: a lognormal of sigma 0.35, told as a table so that it is the same everywhere. */
const QUANTILES = [0.52, 0.64, 0.71, 0.77, 0.83, 0.88, 0.94, 1, 1.07, 1.14, 1.21, 1.3, 1.42, 1.57, 1.91, 2.6];

/** An answer's time around a median, in milliseconds: at least 1 for what is not instant. */
export function latency(medianMs: number, random: Random): number {
  if (medianMs <= 1) return medianMs;
  return Math.max(1, Math.round(medianMs * (QUANTILES[random.int(QUANTILES.length)] as number)));
}

/** The route that a request takes. */
export function routeFor(program: ServerProgram, method: string, path: string): Route | undefined {
  const [bare = '/'] = path.split('?');
  return (
    program.routes.find((route) => route.path === bare && (route.method === undefined || route.method === method)) ??
    program.routes.find((route) => route.path === '*')
  );
}

/** What a running server answers; `flips` says that its switch is thrown. */
export function answer(
  process: Process,
  program: ServerProgram,
  request: HttpRequest,
  world: Surroundings,
): Omit<HttpReply & { kind: 'answer' }, 'server' | 'kind'> & { readonly flips: boolean } {
  const route = routeFor(program, request.method, request.path);
  let latencyMs = latency(program.latencyMs, world.random);
  if (!route) {
    const file = fileFor(program, request.path, world.files);
    return { code: file === undefined ? 404 : 200, body: file ?? '404 page not found\n', latencyMs, flips: false };
  }
  const age = world.now - process.startedAt;
  const fails = route.failsPerMille !== undefined && world.random.int(1000) < route.failsPerMille;
  const failed =
    fails || (route.failsAfterMs !== undefined && age >= route.failsAfterMs) || (route.obeysSwitch && process.flipped);
  if (failed) return { code: 500, body: 'internal error\n', latencyMs, flips: false };
  if (route.readyAfterMs !== undefined && age < route.readyAfterMs) {
    return { code: 503, body: 'not ready\n', latencyMs, flips: false };
  }
  if (route.needs !== undefined) {
    const reached = world.reaches(route.needs);
    latencyMs += reached.latencyMs;
    if (!reached.ok) return { code: 502, body: `cannot reach ${route.needs}\n`, latencyMs, flips: false };
  }
  const own = route.path === '/' ? fileFor(program, '/', world.files) : undefined;
  const body = own ?? fill(route.body ?? '', process, request, world);
  const asked = route.codeFrom === undefined ? 0 : Number(queryOf(request.path, route.codeFrom));
  return { code: asked || (route.code ?? 200), body, latencyMs, flips: route.flips ?? false };
}

function fileFor({ documentRoot }: ServerProgram, path: string, files: Files): string | undefined {
  if (documentRoot === undefined) return undefined;
  const [bare = '/'] = path.split('?');
  const file = files.read(`${documentRoot}${bare.endsWith('/') ? `${bare}index.html` : bare}`);
  return file.ok ? file.text : undefined;
}

function fill(body: string, process: Process, request: HttpRequest, world: Surroundings): string {
  if (!body.includes('{')) return body;
  return body.replace(/\{(\w+)(?::(\w+))?\}/g, (whole, kind: string, name: string | undefined) => {
    switch (kind) {
      case 'hostname':
        return world.sandbox.hostname;
      case 'clientip':
        return `${request.from}:${32_768 + (world.now % 28_000)}`;
      case 'now':
        return formatTime(world.now);
      case 'env':
        return process.environment[name ?? ''] ?? '';
      case 'query':
        return queryOf(request.path, name ?? '');
      case 'run':
        return world.run(queryOf(request.path, name ?? ''));
      default:
        return whole;
    }
  });
}

function queryOf(path: string, name: string): string {
  const at = path.indexOf('?');
  if (at < 0) return '';
  for (const pair of path.slice(at + 1).split('&')) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals) === name) return decode(pair.slice(equals + 1));
  }
  return '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

/**
 * Until when a server's answer to a probe stays as it is, as a moment of cluster time; Infinity when nothing but an event
 * in its container changes it; undefined when that cannot be said.
 */
export function steadyUntil(
  process: Process,
  program: ServerProgram,
  path: string | null,
  now: number,
): number | undefined {
  const route = path === null ? undefined : routeFor(program, 'GET', path);
  if (path !== null && !route) return program.documentRoot === undefined ? Number.POSITIVE_INFINITY : undefined;
  if (route && (route.needs !== undefined || route.failsPerMille !== undefined)) return undefined;
  const flips = [program.listensAfterMs, route?.readyAfterMs ?? 0, route?.failsAfterMs ?? 0]
    .map((afterMs) => process.startedAt + afterMs)
    .filter((at) => at > now);
  return Math.min(...flips, Number.POSITIVE_INFINITY);
}
