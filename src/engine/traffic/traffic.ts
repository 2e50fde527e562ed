import type { GeneratorSpec } from '../../protocol/session';
import type { Outcome, RequestTrail } from '../../protocol/view';
import type { HttpReply, HttpRequest } from '../network/http';
import type { Network } from '../network/network';
import { type Dialer, type Edge, OUTSIDE, type Passage, straight } from '../network/passage';
import type { Cause } from '../sim/cause';
import type { Plain } from '../sim/plain';
import type { Random } from '../sim/random';
import { type Simulation, StatefulComponent } from '../sim/simulation';
import type { Ledger } from './ledger';
import { gapUs } from './spacing';
import { parseUrl } from './url';

/** What the generators are given. `edge` is the Ingress controller, where the world has one. */
export interface TrafficHost {
  readonly sim: Simulation;
  readonly network: Network;
  readonly dialer: Dialer;
  readonly ledger: Ledger;
  readonly edge?: Edge;
}

/** A generator at work. Immutable: replaced when its spec changes. */
interface Generator {
  readonly spec: GeneratorSpec;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly way: 'edge' | 'inside' | 'outside';
  readonly patienceMs: number;
  /** Occurrences of an earlier spec are not heeded. */
  readonly epoch: number;
}

interface TrafficState {
  generators: Map<string, Generator>;
  /** By generator: the moment of its next request, in microseconds of cluster time. */
  next: Map<string, number>;
  sent: number;
  epochs: number;
}

/** A request on its way: data, as it waits in the queue. */
interface Flight {
  readonly type: 'end' | 'again';
  readonly id: number;
  readonly generator: string;
  readonly sentAt: number;
  readonly deadline: number;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly viaEdge: boolean;
  readonly tries: number;
  readonly ingress: string;
  readonly service: string;
  readonly pod: string;
  readonly route: string;
  readonly way: Generator['way'];
  readonly address: string;
  readonly endpoint: string;
  readonly choices: number;
  readonly answerMs: number;
  readonly outcome: Outcome;
  readonly code: number;
  /** The container that answers, to be asked for when the answer is due; '' where there is none. */
  readonly server: string;
  readonly againOnReset: boolean;
  readonly [key: string]: Plain | undefined;
}

const PATIENCE_MS = 5000;
const MAX_RATE_PER_SECOND = 10_000;
/** The address that all users outside seem to come from. */
const USERS = '198.51.100.10';
const CAUSE: Cause = { kind: 'timer', what: 'traffic' };
const BAD_GATEWAY = 502;

/** The users: every generator sends requests at its rate, and the ledger is told what became of each. */
export class Traffic extends StatefulComponent<TrafficState> {
  private readonly random: Random;

  constructor(private readonly host: TrafficHost) {
    super('traffic', { generators: new Map(), next: new Map(), sent: 0, epochs: 0 });
    this.random = host.sim.random('traffic');
  }

  /** Starts a generator, or changes the one of that name; a rate of 0 stops it. Returns what is wrong with the spec, if anything. */
  set(spec: GeneratorSpec): string | undefined {
    const destination = parseUrl(spec.url);
    if (!destination) return `${spec.url} is no URL that requests can be sent to (http://host[:port][/path])`;
    if (!(spec.ratePerSecond >= 0 && spec.ratePerSecond <= MAX_RATE_PER_SECOND)) {
      return `a rate is between 0 and ${MAX_RATE_PER_SECOND} requests a second`;
    }
    const { sim } = this.host;
    const epoch = ++this.state.epochs;
    const way = this.wayTo(destination.host);
    const patienceMs = Math.max(1, Math.floor(spec.patienceMs ?? PATIENCE_MS));
    this.state.generators.set(spec.name, { spec, ...destination, way, patienceMs, epoch });
    if (spec.ratePerSecond === 0) return undefined;
    const first = sim.now * 1000 + gapUs(spec.spacing ?? 'even', spec.ratePerSecond, this.random);
    this.state.next.set(spec.name, first);
    this.scheduleSend(spec.name, epoch, first);
    return undefined;
  }

