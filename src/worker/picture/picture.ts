import type { Event as KubernetesEvent, Node, Pod, Service } from '../../api/generated/core/v1';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import { copyState, parseTime } from '../../engine/cluster';
import type { Amounts, EndpointView, IngressView, NodeView, PodView } from '../../protocol/view';
import { bookedBy, NONE } from './amounts';
import { Controllers } from './controllers';
import { ItemTable } from './itemTable';
import { type MachineFacts, nodeView } from './nodes';
import { podFace } from './podState';
import { type PodColumns, podView, type Span } from './pods';
import { noteEndpoints, routeView, type ServiceRecord, serviceRecord } from './services';
import { ViewTable } from './table';

/** What the picture asks of the cluster beside its objects. */
export interface PictureSource {
  readonly now: () => number;
  readonly columns: (pod: Pod) => PodColumns;
  /** A pull or a back-off that runs in a pod's containers, by the pod's uid. */
  readonly span: (pod: Pod) => Span | undefined;
  readonly machine: (node: string) => MachineFacts;
}

/** One write to the cluster, as the picture needs it. */
export interface Write {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: GroupResource;
  readonly object: KubernetesObject;
  readonly previous?: KubernetesObject;
}

/** What the picture is made from, beside its records; everything that a rewind must bring back. */
interface Memory {
  pods: Map<string, Pod>;
  podsOfNode: Map<string, Set<string>>;
  /** By node: what its pods ask for. */
  booked: Map<string, Amounts>;
  pulling: Set<string>;
  /** Pods whose first image is there. */
  pulled: Set<string>;
  services: Map<string, Service>;
  serviceUids: Map<string, string>;
  slices: Map<string, Map<string, EndpointSlice>>;
  nodes: Map<string, Node>;
  /** The versions of pods that are gone, the latest last. */
  versionsOfGone: Map<string, number>;
}

/** As many pods as the ledger counts of one generator. */
const MAX_GONE = 4096;
/** States with a stretch of time that runs: its end is the kubelet's to know. */
const SPANNED: ReadonlySet<string> = new Set(['pulling', 'crashLoop', 'imagePull', 'oomKilled']);
const UNREACHABLE = 'node.kubernetes.io/unreachable';

/** Keeps the records that the page is shown, one write at a time. */
export class Picture {
  readonly pods = new ViewTable<PodView>();
  readonly controllers: Controllers;
  readonly services = new ViewTable<ServiceRecord>();
  readonly endpoints = new ItemTable<EndpointView>(({ address }) => address);
  readonly ingresses = new ViewTable<IngressView>();
  readonly nodes = new ViewTable<NodeView>();
  private memory: Memory = emptyMemory();
  private readonly unsettled = new Set<string>();

  constructor(private readonly source: PictureSource) {
    this.controllers = new Controllers({ now: source.now, services: () => [...this.memory.services.values()] });
  }

  get replicaSets(): Controllers['replicaSets'] {
    return this.controllers.replicaSets;
  }

  get workloads(): Controllers['workloads'] {
    return this.controllers.workloads;
  }

  get envelopes(): Controllers['envelopes'] {
    return this.controllers.envelopes;
  }

  /** Takes a write in. */
  note(write: Write): void {
    const { resource, object } = write;
    const gone = write.type === 'DELETED';
    if (resource === 'pods') this.notePod(object as Pod, gone);
    else if (resource === 'services') this.noteService(object as Service, gone);
    else if (resource === 'endpointslices.discovery.k8s.io') this.noteSlice(object as EndpointSlice, gone);
    else if (resource === 'nodes') this.noteNode(object as Node, gone);
    else if (resource !== 'events') {
      this.noteRoute(object, gone);
      this.controllers.note(resource, object, gone);
    } else if (!gone) this.noteEvent(object as KubernetesEvent);
  }

  /** Draws the pulls and back-offs whose length was not known yet when they began. Before the page is told. */
  settle(): void {
    for (const uid of this.unsettled) {
      const pod = this.memory.pods.get(uid);
      const view = this.pods.get(uid);
      if (pod && view && view.span?.until !== this.spanOf(pod, view.state)?.until) this.drawPod(pod);
    }
    this.unsettled.clear();
  }

