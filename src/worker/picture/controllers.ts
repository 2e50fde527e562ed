import type { Pod, Service } from '../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import { copyState } from '../../engine/cluster';
import type { EnvelopePoint, ReplicaSetView } from '../../protocol/view';
import { ItemTable } from './itemTable';
import { PodCounts } from './podCounts';
import { isLive, isReady } from './pods';
import { ViewTable } from './table';
import { identityOf, type Versioned, versionOf } from './versions';
import {
  addPoint,
  nominalRecord,
  type PodCount,
  templateOf,
  type WorkloadRecord,
  wantedBy,
  workloadRecord,
} from './workloads';

/** What a rewind must bring back. */
interface Memory {
  /** Of templates. */
  versioned: Map<string, Versioned>;
  /** What other controllers name as theirs: that is a workload, whoever controls it in its turn. */
  heads: Set<string>;
  /** By the controller that pods name: how many do. */
  claims: Map<string, number>;
  /** By a workload that controls pods itself: the hashes of their templates, in the order of first appearance. */
  hashes: Map<string, readonly string[]>;
  /** Controllers that are gone, the latest last: pods on their way out name them still. */
  gone: Set<string>;
}

const MAX_GONE = 1_000;

/** What the records of controllers are made with. */
interface Surroundings {
  readonly now: () => number;
  readonly services: () => readonly Service[];
}

/**
 * What controls pods, of whatever kind: by the controller references of pods and of their controllers, and by having a pod template. A
 * pod's own controller that is controlled in its turn is a template of that one; else it is a workload.
 */
export class Controllers {
  readonly replicaSets = new ViewTable<ReplicaSetView>();
  readonly workloads = new ViewTable<WorkloadRecord>();
  readonly envelopes = new ItemTable<EnvelopePoint>(({ at }) => String(at));
  private memory: Memory = emptyMemory();
  /** Live and available pods. */
  private readonly counts = new PodCounts();

  constructor(private readonly around: Surroundings) {}

  /** Takes in a write of something that may control pods. */
  note(resource: GroupResource, object: KubernetesObject, gone: boolean): void {
    const { uid } = object.metadata;
    if (gone) {
      this.forget(uid);
      return;
    }
    if (!templateOf(object) && !this.memory.claims.has(uid) && !this.memory.heads.has(uid)) return;
    const controller = controllerOf(object);
    if (controller) this.head(controller, object.metadata.namespace ?? '');
    if (controller && !this.memory.heads.has(uid)) {
      this.noteTemplate(object, controller.uid);
      this.adopt(uid, controller.uid);
    } else {
      if (this.isBare(object)) this.noteTemplate(object, '');
      this.move(uid, uid);
      this.noteWorkload(resource, object);
    }
  }

  /** A pod came, changed or went, or has another controller: its controller is known by it, and its counts. */
  notePod(before: Pod | undefined, after: Pod | undefined): void {
    const from = before && makerOf(before);
    const to = after && makerOf(after);
    const stays = from?.uid === to?.uid;
    if (to && !stays) this.claim(to.uid, 1);
    if (to && after && (!stays || !this.isKnown(to.uid))) this.appear(to, after);
    const live = [Number(isLive(before)), Number(isLive(after))] as const;
    const available = [Number(isReady(before)), Number(isReady(after))] as const;
    if (stays) {
      if (to) this.count(to.uid, { live: live[1] - live[0], available: available[1] - available[0] });
      return;
    }
    if (to) this.count(to.uid, { live: live[1], available: available[1] });
    if (!from) return;
    this.count(from.uid, { live: -live[0], available: -available[0] });
    this.claim(from.uid, -1);
  }

  /** The version of what a pod runs; undefined when its controller says nothing of it. */
  versionOf(pod: Pod): number | undefined {
    const owner = controllerOf(pod)?.uid ?? '';
    const template = this.replicaSets.get(owner);
    if (template) return template.version;
    const hash = pod.metadata.labels?.['controller-revision-hash'];
    if (!hash || !this.workloads.get(owner)) return undefined;
    const known = this.memory.hashes.get(owner) ?? [];
    if (!known.includes(hash)) this.memory.hashes.set(owner, [...known, hash]);
    return (this.memory.hashes.get(owner) ?? []).indexOf(hash) + 1;
  }

  tables(): ViewTable<never>[] {
    return [this.replicaSets, this.workloads, this.envelopes] as unknown as ViewTable<never>[];
  }

  save(): unknown {
    return { memory: copyState(this.memory), counts: this.counts.save() };
  }

  load(saved: unknown): void {
    const { memory, counts } = saved as { memory: Memory; counts: unknown };
    this.memory = copyState(memory);
    this.counts.load(counts);
  }

  private isKnown(uid: string): boolean {
    return (
      this.replicaSets.get(uid) !== undefined || this.workloads.get(uid) !== undefined || this.memory.gone.has(uid)
    );
  }

  /** A ReplicaSet that nobody controls is its own only template: it has no revisions. */
  private isBare(object: KubernetesObject): boolean {
    return object.kind === 'ReplicaSet';
  }

  private workloadOf(controller: string): string {
    return this.replicaSets.get(controller)?.owner || controller;
  }

  private count(controller: string, by: PodCount): void {
    if (by.live !== 0 || by.available !== 0) this.point(this.counts.add(controller, by, this.workloadOf(controller)));
  }

