import type { Endpoints, Pod, Service } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { type Labels, selectsAll } from '../../../api/meta/labels';
import { type Draft, keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { isEndpointChange } from '../shared/endpointChange';
import { gatherMembers, type Members, membersOf, noteMember } from '../shared/members';
import { hasSelector, isHeadless } from '../shared/servicePorts';
import { forgetOthers, type TriggerTimes, triggerTime } from '../shared/triggerTimes';
import { subsetsOf } from './subsets';

const HEADLESS = 'service.kubernetes.io/headless';
const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';
/** Old clients elected their leaders with Endpoints; those belong to no Service. */
const LEADER = 'control-plane.alpha.kubernetes.io/leader';
const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time';
/** The work of a sync grows with the Service: it takes about this long for each of its pods, in milliseconds. */
const SYNC_MS_PER_POD = 1;

/** All by the Service's key. */
interface EndpointsState {
  members: Members;
  triggers: Map<string, TriggerTimes>;
}

/**
 * Keeps the Endpoints of each Service with a selector: what EndpointSlices have replaced, and old clients still read.
 * Its rules are in SPEC.md (EP-...). Models kube-controller-manager: endpoints-controller.
 */
export class EndpointsController extends Controller<EndpointsState> {
  constructor(host: ControllerHost) {
    super('endpoint-controller', host, { members: new Map(), triggers: new Map() });
    this.informers.on<Service>('services', {
      added: (service) => this.serviceChanged(service),
      updated: (service, previous) => {
        if (semanticEqual(service.spec, previous.spec)) this.queue.add(keyOf(service));
        else this.serviceChanged(service);
      },
      deleted: (service) => this.queue.add(keyOf(service)),
    });
    this.informers.on<Pod>('pods', {
      added: (pod) => this.podChanged(pod, undefined),
      updated: (pod, previous) => this.podChanged(pod, previous),
      deleted: (pod, previous) => this.podChanged(pod, previous),
    });
    this.informers.on<Endpoints>('endpoints', {
      deleted: (endpoints) => {
        const service = this.informers.get<Service>('services', keyOf(endpoints));
        if (service) this.queue.add(keyOf(service));
      },
    });
  }

  reconcile(key: string): Outcome {
    const service = this.informers.get<Service>('services', key);
    const known = this.informers.get<Endpoints>('endpoints', key);
    if (!service) return this.forget(key, known);
    if (!hasSelector(service)) return 'done';
    const pods = membersOf(this.state.members, this.informers, key);
    const subsets = subsetsOf(service, pods);
    const labels = labelsOf(service);
    let triggers = this.state.triggers.get(key);
    if (!triggers) this.state.triggers.set(key, (triggers = new Map()));
    const trigger = triggerTime(triggers, service, pods);
    if (triggers.size > pods.length + 1) forgetOthers(triggers, pods);
    if (known && semanticEqual(known.subsets, subsets) && semanticEqual(known.metadata.labels, labels)) return 'done';
    const { [TRIGGER_TIME]: _before, ...kept } = known?.metadata.annotations ?? {};
    const annotations = trigger === undefined ? kept : { ...kept, [TRIGGER_TIME]: trigger };
    const content = subsets.length ? { subsets } : {};
    const draft: Draft<Endpoints> = {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: {
        ...(Object.keys(annotations).length ? { annotations } : {}),
        labels,
        name: service.metadata.name,
        namespace: service.metadata.namespace,
      },
      ...content,
    };
    const result = known
      ? this.client.update<Endpoints>('endpoints', {
          ...draft,
          metadata: { ...known.metadata, annotations, labels },
        })
      : this.client.create<Endpoints>('endpoints', draft);
    if (result.ok || result.status.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating'))
      return 'done';
    const verb = known ? 'Update' : 'Create';
    const words = `Failed to ${verb.toLowerCase()} endpoint ${key}: ${result.status.message ?? ''}`;
    this.recorder.event(service, 'Warning', `FailedTo${verb}Endpoint`, words);
    return 'retry';
  }

  /** Begins anew, and looks for what is left of Services that went meanwhile. Models checkLeftoverEndpoints. */
  override start(): void {
    this.sim.schedule(this.name, 0, { type: 'leftovers' });
  }

  protected override other(): void {
    for (const { metadata } of this.informers.all<Endpoints>('endpoints')) {
      const key = keyOf({ metadata });
      const isElection = metadata.annotations?.[LEADER] !== undefined;
      if (!isElection && !this.informers.get('services', key)) this.queue.add(key);
    }
  }

  private forget(key: string, known: Endpoints | undefined): Outcome {
    this.state.members.delete(key);
    this.state.triggers.delete(key);
    if (!known) return 'done';
    const { namespace = '', name } = known.metadata;
    const result = this.client.delete('endpoints', namespace, name);
    return result.ok || result.status.code === 404 ? 'done' : 'retry';
  }

  private serviceChanged(service: Service): void {
    const key = keyOf(service);
    const { namespace } = service.metadata;
    gatherMembers(this.state.members, this.informers, key, namespace, (labels) => isWanted(service, labels));
    this.queue.add(key);
  }

  private podChanged(pod: Pod, previous: Pod | undefined): void {
    const podKey = keyOf(pod);
    const isGone = !this.informers.get('pods', podKey);
    if (previous && !isGone && !isEndpointChange(pod, previous)) return;
    for (const service of this.informers.within<Service>('services', pod.metadata.namespace)) {
      const key = keyOf(service);
      const isIn = !isGone && isWanted(service, pod.metadata.labels);
      if (!noteMember(this.state.members, key, podKey, isIn)) continue;
      if (!isIn) this.state.triggers.get(key)?.delete(podKey);
      this.queue.addAfter(key, (this.state.members.get(key)?.size ?? 0) * SYNC_MS_PER_POD);
    }
  }
}

function labelsOf(service: Service): Record<string, string> {
  const { [HEADLESS]: _own, ...labels } = service.metadata.labels ?? {};
  const managed = { ...labels, [MANAGED_BY]: 'endpoint-controller' };
  return isHeadless(service) ? { ...managed, [HEADLESS]: '' } : managed;
}

function isWanted(service: Service, labels: Labels): boolean {
  return hasSelector(service) && selectsAll(service.spec.selector, labels);
}
