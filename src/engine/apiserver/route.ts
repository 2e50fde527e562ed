import type { KindInfo, SubresourceInfo } from '../../api/meta/kind';
import type { GroupResource } from '../../api/meta/object';
import { groupResourceOf, kindByPlural } from '../../api/scheme';

/** What a path names. */
export interface Route {
  readonly kind: KindInfo;
  /** Where its objects are stored: `pods`, `deployments.apps`. */
  readonly resource: GroupResource;
  /** '' for all namespaces and for what is in none. */
  readonly namespace: string;
  /** '' for the collection. */
  readonly name: string;
  readonly subresource: string;
  readonly subresourceInfo?: SubresourceInfo;
}

/** At most so many parsed paths are remembered. */
const REMEMBERED_ROUTES = 4096;

/** Resources that are stored as another's: one store behind two groups. */
const STORED_AS: Readonly<Record<string, GroupResource>> = { 'events.events.k8s.io': 'events' };

/** Parses paths. What it remembers is only there for speed. */
export class Router {
  private readonly remembered = new Map<string, Route | null>();

  /** The route behind a path, or null where nothing is served. */
  find(path: string): Route | null {
    const known = this.remembered.get(path);
    if (known !== undefined) return known;
    if (this.remembered.size >= REMEMBERED_ROUTES) this.remembered.clear();
    const route = parse(path);
    this.remembered.set(path, route);
    return route;
  }
}

/** `/apis/apps/v1/namespaces/default/deployments/web/scale`, taken apart. */
function parse(path: string): Route | null {
  const parts = path.split('/').filter((part) => part !== '');
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') return null;
  const groupVersion = core ? parts[1] : `${parts[1]}/${parts[2]}`;
  const rest = parts.slice(core ? 2 : 3);
  if (groupVersion === undefined || rest.length === 0) return null;
  return namespaceRoute(groupVersion, rest) ?? scopedRoute(groupVersion, rest);
}

function scopedRoute(groupVersion: string, rest: readonly string[]): Route | null {
  if (rest[0] !== 'namespaces') return resourceRoute(groupVersion, '', rest);
  return resourceRoute(groupVersion, decode(rest[1] ?? ''), rest.slice(2));
}

/** Namespaces themselves: `namespaces`, `namespaces/x`, `namespaces/x/status`, `namespaces/x/finalize`. */
function namespaceRoute(groupVersion: string, rest: readonly string[]): Route | null {
  if (rest[0] !== 'namespaces' || groupVersion !== 'v1') return null;
  const itself = rest.length <= 2 || (rest.length === 3 && (rest[2] === 'status' || rest[2] === 'finalize'));
  return itself ? resourceRoute('v1', '', rest) : null;
}

function resourceRoute(groupVersion: string, namespace: string, parts: readonly string[]): Route | null {
  const [plural = '', name = '', subresource = ''] = parts.map(decode);
  if (parts.length > 3) return null;
  const kind = kindByPlural(groupVersion, plural);
  if (!kind || (namespace !== '' && !kind.namespaced) || (namespace === '' && kind.namespaced && name !== ''))
    return null;
  const subresourceInfo = subresource ? kind.subresources.find((info) => info.name === subresource) : undefined;
  if (subresource && !subresourceInfo) return null;
  const groupResource = groupResourceOf(kind);
  return { kind, resource: STORED_AS[groupResource] ?? groupResource, namespace, name, subresource, subresourceInfo };
}

function decode(part: string): string {
  if (!part.includes('%')) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
