import type { EndpointSubset, Endpoints, Service } from '../../../api/generated/core/v1';
import type { Endpoint, EndpointSlice } from '../../../api/generated/discovery/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { type Draft, keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { controllerRefTo } from '../shared/owners';
import { inOrder } from '../shared/portOrder';

const SLICES = 'endpointslices.discovery.k8s.io';
const SERVICE_NAME = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const CONTROLLER_NAME = 'endpointslicemirroring-controller.k8s.io';
const SKIP = 'endpointslice.kubernetes.io/skip-mirror';
const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const HEADLESS = 'service.kubernetes.io/headless';
/** The index of mirrored slices under their Endpoints' key. */
const OF_ENDPOINTS = 'mirrored';

/**
 * Mirrors Endpoints that people write, of Services without a selector, into EndpointSlices. Its rules are in SPEC.md
 * (MIR-...). Models kube-controller-manager: endpointslicemirroring-controller.
 */
export class EndpointSliceMirroringController extends Controller {
  constructor(host: ControllerHost) {
    super('endpointslice-mirroring-controller', host, {});
    const changed = (object: { metadata: { namespace?: string; name: string } }) => this.queue.add(keyOf(object));
    this.informers.on<Endpoints>('endpoints', { added: changed, updated: changed, deleted: changed });
    this.informers.on<Service>('services', { added: changed, updated: changed, deleted: changed });
    this.informers.index<EndpointSlice>(SLICES, OF_ENDPOINTS, ({ metadata: { labels, namespace } }) =>
      labels?.[MANAGED_BY] === CONTROLLER_NAME ? [`${namespace}/${labels[SERVICE_NAME]}`] : [],
    );
    this.informers.on<EndpointSlice>(SLICES, {
      updated: (slice) => this.sliceChanged(slice),
      deleted: (slice) => this.sliceChanged(slice),
    });
  }

  reconcile(key: string): Outcome {
    const endpoints = this.informers.get<Endpoints>('endpoints', key);
    const service = this.informers.get<Service>('services', key);
    const slices = this.informers.byIndex<EndpointSlice>(SLICES, OF_ENDPOINTS, key);
    const isMirrored = endpoints && service && !service.spec.selector && isMirrorable(endpoints);
    const wanted = isMirrored ? (endpoints.subsets ?? []).flatMap((subset) => mirrors(endpoints, subset)) : [];
    let isDone = true;
    for (const [index, draft] of wanted.entries()) {
      const slice = slices[index];
      if (slice && isSame(slice, draft)) continue;
      const result = slice
        ? this.client.update<EndpointSlice>(SLICES, {
            ...slice,
            metadata: { ...slice.metadata, labels: draft.metadata.labels, annotations: draft.metadata.annotations },
            endpoints: draft.endpoints,
            ports: draft.ports,
          })
        : this.client.create<EndpointSlice>(SLICES, draft);
      if (!result.ok) isDone = false;
    }
    for (const slice of slices.slice(wanted.length)) {
      const { namespace = '', name } = slice.metadata;
      const result = this.client.delete(SLICES, namespace, name);
      if (!result.ok && result.status.code !== 404) isDone = false;
    }
    return isDone ? 'done' : 'retry';
  }

  private sliceChanged({ metadata: { labels, namespace } }: EndpointSlice): void {
    if (labels?.[MANAGED_BY] === CONTROLLER_NAME) this.queue.add(`${namespace}/${labels[SERVICE_NAME]}`);
  }
}

function isMirrorable({ metadata: { labels, annotations } }: Endpoints): boolean {
  return labels?.[SKIP] !== 'true' && annotations?.['control-plane.alpha.kubernetes.io/leader'] === undefined;
}

/** A slice for the addresses of each family in a subset. */
function mirrors(endpoints: Endpoints, subset: EndpointSubset): Draft<EndpointSlice>[] {
  return ['IPv4', 'IPv6'].flatMap((addressType) => {
    const ready = endpointsOf(subset.addresses, true, addressType);
    const all = [...ready, ...endpointsOf(subset.notReadyAddresses, false, addressType)];
    return all.length > 0 ? [sliceOf(endpoints, subset, all, addressType)] : [];
  });
}

function endpointsOf(addresses: EndpointSubset['addresses'], ready: boolean, addressType: string): Endpoint[] {
  return (addresses ?? [])
    .filter(({ ip }) => ip.includes(':') === (addressType === 'IPv6'))
    .map(({ ip, hostname, nodeName, targetRef }) => ({
      addresses: [ip],
      conditions: { ready },
      ...(hostname ? { hostname } : {}),
      ...(nodeName ? { nodeName } : {}),
      ...(targetRef ? { targetRef } : {}),
    }));
}

function sliceOf(
  endpoints: Endpoints,
  { ports = [] }: EndpointSubset,
  all: Endpoint[],
  addressType: string,
): Draft<EndpointSlice> {
  const { name, namespace, labels: own = {}, annotations = {} } = endpoints.metadata;
  const { [TRIGGER_TIME]: _time, [LAST_APPLIED]: _applied, ...kept } = annotations;
  const { [HEADLESS]: _headless, ...labels } = own;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...(Object.keys(kept).length > 0 ? { annotations: kept } : {}),
      generateName: `${name}-`,
      labels: { ...labels, [MANAGED_BY]: CONTROLLER_NAME, [SERVICE_NAME]: name },
      namespace,
      ownerReferences: [controllerRefTo(endpoints)],
    },
    addressType,
    endpoints: all,
    ports: inOrder(
      ports.map(({ name: portName = '', port, protocol = 'TCP', appProtocol }) => ({
        ...(appProtocol ? { appProtocol } : {}),
        name: portName,
        port,
        protocol,
      })),
    ),
  };
}

function isSame(slice: EndpointSlice, draft: Draft<EndpointSlice>): boolean {
  return (
    semanticEqual(slice.endpoints, draft.endpoints) &&
    semanticEqual(slice.ports, draft.ports) &&
    semanticEqual(slice.metadata.labels, draft.metadata.labels)
  );
}