  /** Something about a machine that is not in its Node is otherwise: its power, its links, what is booked. */
  noteMachine(name: string): void {
    const node = this.memory.nodes.get(name);
    if (node) this.noteNode(node, false);
  }

  /** The version of what a pod runs or ran, 0 when nobody knows. */
  versionOfPod(uid: string): number {
    return this.pods.get(uid)?.version ?? this.memory.versionsOfGone.get(uid) ?? 0;
  }

  serviceUid(namespace: string, name: string): string {
    return this.memory.serviceUids.get(`${namespace}/${name}`) ?? '';
  }

  save(): unknown {
    this.settle();
    return {
      tables: this.tables().map((table) => table.save()),
      memory: copyState(this.memory),
      controllers: this.controllers.save(),
    };
  }

  load(saved: unknown): void {
    const { tables, memory, controllers } = saved as {
      tables: Map<string, never>[];
      memory: Memory;
      controllers: unknown;
    };
    this.controllers.load(controllers);
    this.tables().forEach((table, index) => {
      table.load(tables[index] as Map<string, never>);
    });
    this.memory = copyState(memory);
    this.unsettled.clear();
  }

  private tables(): ViewTable<never>[] {
    return [
      this.pods,
      ...this.controllers.tables(),
      this.services,
      this.endpoints,
      this.ingresses,
      this.nodes,
    ] as unknown as ViewTable<never>[];
  }

  private notePod(pod: Pod, gone: boolean): void {
    const { uid } = pod.metadata;
    const before = this.memory.pods.get(uid);
    this.controllers.notePod(before, gone ? undefined : pod);
    this.book(before, gone ? undefined : pod);
    this.bind(uid, before?.spec.nodeName, gone ? undefined : pod.spec.nodeName);
    if (gone) {
      this.remember(uid);
      this.memory.pods.delete(uid);
      this.memory.pulling.delete(uid);
      this.memory.pulled.delete(uid);
      this.pods.remove(uid);
    } else {
      this.memory.pods.set(uid, pod);
      this.drawPod(pod);
    }
  }

  /** The ledger asks for the versions of pods that are gone. */
  private remember(uid: string): void {
    const { versionsOfGone } = this.memory;
    versionsOfGone.set(uid, this.pods.get(uid)?.version ?? 0);
    if (versionsOfGone.size <= MAX_GONE) return;
    const [oldest = ''] = versionsOfGone.keys();
    versionsOfGone.delete(oldest);
  }

  private drawPod(pod: Pod): void {
    const { uid } = pod.metadata;
    const previous = this.pods.get(uid);
    const { pulling, pulled } = this.memory;
    const nodeLost = this.isLost(pod.spec.nodeName);
    const face = podFace(pod, { pulling: pulling.has(uid), pulled: pulled.has(uid), nodeLost });
    if (SPANNED.has(face.state)) this.unsettled.add(uid);
    const facts = {
      now: this.source.now(),
      createdAt: parseTime(pod.metadata.creationTimestamp),
      version: this.controllers.versionOf(pod) ?? previous?.version ?? 1,
      span: this.spanOf(pod, face.state),
    };
    this.pods.set(
      podView(pod, face, this.source.columns(pod), { ...facts, createdAt: previous?.createdAt ?? facts.now }, previous),
    );
  }

  private spanOf(pod: Pod, state: PodView['state']): Span | undefined {
    if (state === 'terminating' && pod.metadata.deletionTimestamp) {
      const until = parseTime(pod.metadata.deletionTimestamp);
      return { from: until - 1000 * (pod.metadata.deletionGracePeriodSeconds ?? 0), until };
    }
    return SPANNED.has(state) ? this.source.span(pod) : undefined;
  }

