import type { Service } from '../../api/generated/core/v1';
import type { Endpoint, EndpointSlice } from '../../api/generated/discovery/v1';
import type { Ingress } from '../../api/generated/networking/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { EndpointView, IngressView, ServiceView } from '../../protocol/view';
import type { ItemTable } from './itemTable';

/** A Service as the page is shown it, but for its endpoints: they are told one by one. */
export type ServiceRecord = Omit<ServiceView, 'endpoints'>;

export function serviceRecord({ metadata, spec }: Service, createdAt: number): ServiceRecord {
  return {
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    type: spec.type ?? 'ClusterIP',
    clusterIP: spec.clusterIP ?? '',
    ports: (spec.ports ?? [])
      .map(({ port, nodePort, protocol }) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol ?? 'TCP'}`)
      .join(','),
    ...(spec.selector ? { selector: spec.selector } : {}),
    createdAt,
  };
}

/**
 * Notes what a slice of a Service, by its uid, says now that it did not say `before`. `slices` are all that the Service has
 * now: an address that went from one to another stays.
 */
export function noteEndpoints(
  table: ItemTable<EndpointView>,
  service: string,
  before: EndpointSlice | undefined,
  after: EndpointSlice | undefined,
  slices: Iterable<EndpointSlice>,
): void {
  const known = table.of(service);
  const leaving = new Set(before?.endpoints?.map(addressOf));
  for (const endpoint of after?.endpoints ?? []) {
    const view = endpointView(endpoint);
    leaving.delete(view.address);
    if (!isSame(known.get(view.address), view)) table.set(service, view);
  }
  if (leaving.size === 0) return;
  for (const slice of slices) for (const endpoint of slice.endpoints ?? []) leaving.delete(addressOf(endpoint));
  for (const address of leaving) table.remove(service, address);
}

function endpointView(endpoint: Endpoint): EndpointView {
  const { conditions, targetRef } = endpoint;
  return {
    address: addressOf(endpoint),
    pod: targetRef?.uid ?? '',
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? true,
    terminating: conditions?.terminating ?? false,
  };
}

function addressOf({ addresses }: Endpoint): string {
  return addresses[0] ?? '';
}

function isSame(one: EndpointView | undefined, other: EndpointView): boolean {
  return (
    one !== undefined &&
    one.pod === other.pod &&
    one.ready === other.ready &&
    one.serving === other.serving &&
    one.terminating === other.terminating
  );
}

/** What the picture reads of any object that leads requests to Services: an Ingress, a route of the gateway API, one of others. */
interface Routing {
  readonly ingressClassName?: string;
  readonly hostnames?: readonly string[];
  readonly rules?: readonly Rule[];
  readonly defaultBackend?: Backend;
}

interface Rule {
  readonly host?: string;
  readonly http?: { readonly paths?: readonly { readonly path?: string; readonly backend?: Backend }[] };
  readonly matches?: readonly { readonly path?: { readonly value?: string } }[];
  readonly backendRefs?: readonly { readonly kind?: string; readonly name?: string; readonly port?: number }[];
}

interface Backend {
  readonly service?: { readonly name?: string; readonly port?: { readonly name?: string; readonly number?: number } };
}

type RuleView = IngressView['rules'][number];

/** An object that leads to Services as the page is shown it; undefined for one that leads to none. */
export function routeView(object: KubernetesObject, createdAt: number): IngressView | undefined {
  const { metadata, kind } = object;
  const { spec = {}, status } = object as { spec?: Routing; status?: Ingress['status'] };
  const isIngress = kind === 'Ingress';
  const rules = Array.isArray(spec.rules) ? spec.rules.flatMap((rule) => rulesOf(rule, spec.hostnames)) : [];
  if (spec.defaultBackend?.service) rules.push(ruleView('*', '/', spec.defaultBackend));
  if (!isIngress && rules.length === 0) return undefined;
  const [first] = status?.loadBalancer?.ingress ?? [];
  return {
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    ...(!isIngress && { kind }),
    className: spec.ingressClassName ?? '',
    address: first?.ip ?? first?.hostname ?? '',
    rules,
    createdAt,
  };
}

function rulesOf({ host, http, matches, backendRefs }: Rule, hostnames: readonly string[] = []): RuleView[] {
  const paths = (http?.paths ?? []).map(({ path, backend }) => ruleView(host ?? '*', path ?? '/', backend));
  const [first = '*'] = hostnames;
  const refs = (backendRefs ?? []).filter(({ kind = 'Service', name }) => kind === 'Service' && name);
  const path = matches?.[0]?.path?.value ?? '/';
  return [
    ...paths,
    ...refs.map(({ name = '', port }) => ({ host: first, path, service: name, port: String(port ?? '') })),
  ];
}

function ruleView(host: string, path: string, backend: Backend | undefined): RuleView {
  const { name = '', port } = backend?.service ?? {};
  return { host, path, service: name, port: String(port?.name ?? port?.number ?? '') };
}
