import type { Etcd } from '../etcd/etcd';
import type { Plain } from '../sim/plain';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import { formatTime } from '../sim/time';
import { addressAt, rangeOf } from './allocation/addresses';
import { type Allocations, ServiceAllocator } from './allocation/allocator';
import { bootstrap } from './bootstrap';
import type { ApiServerOptions, Call, Server } from './call';
import { discover } from './discovery';
import { dispatch } from './dispatch';
import { noSuchResource, Refusal } from './refusal';
import type { ApiDoor, ApiRequest, ApiResponse, WatchEvent, WatchSelection } from './request';
import { Router } from './route';
import { Templates } from './templates';
import { noWatches, Watchers, type WatchState } from './watchers';

interface ApiServerState extends WatchState, Allocations {}

/** Resources that answer with a warning, whatever is asked of them. */
const DEPRECATED: Readonly<Record<string, string>> = {
  endpoints: 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  componentstatuses: 'v1 ComponentStatus is deprecated in v1.19+',
};

const NO_QUERY = {};
const NO_WARNINGS: readonly string[] = [];

/**
 * The one door to the cluster's state: routes, decodes, defaults, admits, validates, stores and tells those who watch.
 * Models kube-apiserver v1.36. Constructed over an empty store, it makes the objects that every cluster has.
 */
export class ApiServer extends StatefulComponent<ApiServerState> implements ApiDoor, Server {
  readonly services: ServiceAllocator;
  readonly templates = new Templates();
  private readonly router = new Router();
  /** The last moment that was asked for, and its text. */
  private moment = { second: -1, text: '' };
  private readonly watchers: Watchers;

  constructor(
    readonly sim: Simulation,
    readonly etcd: Etcd,
    readonly options: ApiServerOptions,
  ) {
    super('kube-apiserver', { ...noWatches(), clusterIps: new Map(), nodePorts: new Map() });
    const { serviceCidr = '10.96.0.0/12', nodePortRange = [30_000, 32_767], address = '10.0.0.10' } = options;
    this.services = new ServiceAllocator(() => this.state, serviceCidr, nodePortRange);
    this.watchers = new Watchers(sim, () => this.state, options.reachable);
    etcd.onChange = (change) => this.watchers.publish(change);
    if (etcd.revision === 0) bootstrap(this, address, addressAt(rangeOf(serviceCidr).first + 1), options.bare ?? false);
  }

  handle(request: ApiRequest): ApiResponse;
  handle(what: Plain): void;
  handle(request: ApiRequest | Plain): ApiResponse | undefined {
    if (!isRequest(request)) return undefined;
    const warnings: string[] = [];
    try {
      const { code = 200, body } = this.answer(request, warnings);
      return { code, body, warnings: warnings.length === 0 ? NO_WARNINGS : [...new Set(warnings)] };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { code: thrown.status.code, body: thrown.status, warnings: [...new Set(warnings)] };
    }
  }

  watch(to: string, selection: WatchSelection): number {
    return this.watchers.add(to, selection);
  }

  unwatch(id: number): void {
    this.watchers.remove(id);
  }

  mailbox(to: string): readonly WatchEvent[] {
    return this.watchers.take(to);
  }

  /** The link to a component works again: what gathered for it meanwhile comes now. */
  release(to: string): void {
    this.watchers.release(to);
  }

  timestamp(): string {
    const second = Math.floor(this.sim.now / 1000);
    if (second !== this.moment.second) this.moment = { second, text: formatTime(this.sim.now) };
    return this.moment.text;
  }

  private answer(request: ApiRequest, warnings: string[]): { code?: number; body: unknown } {
    const route = this.router.find(request.path);
    if (route) {
      const query = request.query ?? NO_QUERY;
      const deprecated = DEPRECATED[route.resource];
      if (deprecated) warnings.push(deprecated);
      const call: Call = { server: this, request, route, query, dryRun: isDryRun(query), warnings };
      return dispatch(call);
    }
    const found = request.method === 'GET' ? discover(request.path) : undefined;
    if (found === undefined) throw noSuchResource();
    return { body: found };
  }
}

function isRequest(what: unknown): what is ApiRequest {
  return typeof what === 'object' && what !== null && 'method' in what && 'path' in what;
}

function isDryRun(query: Readonly<Record<string, string>>): boolean {
  return query.dryRun === 'All';
}
