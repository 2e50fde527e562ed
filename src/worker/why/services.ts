import type { Pod, Service } from '../../api/generated/core/v1';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import { selectsAll } from '../../api/meta/labels';
import type { Tally } from '../../protocol/view';
import type { RequestFacts, ServiceFacts } from '../../protocol/why';
import { routeView } from '../picture/services';
import { podStatus } from './pods';
import { namedPod, type Records } from './records';

const NOTHING: Tally = { sent: 0, ok: 0, failed: 0 };
const MAX_ENDPOINTS = 40;

/** What a Service leads to: its selector, the pods behind it, and what came of the requests to it. */
export function serviceFacts(records: Records, service: Service): ServiceFacts {
  const { namespace = '', uid } = service.metadata;
  const selector = service.spec.selector ?? {};
  const pods = records.list<Pod>('pods', namespace);
  const matched = pods.filter(
    ({ metadata }) => Object.keys(selector).length > 0 && selectsAll(selector, metadata.labels),
  );
  const isOver = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed';
  const alive = matched.filter((pod) => !isOver(pod));
  const nearest = matched.length === 0 ? nearestTo(selector, pods) : undefined;
  const tally = tallyOf(records, uid);
  return {
    type: 'service',
    selector,
    ...endpointsOf(records, service),
    selected: {
      count: alive.length,
      waiting: alive.filter(({ status }) => !status?.podIP).length,
      over: matched.length - alive.length,
    },
    ...(nearest && { nearest }),
    ports: (service.spec.ports ?? []).map(({ port, targetPort = port }) => ({
      port,
      targetPort: String(targetPort),
      known:
        typeof targetPort === 'number' ||
        matched.length === 0 ||
        matched.some(({ spec }) => spec.containers.some(({ ports }) => ports?.some(({ name }) => name === targetPort))),
    })),
    ...(tally && { tally }),
    failures: failuresOf(records, uid),
  };
}

function tallyOf({ source }: Records, service: string): Tally | undefined {
  const { ledger, traffic } = source.cluster;
  const tallies = traffic.generators().flatMap(({ name }) => ledger.byService(name)[service] ?? []);
  return tallies.length === 0 ? undefined : tallies.reduce(plus, NOTHING);
}

function plus(one: Tally, other: Tally): Tally {
  return { sent: one.sent + other.sent, ok: one.ok + other.ok, failed: one.failed + other.failed };
}

/** Why requests to a Service failed, of the same requests as its tally. */
function failuresOf({ source }: Records, service: string): Record<string, number> {
  const { ledger, traffic } = source.cluster;
  const sums: Record<string, number> = {};
  for (const { name } of traffic.generators())
    for (const [reason, times] of Object.entries(ledger.failuresAt(name, service)))
      sums[reason] = (sums[reason] ?? 0) + times;
  return sums;
}

function reasonsOf(requests: readonly { outcome: string; code: number }[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { outcome, code } of requests) {
    const reason = outcome === 'status' ? String(code) : outcome;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return reasons;
}

/** The rack: a Service's endpoints, with what each answered; and how many there are in all. */
function endpointsOf(records: Records, service: Service): Pick<ServiceFacts, 'endpoints' | 'listed'> {
  const { namespace, name } = service.metadata;
  const { ledger, traffic } = records.source.cluster;
  const byPod = new Map<string, Tally>();
  for (const generator of traffic.generators())
    for (const [pod, tally] of Object.entries(ledger.view(generator.name, () => 1).byPod))
      byPod.set(pod, plus(byPod.get(pod) ?? NOTHING, tally));
  const all = records
    .list<EndpointSlice>('endpointslices.discovery.k8s.io', namespace)
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name)
    .flatMap(({ endpoints }) => endpoints ?? []);
  const endpoints = all.slice(0, MAX_ENDPOINTS).map(({ addresses, conditions, targetRef }) => {
    const pod = records.allPods().find(({ metadata }) => metadata.uid === targetRef?.uid);
    const tally = byPod.get(targetRef?.uid ?? '');
    return {
      ...(pod ? namedPod(pod) : { name: addresses[0] ?? '' }),
      address: addresses[0] ?? '',
      ready: conditions?.ready ?? true,
      terminating: conditions?.terminating ?? false,
      status: pod ? podStatus(pod) : '',
      ...(tally && { tally }),
    };
  });
  const ready = all.filter(({ conditions }) => conditions?.ready ?? true).length;
  return { endpoints, listed: { count: all.length, ready } };
}

