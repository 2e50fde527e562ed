import type { Node, Pod, Service } from '../../../api/generated/core/v1';
import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { selectsAll } from '../../../api/meta/labels';
import { keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { isEndpointChange } from '../shared/endpointChange';
import { indexByNode, podsOn } from '../shared/nodes';
import { hasSelector } from '../shared/servicePorts';
import { type TriggerTimes, triggerTime } from '../shared/triggerTimes';
import { endpointOf, hasEndpoint, portsOf } from './endpoint';
import { type Desired, type Plan, planSlices } from './plan';
import { CONTROLLER_NAME, changedSlice, hasLabels, MANAGED_BY, newSlice, podKeyOf, SERVICE_NAME } from './slices';

const SLICES = 'endpointslices.discovery.k8s.io';
/** The first back-off of a Service whose slices could not be written, in milliseconds. */
const FIRST_RETRY_MS = 1000;

/** All by the Service's key. */
interface EndpointSliceState {
  /** Its slices as they were last seen or written, by name. */
  slices: Map<string, Map<string, EndpointSlice>>;
  /** By pod: the name of the slice in which it is. */
  placed: Map<string, Map<string, string>>;
  /** The pods that may stand otherwise than its slices say. */
  dirty: Map<string, Set<string>>;
  /** Services of which every pod has to be looked at. */
  unsure: Set<string>;
  triggers: Map<string, TriggerTimes>;
}

/**
 * Keeps the EndpointSlices of each Service with a selector. Looks only at pods that changed. Its rules are in SPEC.md
 * (EPS-...). Models kube-controller-manager: endpointslice-controller.
 */
export class EndpointSliceController extends Controller<EndpointSliceState> {
  constructor(host: ControllerHost) {
    super(
      'endpointslice-controller',
      host,
      { slices: new Map(), placed: new Map(), dirty: new Map(), unsure: new Set(), triggers: new Map() },
      FIRST_RETRY_MS,
    );
    indexByNode(this.informers);
    this.informers.on<Service>('services', {
      added: (service) => this.doubt(keyOf(service)),
      updated: (service, previous) => {
        const isSame = semanticEqual(service.spec, previous.spec);
        if (!isSame || !semanticEqual(service.metadata.labels, previous.metadata.labels)) this.doubt(keyOf(service));
      },
      deleted: (service) => this.doubt(keyOf(service)),
    });
    this.informers.on<Pod>('pods', {
      added: (pod) => this.podChanged(pod, undefined),
      updated: (pod, previous) => this.podChanged(pod, previous),
      deleted: (pod, previous) => this.podChanged(pod, previous),
    });
    this.informers.on<EndpointSlice>(SLICES, {
      added: (slice) => this.sliceSeen(slice),
      updated: (slice) => this.sliceSeen(slice),
      deleted: (slice) => this.sliceGone(slice),
    });
    this.informers.on<Node>('nodes', {
      added: (node) => {
        for (const pod of podsOn(this.informers, node.metadata.name)) this.podChanged(pod, undefined);
      },
      updated: (node, previous) => {
        if (node.metadata.labels === previous.metadata.labels) return;
        for (const pod of podsOn(this.informers, node.metadata.name)) this.podChanged(pod, undefined);
      },
    });
  }

  reconcile(key: string): Outcome {
    const service = this.informers.get<Service>('services', key);
    if (!service) {
      this.forget(key);
      return 'done';
    }
    if (!hasSelector(service)) return 'done';
    const pods = this.podsToLookAt(key, service);
    const isAll = this.state.unsure.has(key);
    const trigger = this.triggerTime(key, service, pods);
    let isDone = true;
    for (const addressType of addressTypesOf(service)) {
      const slices = [...(this.state.slices.get(key)?.values() ?? [])].filter(
        (slice) => slice.addressType === addressType,
      );
      const desired = this.desired(pods, service, addressType);
      const touched = this.slicesWith(key, desired.keys());
      const plan = planSlices(
        slices,
        desired,
        (slice) => isAll && !hasLabels(slice, service),
        (slice) => isAll || touched.has(slice.metadata.name),
      );
      if (!this.carryOut(key, service, addressType, plan, trigger)) isDone = false;
    }
    if (!isDone) {
      this.state.unsure.add(key);
      return 'retry';
    }
    this.state.unsure.delete(key);
    this.state.dirty.delete(key);
    return 'done';
  }

  /** By key: the pods that may have changed; undefined for one that is gone. */
  private podsToLookAt(key: string, service: Service): Map<string, Pod | undefined> {
    const pods = new Map<string, Pod | undefined>();
    if (!this.state.unsure.has(key)) {
      for (const podKey of this.state.dirty.get(key) ?? []) pods.set(podKey, this.informers.get<Pod>('pods', podKey));
      return pods;
    }
    for (const slice of this.state.slices.get(key)?.values() ?? []) {
      for (const { targetRef } of slice.endpoints ?? []) {
        const podKey = `${targetRef?.namespace}/${targetRef?.name}`;
        pods.set(podKey, this.informers.get<Pod>('pods', podKey));
      }
    }
    for (const pod of this.informers.within<Pod>('pods', service.metadata.namespace)) {
      if (selectsAll(service.spec.selector, pod.metadata.labels)) pods.set(keyOf(pod), pod);
    }
    return pods;
  }

  private desired(
    pods: ReadonlyMap<string, Pod | undefined>,
    service: Service,
    addressType: string,
  ): Map<string, Desired | undefined> {
    const desired = new Map<string, Desired | undefined>();
    for (const [podKey, pod] of pods) {
      const node = pod?.spec.nodeName ? this.informers.get<Node>('nodes', pod.spec.nodeName) : undefined;
      const isIn =
        pod &&
        hasEndpoint(pod) &&
        selectsAll(service.spec.selector, pod.metadata.labels) &&
        (node !== undefined || service.spec.publishNotReadyAddresses);
      desired.set(
        podKey,
        isIn ? { endpoint: endpointOf(pod, node, service, addressType), ports: portsOf(service, pod) } : undefined,
      );
    }
    return desired;
  }

  private carryOut(
    key: string,
    service: Service,
    addressType: string,
    plan: Plan,
    trigger: string | undefined,
  ): boolean {
    let isDone = true;
    for (const { slice, ports, endpoints } of plan.changed) {
      if (!slice && service.metadata.deletionTimestamp) continue;
      const result = slice
        ? this.client.update<EndpointSlice>(SLICES, changedSlice(slice, service, ports, endpoints, trigger))
        : this.client.create<EndpointSlice>(SLICES, newSlice(service, addressType, ports, endpoints, trigger));
      if (result.ok) this.keep(key, result.object);
      else if (result.status.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating')) return true;
      else isDone = this.complain(service, slice ? 'update' : 'create', slice, result.status.message);
    }
    for (const slice of plan.gone) {
      const { namespace = '', name } = slice.metadata;
      const result = this.client.delete(SLICES, namespace, name);
      if (result.ok || result.status.code === 404) this.drop(key, slice);
      else isDone = this.complain(service, 'delete', slice, result.status.message);
    }
    return isDone;
  }

  private complain(service: Service, verb: string, slice: EndpointSlice | undefined, why = ''): false {
    const { namespace, name } = service.metadata;
    const which = slice ? `${slice.metadata.name} EndpointSlice` : 'EndpointSlice';
    const words = `Error updating Endpoint Slices for Service ${namespace}/${name}: failed to ${verb} ${which} for Service ${namespace}/${name}: ${why}`;
    this.recorder.event(service, 'Warning', 'FailedToUpdateEndpointSlices', words);
    return false;
  }

  private triggerTime(key: string, service: Service, pods: ReadonlyMap<string, Pod | undefined>): string | undefined {
    let known = this.state.triggers.get(key);
    if (!known) this.state.triggers.set(key, (known = new Map()));
    const members: Pod[] = [];
    for (const [podKey, pod] of pods) {
      if (pod && selectsAll(service.spec.selector, pod.metadata.labels)) members.push(pod);
      else known.delete(podKey);
    }
    return triggerTime(known, service, members);
  }

  private forget(key: string): void {
    this.state.slices.delete(key);
    this.state.placed.delete(key);
    this.state.dirty.delete(key);
    this.state.unsure.delete(key);
    this.state.triggers.delete(key);
  }

  private doubt(key: string): void {
    this.state.unsure.add(key);
    this.queue.add(key);
  }

  private podChanged(pod: Pod, previous: Pod | undefined): void {
    const isGone = !this.informers.get('pods', keyOf(pod));
    if (previous && !isGone && !isEndpointChange(pod, previous)) return;
    const { namespace = '', labels } = pod.metadata;
    for (const service of this.informers.within<Service>('services', namespace)) {
      const { selector } = service.spec;
      if (!selectsAll(selector, labels) && !(previous && selectsAll(selector, previous.metadata.labels))) continue;
      const key = keyOf(service);
      const dirty = this.state.dirty.get(key);
      if (dirty) dirty.add(keyOf(pod));
      else this.state.dirty.set(key, new Set([keyOf(pod)]));
      this.queue.add(key);
    }
  }

  private sliceSeen(slice: EndpointSlice): void {
    const key = serviceKeyOf(slice);
    if (!key) return;
    const known = this.state.slices.get(key)?.get(slice.metadata.name);
    if (Number(known?.metadata.resourceVersion ?? -1) >= Number(slice.metadata.resourceVersion)) return;
    this.keep(key, slice);
    this.doubt(key);
  }

  private sliceGone(slice: EndpointSlice): void {
    const key = serviceKeyOf(slice);
    if (!key || !this.state.slices.get(key)?.has(slice.metadata.name)) return;
    this.drop(key, slice);
    this.doubt(key);
  }

  private keep(key: string, slice: EndpointSlice): void {
    this.drop(key, slice);
    const slices = this.state.slices.get(key);
    const { name } = slice.metadata;
    if (slices) slices.set(name, slice);
    else this.state.slices.set(key, new Map([[name, slice]]));
    let placed = this.state.placed.get(key);
    if (!placed) this.state.placed.set(key, (placed = new Map()));
    for (const endpoint of slice.endpoints ?? []) placed.set(podKeyOf(endpoint), name);
  }

  private drop(key: string, { metadata: { name } }: EndpointSlice): void {
    const known = this.state.slices.get(key)?.get(name);
    const placed = this.state.placed.get(key);
    for (const endpoint of known?.endpoints ?? []) {
      const pod = podKeyOf(endpoint);
      if (placed?.get(pod) === name) placed.delete(pod);
    }
    if (known) this.state.slices.get(key)?.delete(name);
  }

  private slicesWith(key: string, pods: Iterable<string>): Set<string> {
    const placed = this.state.placed.get(key);
    const names = new Set<string>();
    for (const pod of pods) {
      const name = placed?.get(pod);
      if (name !== undefined) names.add(name);
    }
    return names;
  }
}

function serviceKeyOf({ metadata: { labels, namespace } }: EndpointSlice): string | undefined {
  const name = labels?.[SERVICE_NAME];
  return name && labels[MANAGED_BY] === CONTROLLER_NAME ? `${namespace}/${name}` : undefined;
}

function addressTypesOf({ spec }: Service): string[] {
  return spec.ipFamilies?.length ? spec.ipFamilies : ['IPv4'];
}