  /** In the order in which they were first set. */
  generators(): GeneratorSpec[] {
    return [...this.state.generators.values()].map(({ spec }) => spec);
  }

  /** Where a generator sends its requests: to whom, and whether through the edge of the cluster. */
  leads(name: string): { readonly host: string; readonly path: string; readonly way: Generator['way'] } | undefined {
    const generator = this.state.generators.get(name);
    return generator && { host: generator.host, path: generator.path, way: generator.way };
  }

  /** How many requests were sent so far. */
  get sent(): number {
    return this.state.sent;
  }

  handle(what: Plain): void {
    const flight = what as unknown as Flight & { epoch: number };
    if (flight.type === 'end') this.end(flight);
    else if (flight.type === 'again') this.pass(flight, flight.tries);
    else this.send(flight.generator, flight.epoch);
  }

  private wayTo(host: string): Generator['way'] {
    if (host.endsWith('.cluster.local') || host.endsWith('.svc') || !host.includes('.')) {
      return this.host.network.machine(host) ? 'outside' : 'inside';
    }
    return /^[\d.]+$/.test(host) ? 'outside' : 'edge';
  }

  private scheduleSend(generator: string, epoch: number, atUs: number): void {
    const { sim } = this.host;
    sim.schedule(this.name, Math.floor(atUs / 1000) - sim.now, { type: 'send', generator, epoch }, CAUSE);
  }

  /** Sends all that is due in this millisecond. */
  private send(name: string, epoch: number): void {
    const generator = this.state.generators.get(name);
    if (!generator || generator.epoch !== epoch) return;
    const { spacing = 'even', ratePerSecond } = generator.spec;
    const { now } = this.host.sim;
    let atUs = this.state.next.get(name) ?? 0;
    while (Math.floor(atUs / 1000) <= now) {
      this.depart(generator, now);
      atUs += gapUs(spacing, ratePerSecond, this.random);
    }
    this.state.next.set(name, atUs);
    this.scheduleSend(name, epoch, atUs);
  }

  private depart(generator: Generator, now: number): void {
    const flight: Flight = {
      type: 'end',
      id: ++this.state.sent,
      generator: generator.spec.name,
      sentAt: now,
      deadline: now + generator.patienceMs,
      host: generator.host,
      port: generator.port,
      path: generator.path,
      viaEdge: generator.way === 'edge',
      tries: 0,
      ingress: '',
      service: '',
      pod: '',
      route: '',
      way: generator.way,
      address: generator.way === 'edge' ? (this.host.edge?.address ?? '') : '',
      endpoint: '',
      choices: 0,
      answerMs: 0,
      outcome: 'refused',
      code: 0,
      server: '',
      againOnReset: false,
    };
    if (flight.viaEdge) this.pass(flight, 0);
    else {
      const { address, passage } = this.dial(generator);
      this.settle({ ...flight, address }, passage, 0, false);
    }
  }

  /** Without an Ingress controller nobody listens where the name leads. */
  private pass(flight: Flight, tries: number): void {
    if (!this.host.edge) {
      this.finish(flight, this.host.sim.now, 'refused', 0);
      return;
    }
    const passage = this.host.edge.pass(requestOf(flight.host, flight.path, USERS), tries);
    const { sim } = this.host;
    if (passage.againAfterMs === undefined) {
      this.settle(flight, passage, passage.tries, passage.againOnReset);
    } else if (sim.now + passage.againAfterMs >= flight.deadline) {
      this.settle(flight, { ...passage, reply: { kind: 'silence' } }, passage.tries, false);
    } else {
      const again: Flight = { ...flight, type: 'again', tries: passage.tries };
      sim.schedule(this.name, passage.againAfterMs, again, CAUSE);
    }
  }