/** The pods whose labels differ from a selector in the fewest values; those that share nothing with it are not near. */
function nearestTo(selector: Readonly<Record<string, string>>, pods: readonly Pod[]): ServiceFacts['nearest'] {
  const wanted = Object.entries(selector);
  const distance = ({ metadata }: Pod) =>
    wanted.reduce((sum, [key, value]) => sum + labelDistance(value, metadata.labels?.[key]), 0);
  const ranked = pods
    .map((pod) => ({ pod, far: distance(pod) }))
    .filter(({ far }) => far < 2 * wanted.length)
    .sort((one, other) => one.far - other.far);
  const [best] = ranked;
  if (!best || wanted.length === 0) return undefined;
  const { labels } = best.pod.metadata;
  return {
    pods: ranked.filter(({ far }) => far === best.far).map(({ pod }) => namedPod(pod)),
    differs: wanted
      .filter(([key, value]) => labels?.[key] !== value)
      .map(([key, wants]) => ({ key, wants, has: labels?.[key] ?? '' })),
  };
}

/** 0 the same, 1 the key with a value that is nearly the same, 1.5 another value, 2 no such key. */
function labelDistance(wants: string, has: string | undefined): number {
  if (has === undefined) return 2;
  if (has === wants) return 0;
  return has.startsWith(wants) || wants.startsWith(has) || sharedLetters(wants, has) > 0.6 ? 1 : 1.5;
}

function sharedLetters(one: string, other: string): number {
  const left = [...other];
  let shared = 0;
  for (const letter of one) {
    const at = left.indexOf(letter);
    if (at < 0) continue;
    left.splice(at, 1);
    shared++;
  }
  return shared / Math.max(one.length, other.length);
}

/** What became of the requests of a generator. */
export function generatorFacts(records: Records, name: string): RequestFacts | undefined {
  const { ledger, traffic } = records.source.cluster;
  const spec = traffic.generators().find((one) => one.name === name);
  if (!spec) return undefined;
  const { since, total, failures } = ledger.view(name, () => 1);
  const last = ledger.requestsAfter(0).findLast((one) => one.generator === name && one.outcome !== 'ok');
  const latest = last ?? ledger.requestsAfter(0).findLast((one) => one.generator === name);
  return {
    ...requests(records, latest?.service ?? '', last),
    url: spec.url,
    rate: spec.ratePerSecond,
    since,
    tally: total,
    failures,
  };
}

/** What became of the requests that came through an Ingress. */
export function ingressFacts(records: Records, ingress: Ingress): RequestFacts {
  const { uid, namespace } = ingress.metadata;
  const all = records.source.cluster.ledger.requestsAfter(0).filter((one) => one.ingress === uid);
  const failed = all.filter(({ outcome }) => outcome !== 'ok');
  const rules = routeView(ingress, 0)?.rules ?? [];
  const services = new Set(records.list<Service>('services', namespace).map(({ metadata }) => metadata.name));
  const first = records
    .list<Service>('services', namespace)
    .find(({ metadata }) => metadata.name === rules[0]?.service);
  const last = failed.at(-1);
  return {
    ...requests(records, last?.service || (first?.metadata.uid ?? ''), last),
    url: rules.map(({ host, path }) => `${host}${path}`).join(', '),
    rate: 0,
    since: all[0]?.sentAt ?? records.now,
    tally: { sent: all.length, ok: all.length - failed.length, failed: failed.length },
    failures: reasonsOf(failed),
    missing: rules.map(({ service }) => service).filter((service) => !services.has(service)),
  };
}

type Finished = ReturnType<Records['source']['cluster']['ledger']['requestsAfter']>[number];

function requests(records: Records, uid: string, last: Finished | undefined): RequestFacts {
  const service = records.list<Service>('services').find(({ metadata }) => metadata.uid === uid);
  const pod = last && records.allPods().find(({ metadata }) => metadata.uid === last.pod);
  const named = service && ({ name: service.metadata.name, object: { kind: 'Service', uid } } as const);
  return {
    type: 'requests',
    url: '',
    rate: 0,
    since: 0,
    tally: NOTHING,
    failures: {},
    ...(last && {
      last: {
        at: last.endedAt,
        path: `${last.host}${last.path}`,
        outcome: last.outcome,
        code: last.code,
        ...(pod && { pod: namedPod(pod) }),
        ...(named && { service: named }),
      },
    }),
    ...(service ? endpointsOf(records, service) : { endpoints: [], listed: { count: 0, ready: 0 } }),
    ...(named && { service: named }),
    ...(service && { behind: serviceFacts(records, service) }),
    namespace: service?.metadata.namespace ?? '',
    missing: [],
  };
}
