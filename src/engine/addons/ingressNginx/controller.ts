import type { Service } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import type { Ingress, IngressClass } from '../../../api/generated/networking/v1';
import { keyOf } from '../../../api/meta/object';
import type { Client } from '../../client/client';
import type { Informers } from '../../client/informers';
import type { Recorder } from '../../client/recorder';
import type { HttpRequest } from '../../network/http';
import type { Network } from '../../network/network';
import type { Edge, EdgePassage } from '../../network/passage';
import { BY_SERVICE, SLICES, serviceOf } from '../../proxy/kubeProxy';
import { targets } from '../../proxy/rules';
import { copyState, type Plain } from '../../sim/plain';
import type { Component, Simulation } from '../../sim/simulation';
import { compileRoutes, type RoutingTable, route, servesHost, upstreamsOf } from './routing';
import { NO_UPSTREAM, tryUpstreams, type Upstream } from './upstream';

export const INGRESSES = 'ingresses.networking.k8s.io';
export const CLASSES = 'ingressclasses.networking.k8s.io';
/** The address of the load balancer before the controller, and its place on the network. */
export const INGRESS_ADDRESS = '203.0.113.10';
const CONTROLLER = 'k8s.io/ingress-nginx';
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** What the add-on is given. `client` is its own; `informers` are started by `start`. */
export interface IngressNginxHost {
  readonly sim: Simulation;
  readonly informers: Informers;
  readonly client: Client;
  /** Its own too: what it remembers is saved with the add-on. */
  readonly recorder: Recorder & Pick<Component, 'save' | 'load'>;
  readonly network: Network;
}

interface IngressNginxState {
  /** What the running nginx does. */
  table: RoutingTable;
  /** By upstream name. */
  upstreams: Map<string, Upstream>;
  /** By upstream name: whose turn it is. */
  turns: Map<string, number>;
  /** What the next sync has to look at: the rules, or the endpoints of these Services. */
  rulesChanged: boolean;
  servicesChanged: Set<string>;
  syncing: boolean;
  lastSyncAt: number;
  /** Computed and on its way into nginx. */
  stagedTable: RoutingTable | undefined;
  stagedUpstreams: Map<string, Upstream>;
  /** Ingresses without an address, and whether somebody comes to write it. */
  addressless: Set<string>;
  statusDue: boolean;
}

/** Models ingress-nginx: sync-rate-limit 0.3 a second. */
const SYNC_PERIOD_MS = 3334;
const SYNC_MS = 20;
/** Writing the configuration and reloading nginx. */
const RELOAD_MS = 200;
/** Workers take new endpoints at each full second (BACKENDS_SYNC_INTERVAL). */
const BACKENDS_PERIOD_MS = 1000;
/** Addresses are written to Ingresses once a minute (status-update-interval). */
const STATUS_PERIOD_MS = 60_000;

/**
 * The Ingress controller that a cluster has installed. Models ingress-nginx 1.x; it has no pod of its own here.
 * It is where requests from outside come in: routes by host and path, picks endpoints itself, tries the next where one fails.
 */
export class IngressNginx implements Component, Edge {
  readonly name = 'ingress-nginx';
  readonly address = INGRESS_ADDRESS;
  private state: IngressNginxState = {
    table: new Map(),
    upstreams: new Map(),
    turns: new Map(),
    rulesChanged: false,
    servicesChanged: new Set(),
    syncing: false,
    lastSyncAt: -SYNC_PERIOD_MS,
    stagedTable: undefined,
    stagedUpstreams: new Map(),
    addressless: new Set(),
    statusDue: false,
  };

