import type { Ingress, IngressBackend } from '../../../api/generated/networking/v1';

/** One path of a host and where it leads. */
export interface Location {
  readonly path: string;
  readonly kind: 'exact' | 'prefix' | 'segments';
  /** `host path` as the rule says it, `*` for no host. */
  readonly route: string;
  readonly ingress: string;
  /** Name of its upstream: `default/web 80`; '' where the backend is no Service. */
  readonly upstream: string;
}

/** What one server block of nginx holds: the locations of a host, those that win first. */
export type Locations = readonly Location[];

/** By host: `shop.test`, `*.shop.test`, or `_` for the rules without a host. Immutable. */
export type RoutingTable = ReadonlyMap<string, Locations>;

/** Where rules without a host are kept (nginx's catch-all server). */
const ANY_HOST = '_';

/** Compiles Ingresses, given in the order of their age: of two that claim the same host and path, the elder has it. */
export function compileRoutes(ingresses: readonly Ingress[]): RoutingTable {
  const table = new Map<string, Location[]>();
  for (const ingress of ingresses) for (const host of hostsOf(ingress)) addHost(table, ingress, host);
  for (const locations of table.values()) locations.sort(byPrecedence);
  return table;
}

/** The location that a request belongs to; undefined: the default backend, which answers 404. */
export function route(table: RoutingTable, host: string, path: string): Location | undefined {
  const locations = serverOf(table, host);
  const end = path.indexOf('?');
  const asked = end < 0 ? path : path.slice(0, end);
  return locations?.find((location) => matches(location, asked));
}

/** Is there a rule with that host, exact or with a `*.`? */
export function servesHost(table: RoutingTable, host: string): boolean {
  const dot = host.indexOf('.');
  return host !== ANY_HOST && (table.has(host) || (dot > 0 && table.has(`*${host.slice(dot)}`)));
}

/** The names of all upstreams that rules lead to. */
export function upstreamsOf(table: RoutingTable): Set<string> {
  const names = new Set<string>();
  for (const locations of table.values()) for (const { upstream } of locations) if (upstream) names.add(upstream);
  return names;
}

/** `default/web 80`: a Service's key and the port as the rule names it. */
export function upstreamName(namespace: string, backend: IngressBackend): string {
  if (!backend.service) return '';
  const { name, port } = backend.service;
  return `${namespace}/${name} ${port?.name ?? port?.number ?? ''}`;
}

function hostsOf(ingress: Ingress): Set<string> {
  const hosts = new Set((ingress.spec.rules ?? []).map(({ host }) => host || ANY_HOST));
  if (hosts.size === 0 && ingress.spec.defaultBackend) hosts.add(ANY_HOST);
  return hosts;
}

function addHost(table: Map<string, Location[]>, ingress: Ingress, host: string): void {
  const { metadata, spec } = ingress;
  const locations = table.get(host) ?? [];
  table.set(host, locations);
  const add = (path: string, kind: Location['kind'], backend: IngressBackend) => {
    if (locations.some((known) => known.path === path && (known.kind === 'exact') === (kind === 'exact'))) return;
    locations.push({
      path,
      kind,
      route: `${host === ANY_HOST ? '*' : host} ${path}`,
      ingress: metadata.uid ?? '',
      upstream: upstreamName(metadata.namespace ?? '', backend),
    });
  };
  for (const rule of spec.rules ?? []) {
    if ((rule.host || ANY_HOST) !== host) continue;
    for (const { path = '/', pathType, backend } of rule.http?.paths ?? []) {
      if (pathType === 'Exact') add(path, 'exact', backend);
      else if (pathType === 'Prefix') add(trimSlash(path), 'segments', backend);
      else add(path || '/', 'prefix', backend);
    }
  }
  if (spec.defaultBackend) add('/', 'segments', spec.defaultBackend);
}

/** `/shop/` as a prefix is `/shop`. */
function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function byPrecedence(a: Location, b: Location): number {
  if (a.path.length !== b.path.length) return b.path.length - a.path.length;
  return Number(b.kind === 'exact') - Number(a.kind === 'exact');
}

function matches({ kind, path }: Location, asked: string): boolean {
  if (kind === 'exact') return asked === path;
  if (!asked.startsWith(path)) return false;
  return kind === 'prefix' || path === '/' || asked.length === path.length || asked[path.length] === '/';
}

function serverOf(table: RoutingTable, host: string): Locations | undefined {
  const known = table.get(host);
  if (known) return known;
  const asked = bareHost(host);
  const dot = asked.indexOf('.');
  return table.get(asked) ?? (dot > 0 ? table.get(`*${asked.slice(dot)}`) : undefined) ?? table.get(ANY_HOST);
}

function bareHost(host: string): string {
  const colon = host.indexOf(':');
  return (colon < 0 ? host : host.slice(0, colon)).toLowerCase();
}