  /** Keeps the sum of what a node's pods ask for. */
  private book(before: Pod | undefined, after: Pod | undefined): void {
    const same = before?.spec.nodeName === after?.spec.nodeName && before?.status?.phase === after?.status?.phase;
    if (same && before?.metadata.generation === after?.metadata.generation) return;
    for (const [pod, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      const { cpuMilli, memoryBytes } = bookedBy(pod);
      const name = pod?.spec.nodeName ?? '';
      if (cpuMilli === 0 && memoryBytes === 0) continue;
      const sum = this.memory.booked.get(name) ?? NONE;
      this.memory.booked.set(name, {
        cpuMilli: sum.cpuMilli + sign * cpuMilli,
        memoryBytes: sum.memoryBytes + sign * memoryBytes,
      });
      this.noteMachine(name);
    }
  }

  private bind(uid: string, before: string | undefined, after: string | undefined): void {
    if (before === after) return;
    for (const [name, present] of [
      [before, false],
      [after, true],
    ] as const) {
      if (!name) continue;
      const uids = this.memory.podsOfNode.get(name) ?? new Set();
      if (present) uids.add(uid);
      else uids.delete(uid);
      this.memory.podsOfNode.set(name, uids);
      this.noteMachine(name);
    }
  }

  private noteService(service: Service, gone: boolean): void {
    const { uid, namespace, name } = service.metadata;
    const key = `${namespace}/${name}`;
    if (gone) {
      this.services.remove(uid);
      this.endpoints.drop(uid);
      this.memory.services.delete(uid);
      this.memory.serviceUids.delete(key);
      return;
    }
    this.memory.services.set(uid, service);
    this.memory.serviceUids.set(key, uid);
    const previous = this.services.get(uid);
    this.services.set(serviceRecord(service, previous?.createdAt ?? this.source.now()));
    if (previous) return;
    const slices = [...(this.memory.slices.get(key)?.values() ?? [])];
    for (const slice of slices) noteEndpoints(this.endpoints, uid, undefined, slice, slices);
  }

  private noteSlice(slice: EndpointSlice, gone: boolean): void {
    const name = slice.metadata.labels?.['kubernetes.io/service-name'];
    if (!name) return;
    const key = `${slice.metadata.namespace}/${name}`;
    const slices = this.memory.slices.get(key) ?? new Map<string, EndpointSlice>();
    const before = slices.get(slice.metadata.name);
    if (gone) slices.delete(slice.metadata.name);
    else slices.set(slice.metadata.name, slice);
    this.memory.slices.set(key, slices);
    const service = this.memory.serviceUids.get(key);
    if (service) noteEndpoints(this.endpoints, service, before, gone ? undefined : slice, slices.values());
  }

  private noteRoute(object: KubernetesObject, gone: boolean): void {
    const { uid } = object.metadata;
    const before = this.ingresses.get(uid);
    const route = gone ? undefined : routeView(object, before?.createdAt ?? this.source.now());
    if (route) this.ingresses.set(route);
    else if (before) this.ingresses.remove(uid);
  }

  private noteNode(node: Node, gone: boolean): void {
    const { uid, name } = node.metadata;
    const wasLost = this.isLost(name);
    if (gone) {
      this.memory.nodes.delete(name);
      this.nodes.remove(uid);
    } else {
      this.memory.nodes.set(name, node);
      const { podsOfNode, booked } = this.memory;
      const pods = podsOfNode.get(name)?.size ?? 0;
      this.nodes.set(nodeView(node, this.source.machine(name), pods, booked.get(name) ?? NONE));
    }
    if (wasLost === this.isLost(name)) return;
    for (const pod of this.memory.podsOfNode.get(name) ?? []) this.drawPod(this.memory.pods.get(pod) as Pod);
  }

  private isLost(name: string | undefined): boolean {
    return this.memory.nodes.get(name ?? '')?.spec.taints?.some(({ key }) => key === UNREACHABLE) ?? false;
  }

  private noteEvent({ reason, involvedObject }: KubernetesEvent): void {
    if (involvedObject.kind !== 'Pod' || !involvedObject.uid) return;
    const pod = this.memory.pods.get(involvedObject.uid);
    const { uid } = involvedObject;
    const { pulling, pulled } = this.memory;
    if (reason === 'Pulling' && !pulling.has(uid)) pulling.add(uid);
    else if (reason === 'Pulled' && !pulled.has(uid)) pulled.add(uid);
    else if (!pulling.has(uid) || (reason !== 'Pulled' && reason !== 'Failed' && reason !== 'BackOff')) return;
    if (reason !== 'Pulling') pulling.delete(uid);
    if (pod) this.drawPod(pod);
  }
}

function emptyMemory(): Memory {
  return {
    pods: new Map(),
    podsOfNode: new Map(),
    booked: new Map(),
    pulling: new Set(),
    pulled: new Set(),
    services: new Map(),
    serviceUids: new Map(),
    slices: new Map(),
    nodes: new Map(),
    versionsOfGone: new Map(),
  };
}