  constructor(private readonly host: IngressNginxHost) {
    const { informers } = host;
    informers.on<Ingress>(INGRESSES, {
      added: (ingress) => this.ingressChanged(ingress),
      updated: (ingress, previous) => {
        if (ingress.metadata.generation !== previous.metadata.generation) this.ingressChanged(ingress);
        else this.noteAddress(ingress);
      },
      deleted: (ingress) => {
        this.state.addressless.delete(keyOf(ingress));
        this.rulesChanged();
      },
    });
    const rules = () => this.rulesChanged();
    informers.on<IngressClass>(CLASSES, { added: rules, updated: rules, deleted: rules });
    const service = (object: Service) => this.serviceChanged(keyOf(object));
    const slice = (object: EndpointSlice) => this.serviceChanged(serviceOf(object));
    informers.on<Service>('services', { added: service, updated: service, deleted: service });
    informers.on<EndpointSlice>(SLICES, { added: slice, updated: slice, deleted: slice });
    informers.index<EndpointSlice>(SLICES, BY_SERVICE, (object) => [serviceOf(object)]);
    informers.index<Ingress>(INGRESSES, BY_SERVICE, servicesOf);
  }

  /** Installs it: makes the IngressClass `nginx` and begins to watch. */
  start(): void {
    this.host.client.create<IngressClass>(CLASSES, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: {
        name: 'nginx',
        labels: {
          'app.kubernetes.io/component': 'controller',
          'app.kubernetes.io/instance': 'ingress-nginx',
          'app.kubernetes.io/name': 'ingress-nginx',
          'app.kubernetes.io/part-of': 'ingress-nginx',
        },
      },
      spec: { controller: CONTROLLER },
    });
    this.host.informers.start();
  }

  handle(what: Plain): void {
    const { type } = what as { type: string };
    if (type === 'sync') this.sync();
    else if (type === 'serve') this.serve();
    else if (type === 'status') this.writeAddresses();
  }

  /** One request from outside; `tries` have failed before. Models nginx: proxy_next_upstream error timeout, three tries. */
  pass(request: HttpRequest, tries: number): EdgePassage {
    const location = route(this.state.table, request.host, request.path);
    const upstream = location && this.state.upstreams.get(location.upstream);
    const found = { ingress: location?.ingress ?? '', route: location?.route ?? '' };
    if (!location || !upstream || upstream.targets.length === 0) {
      const refusal = location ? NO_UPSTREAM : { ...NO_UPSTREAM, code: 404 };
      const service = upstream?.service ?? '';
      return { reply: refusal, ...found, service, pod: '', tries, againOnReset: false };
    }
    let turn = this.state.turns.get(location.upstream) ?? 0;
    const { targets: all } = upstream;
    const next = () => all[turn++ % all.length] as (typeof all)[number];
    const passage = tryUpstreams(this.host.network, request, tries, next);
    this.state.turns.set(location.upstream, turn % all.length);
    const chosen = passage.chosen && { chosen: { ...passage.chosen, choices: all.length } };
    return { ...passage, ...found, ...chosen, service: upstream.service };
  }

  serves(host: string): boolean {
    return servesHost(this.state.table, host);
  }

  save(): unknown {
    const { client, recorder } = this.host;
    return { own: copyState(this.state), client: client.save(), recorder: recorder.save() };
  }

  load(saved: unknown): void {
    const { own, client, recorder } = saved as { own: IngressNginxState; client: unknown; recorder: unknown };
    this.state = copyState(own);
    this.host.client.load(client);
    this.host.recorder.load(recorder);
  }

  private ingressChanged(ingress: Ingress): void {
    if (this.isOurs(ingress)) {
      this.host.recorder.event(ingress, 'Normal', 'Sync', 'Scheduled for sync');
    }
    this.rulesChanged();
  }

  private rulesChanged(): void {
    this.state.rulesChanged = true;
    this.wake();
  }

  private serviceChanged(key: string): void {
    if (this.host.informers.countByIndex(INGRESSES, BY_SERVICE, key) === 0) return;
    this.state.servicesChanged.add(key);
    this.wake();
  }

  private wake(): void {
    if (this.state.syncing) return;
    this.state.syncing = true;
    const waitMs = Math.max(0, this.state.lastSyncAt + SYNC_PERIOD_MS - this.host.sim.now);
    this.host.sim.schedule(this.name, waitMs + SYNC_MS, { type: 'sync' });
  }

  private sync(): void {
    const { state, host } = this;
    state.syncing = false;
    state.lastSyncAt = host.sim.now;
    const ours = state.rulesChanged ? this.ourIngresses() : undefined;
    for (const ingress of ours ?? []) {
      this.noteAddress(ingress);
      for (const key of servicesOf(ingress)) state.servicesChanged.add(key);
    }
    state.stagedTable = ours && compileRoutes(ours);
    for (const name of upstreamsOf(state.stagedTable ?? state.table)) {
      const [key = '', port = ''] = name.split(' ');
      if (state.servicesChanged.has(key)) state.stagedUpstreams.set(name, this.upstream(key, port));
    }
    state.rulesChanged = false;
    state.servicesChanged.clear();
    const backendsMs = BACKENDS_PERIOD_MS - (host.sim.now % BACKENDS_PERIOD_MS);
    host.sim.schedule(this.name, ours ? RELOAD_MS : backendsMs, { type: 'serve' });
  }

  /** The ready endpoints behind a Service's port, which a rule names by number or name. */
  private upstream(key: string, wanted: string): Upstream {
    const { informers } = this.host;
    const service = informers.get<Service>('services', key);
    const port = service?.spec.ports?.find(({ name, port: number }) => name === wanted || String(number) === wanted);
    const slices = informers.byIndex<EndpointSlice>(SLICES, BY_SERVICE, key);
    const ready = port ? targets(slices, port.name ?? '', ({ conditions }) => conditions?.ready !== false) : [];
    return { service: service?.metadata.uid ?? '', targets: ready };
  }

  private serve(): void {
    const { state } = this;
    for (const [name, upstream] of state.stagedUpstreams) state.upstreams.set(name, upstream);
    if (state.stagedTable) {
      state.table = state.stagedTable;
      const named = upstreamsOf(state.table);
      for (const name of state.upstreams.keys()) if (!named.has(name)) state.upstreams.delete(name);
    }
    state.stagedTable = undefined;
    state.stagedUpstreams.clear();
  }

  private ourIngresses(): Ingress[] {
    return this.host.informers
      .all<Ingress>(INGRESSES)
      .filter((ingress) => this.isOurs(ingress))
      .sort((a, b) => {
        const [first = '', second = ''] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
        return first < second ? -1 : first > second ? 1 : 0;
      });
  }

  private isOurs({ metadata, spec }: Ingress): boolean {
    const name = spec.ingressClassName ?? metadata.annotations?.[CLASS_ANNOTATION];
    if (name === undefined) return false;
    const ingressClass = this.host.informers.get<IngressClass>(CLASSES, name);
    return ingressClass?.spec.controller === CONTROLLER;
  }

  private noteAddress(ingress: Ingress): void {
    const key = keyOf(ingress);
    if (ingress.status?.loadBalancer?.ingress?.some(({ ip }) => ip === INGRESS_ADDRESS)) {
      this.state.addressless.delete(key);
      return;
    }
    this.state.addressless.add(key);
    if (this.state.statusDue) return;
    this.state.statusDue = true;
    const { sim } = this.host;
    sim.schedule(this.name, STATUS_PERIOD_MS - (sim.now % STATUS_PERIOD_MS), { type: 'status' });
  }

  private writeAddresses(): void {
    const { state, host } = this;
    state.statusDue = false;
    const keys = [...state.addressless];
    state.addressless.clear();
    for (const key of keys) {
      const ingress = host.informers.get<Ingress>(INGRESSES, key);
      if (!ingress || !this.isOurs(ingress)) continue;
      const status = { ...ingress.status, loadBalancer: { ingress: [{ ip: INGRESS_ADDRESS }] } };
      if (!host.client.updateStatus<Ingress>(INGRESSES, { ...ingress, status }).ok) this.noteAddress(ingress);
    }
  }
}

/** The Services that an Ingress leads to, as keys. */
function servicesOf({ metadata, spec }: Ingress): string[] {
  const backends = (spec.rules ?? []).flatMap((rule) => (rule.http?.paths ?? []).map(({ backend }) => backend));
  if (spec.defaultBackend) backends.push(spec.defaultBackend);
  const names = backends.flatMap(({ service }) => (service ? [`${metadata.namespace}/${service.name}`] : []));
  return [...new Set(names)];
}