  /** From inside: as a pod of namespace default on the first worker that has power. From outside: to a machine or a balancer. */
  private dial({ way, host, port, path }: Generator): { address: string; passage: Passage } {
    const { network, dialer } = this.host;
    if (way === 'outside') {
      const address = network.machine(host)?.address ?? host;
      return { address, passage: dialer.connect(OUTSIDE, address, port, requestOf(host, path, USERS)) };
    }
    const node = network.machines().find(({ powered, controlPlane }) => powered && !controlPlane);
    const answer = dialer.resolve('default', host.endsWith('.cluster.local') ? `${host}.` : host);
    const address = answer.kind === 'addresses' ? answer.addresses[0] : undefined;
    if (!node || !address) {
      return { address: address ?? '', passage: straight({ kind: 'no-route' }) };
    }
    return { address, passage: dialer.connect(node.name, address, port, requestOf(host, path, node.address)) };
  }

  /** Knows what a connection came to, and when: at once, or when the queue says so. */
  private settle(flight: Flight, passage: Passage, tries: number, againOnReset: boolean): void {
    const { sim } = this.host;
    const { reply, ingress, service, pod, route, chosen } = passage;
    const { outcome, code, afterMs } = judge(reply);
    const late = sim.now + afterMs > flight.deadline;
    const ended: Flight = {
      ...flight,
      type: 'end',
      tries,
      ingress,
      service,
      pod,
      route,
      endpoint: chosen?.endpoint ?? '',
      choices: chosen?.choices ?? 0,
      answerMs: Math.ceil(chosen?.answerMs ?? 0),
      outcome: late ? 'timeout' : outcome,
      code: late ? 0 : code,
      server: !late && reply.kind === 'answer' ? reply.server : '',
      againOnReset,
    };
    const waitMs = late ? flight.deadline - sim.now : afterMs;
    if (waitMs === 0) this.finish(ended, sim.now, ended.outcome, ended.code);
    else sim.schedule(this.name, waitMs, ended, CAUSE);
  }

  private end(flight: Flight): void {
    const { sim, network } = this.host;
    if (flight.server === '' || network.server.alive(flight.server)) {
      this.finish(flight, sim.now, flight.outcome, flight.code);
    } else if (flight.againOnReset) {
      this.pass(flight, flight.tries + 1);
    } else if (flight.viaEdge) {
      this.finish(flight, sim.now, 'status', BAD_GATEWAY);
    } else {
      this.finish(flight, sim.now, 'reset', 0);
    }
  }

  private finish(flight: Flight, endedAt: number, outcome: Outcome, code: number): void {
    const { id, generator, sentAt, host, path, ingress, service, pod } = flight;
    const route = flight.route === '' ? `${host} ${path}` : flight.route;
    const trail = trailOf(flight);
    this.host.ledger.enter(
      { id, generator, sentAt, endedAt, host, path, ingress, service, pod, outcome, code, trail },
      route,
    );
  }
}

function trailOf({ way, address, port, route, endpoint, choices, tries, server, answerMs }: Flight): RequestTrail {
  const [, container = ''] = server.split('/');
  return { way, address, port, route, endpoint, choices, tries, container, answerMs };
}

function requestOf(host: string, path: string, from: string): HttpRequest {
  return { method: 'GET', host, path, from };
}

/** `afterMs` is when the client knows, were it patient enough. */
function judge(reply: HttpReply): { outcome: Outcome; code: number; afterMs: number } {
  switch (reply.kind) {
    case 'answer':
      return { outcome: reply.code < 400 ? 'ok' : 'status', code: reply.code, afterMs: Math.ceil(reply.latencyMs) };
    case 'silence':
      return { outcome: 'no-route', code: 0, afterMs: reply.noRouteAfterMs ?? Number.POSITIVE_INFINITY };
    default:
      return { outcome: reply.kind, code: 0, afterMs: 0 };
  }
}
