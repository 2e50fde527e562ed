import { Etcd } from '../etcd/etcd';
import type { Plain } from '../sim/plain';
import { type Component, Simulation } from '../sim/simulation';
import { ApiServer } from './apiServer';
import type { ApiServerOptions } from './call';
import type { ApiRequest, ApiResponse, WatchEvent } from './request';

/** An API server alone, for tests: no controllers, one ServiceAccount. */
export interface TestServer {
  readonly sim: Simulation;
  readonly etcd: Etcd;
  readonly api: ApiServer;
  /** Sends a request as `kubernetes-admin`; the path may carry a query. */
  send(method: ApiRequest['method'], path: string, body?: unknown, more?: Partial<ApiRequest>): ApiResponse;
}

/** Makes a test server. */
export function testServer(options: Partial<ApiServerOptions> = {}): TestServer {
  const sim = new Simulation(1);
  const etcd = sim.add(new Etcd(sim));
  const full = { kubelet: () => undefined, reachable: () => true, bare: true, ...options };
  const api = sim.add(new ApiServer(sim, etcd, full));
  const send: TestServer['send'] = (method, path, body, more) => {
    const [bare = '', text = ''] = path.split('?');
    const query: Record<string, string> = {};
    for (const [key, value] of text.split('&').map((term) => term.split('='))) {
      if (key) query[key] = decodeURIComponent(value ?? '');
    }
    return api.handle({ method, path: bare, query, body, user: 'kubernetes-admin', actor: 'unknown', ...more });
  };
  send('POST', '/api/v1/namespaces/default/serviceaccounts', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default' },
  });
  return { sim, etcd, api, send };
}

/** A component that watches and keeps all that it hears. */
export class TestWatcher implements Component {
  readonly events: WatchEvent[] = [];

  constructor(
    readonly name: string,
    private readonly api: ApiServer,
  ) {}

  handle(_what: Plain): void {
    this.events.push(...this.api.mailbox(this.name));
  }

  save(): unknown {
    return {};
  }

  load(): void {}

  /** `ADDED web-1`, in the order in which they came. */
  heard(): string[] {
    return this.events.map(({ type, object }) => `${type} ${object.metadata.name}`);
  }
}