  /** A controller's pods are counted under another workload from now on. */
  private move(controller: string, workload: string): void {
    const home = this.counts.home(controller);
    if (home === undefined || home === workload) return;
    this.counts.move(controller, workload);
    this.point(home);
    this.point(workload);
  }

  /** What has a controller is a template of that one, and no workload any more. */
  private adopt(uid: string, workload: string): void {
    this.move(uid, workload);
    if (!this.workloads.get(uid)) return;
    this.workloads.remove(uid);
    this.envelopes.drop(uid);
  }

  /** Somebody who controls controllers is a workload, also before anything else is known of it. */
  private head({ uid, kind, name }: Reference, namespace: string): void {
    if (this.memory.heads.has(uid) || this.memory.gone.has(uid)) return;
    this.memory.heads.add(uid);
    this.replicaSets.remove(uid);
    if (!this.workloads.get(uid)) this.workloads.set(nominalRecord({ uid, kind, name, namespace }, this.around.now()));
  }

  private claim(controller: string, by: 1 | -1): void {
    const claims = (this.memory.claims.get(controller) ?? 0) + by;
    if (claims > 0) this.memory.claims.set(controller, claims);
    else {
      this.memory.claims.delete(controller);
      this.counts.leave(controller);
    }
    const record = this.workloads.get(controller);
    if (claims <= 0 && record && record.resource === '') this.drop(controller);
  }

  /** A controller that nothing else is known of yet appears by its name. */
  private appear({ uid, kind, name }: Reference, pod: Pod): void {
    if (this.isKnown(uid)) return;
    const facts = { uid, kind, name, namespace: pod.metadata.namespace ?? '' };
    const image = pod.spec.containers[0]?.image ?? '';
    this.workloads.set({ ...nominalRecord(facts, this.around.now()), podLabels: pod.metadata.labels ?? {}, image });
  }

  private noteTemplate(object: KubernetesObject, owner: string): void {
    const { uid, namespace = '', name, annotations } = object.metadata;
    const previous = this.replicaSets.get(uid);
    const template = templateOf(object);
    const labels = template?.metadata?.labels ?? {};
    const image = template?.spec?.containers[0]?.image ?? '';
    const made = { namespace, owner, labels, image, identity: identityOf(template) };
    const version = previous?.version ?? versionOf(made, this.memory.versioned.values(), this.around.services());
    const { wants, ready } = wantedBy(object, this.counts.of(uid));
    const view: ReplicaSetView = {
      uid,
      namespace,
      name,
      ...(object.kind !== 'ReplicaSet' && { kind: object.kind }),
      owner,
      image,
      wants,
      ready,
      podLabels: labels,
      revision: Number(annotations?.['deployment.kubernetes.io/revision'] ?? 0),
      version,
      createdAt: previous?.createdAt ?? this.around.now(),
    };
    this.replicaSets.set(view);
    if (!previous || (owner !== '' && previous.owner !== owner)) this.memory.versioned.set(uid, { ...made, version });
  }

  private noteWorkload(resource: GroupResource, object: KubernetesObject): void {
    const { uid } = object.metadata;
    if (object.kind !== 'ReplicaSet') this.replicaSets.remove(uid);
    const createdAt = this.workloads.get(uid)?.createdAt ?? this.around.now();
    const counts = this.counts.of(uid);
    const before = this.workloads.get(uid);
    const record = workloadRecord(resource, object, createdAt, counts);
    this.workloads.set(before?.podLabels && !record.podLabels ? { ...record, ...looksOf(before) } : record);
    this.point(uid);
  }

  private point(workload: string): void {
    const record = this.workloads.get(workload);
    if (!record) return;
    const counts = this.counts.of(workload);
    addPoint(this.envelopes, record, counts, this.around.now());
  }

  private forget(uid: string): void {
    if (!this.replicaSets.get(uid) && !this.workloads.get(uid)) return;
    this.drop(uid);
    this.memory.versioned.delete(uid);
    this.memory.heads.delete(uid);
    this.memory.hashes.delete(uid);
    this.memory.gone.add(uid);
    if (this.memory.gone.size <= MAX_GONE) return;
    const [oldest = ''] = this.memory.gone;
    this.memory.gone.delete(oldest);
  }

  private drop(uid: string): void {
    this.replicaSets.remove(uid);
    this.workloads.remove(uid);
    this.envelopes.drop(uid);
  }
}

/** Who controls an object, as it says. */
interface Reference {
  readonly uid: string;
  readonly kind: string;
  readonly name: string;
}

function controllerOf({ metadata }: KubernetesObject): Reference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller);
}

/** Who made a pod; a machine's own pods have no maker. */
function makerOf(pod: Pod): Reference | undefined {
  const controller = controllerOf(pod);
  return controller?.kind === 'Node' ? undefined : controller;
}

function looksOf({ podLabels, image }: WorkloadRecord): Pick<WorkloadRecord, 'podLabels' | 'image'> {
  return { ...(podLabels && { podLabels }), ...(image !== undefined && { image }) };
}

function emptyMemory(): Memory {
  return {
    versioned: new Map(),
    heads: new Set(),
    claims: new Map(),
    hashes: new Map(),
    gone: new Set(),
  };
}
