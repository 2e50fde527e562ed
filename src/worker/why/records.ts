import type { Event as KubernetesEvent, Node, Pod } from '../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import { type Cluster, parseTime } from '../../engine/cluster';
import type { Change } from '../../engine/etcd/etcd';
import type { TerminalOutput } from '../../protocol/messages';
import type { LoggedCommand } from '../../protocol/session';
import type { EventFacts, Named, WhyObject } from '../../protocol/why';
import type { Chronicle } from '../chronicle';

/** What a "why" is answered from: the cluster as it stands and what is remembered of how it came to that. */
export interface WhySource {
  readonly cluster: Cluster;
  readonly chronicle: Chronicle;
  /** What was done up to now, in its order. */
  readonly log: readonly LoggedCommand[];
  readonly terminal: readonly TerminalOutput[];
}

/** A source, read once for one question. */
export class Records {
  readonly changes: readonly Change[];
  /** What was listed for this question: it stands still while it is answered. */
  private readonly lists = new Map<string, readonly KubernetesObject[]>();

  constructor(readonly source: WhySource) {
    this.changes = source.chronicle.all();
  }

  get now(): number {
    return this.source.cluster.now;
  }

  /** The write that made a revision, if it is remembered. */
  change(revision: number): Change | undefined {
    const { changes } = this;
    let [low, high] = [0, changes.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = changes[middle] as Change;
      if (found.revision === revision) return found;
      if (found.revision < revision) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** The writes to one object, oldest first. */
  writesTo(uid: string): readonly Change[] {
    return this.changes.filter(({ object }) => object.metadata.uid === uid);
  }

  list<T extends KubernetesObject>(resource: GroupResource, namespace = ''): readonly T[] {
    const key = `${resource} ${namespace}`;
    let list = this.lists.get(key);
    if (!list) this.lists.set(key, (list = this.source.cluster.etcd.list(resource, namespace)));
    return list as readonly T[];
  }

  allPods(): readonly Pod[] {
    return this.list<Pod>('pods');
  }

  node(name: string): Node | undefined {
    return this.source.cluster.etcd.get('nodes', name) as Node | undefined;
  }

  /** An object as it is stored, or as it was last when it is gone. */
  find<T extends KubernetesObject>(resource: GroupResource, uid: string): { object: T; gone: boolean } | undefined {
    const stored = this.list<T>(resource).find(({ metadata }) => metadata.uid === uid);
    if (stored) return { object: stored, gone: false };
    const last = this.changes.findLast(({ object }) => object.metadata.uid === uid);
    return last && { object: last.object as T, gone: true };
  }

  /** What was told about an object, oldest first. */
  events(uid: string, namespace: string): EventFacts[] {
    return this.list<KubernetesEvent>('events', namespace || 'default')
      .filter(({ involvedObject }) => involvedObject.uid === uid)
      .map(eventFacts)
      .sort((one, other) => one.at - other.at);
  }
}

function eventFacts(event: KubernetesEvent): EventFacts {
  const { series, lastTimestamp, eventTime, metadata, firstTimestamp } = event;
  const time = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? firstTimestamp ?? metadata.creationTimestamp;
  return {
    at: parseTime(time),
    type: event.type ?? 'Normal',
    reason: event.reason ?? '',
    message: event.message ?? '',
    count: series?.count ?? event.count ?? 1,
    from: event.source?.component || event.reportingComponent || '',
    container: /\{(.+)\}$/.exec(event.involvedObject.fieldPath ?? '')?.[1] ?? '',
  };
}

/** A pod as a sentence names it. */
export function namedPod({ metadata }: Pod): Named {
  return { name: metadata.name, object: { kind: 'Pod', uid: metadata.uid } };
}

const KINDS: Readonly<Record<string, Extract<WhyObject, { uid: string }>['kind']>> = {
  Pod: 'Pod',
  ReplicaSet: 'ReplicaSet',
  Deployment: 'Workload',
  Service: 'Service',
  Ingress: 'Ingress',
};

/** How an object is asked about; undefined for kinds that nobody asks about. */
export function askable(kind: string, { name, uid }: { name: string; uid: string }): WhyObject | undefined {
  if (kind === 'Node') return { kind: 'Node', name };
  const known = KINDS[kind];
  return known && { kind: known, uid };
}
