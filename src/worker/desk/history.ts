import type { Event as KubernetesEvent } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import { type Cluster, parseTime } from '../../engine/cluster';
import type { ConditionHistory, EventLine } from '../../protocol/detail';
import type { Almanac } from '../almanac/almanac';

const at = (time: string | null | undefined): number => (time ? parseTime(time) : Number.NaN);

/** The events about an object, the newest last. Models `kubectl describe`: those of a node name it in place of its uid. */
export function eventsOf(etcd: Cluster['etcd'], object: KubernetesObject): EventLine[] {
  const { name, namespace = '', uid } = object.metadata;
  const events = etcd.list('events', namespace) as unknown as readonly KubernetesEvent[];
  return events
    .filter(({ involvedObject: about }) => {
      const wanted = object.kind === 'Node' ? name : uid;
      return about.name === name && about.kind === object.kind && about.uid === wanted;
    })
    .map((event) => ({ line: eventLine(event), revision: Number(event.metadata.resourceVersion) }))
    .sort((one, other) => second(one.line) - second(other.line) || one.revision - other.revision)
    .map(({ line }) => line);
}

/** Most events know their second only. */
function second({ lastAt }: EventLine): number {
  return Math.floor(lastAt / 1000);
}

function eventLine(event: KubernetesEvent): EventLine {
  const firstAt = at(event.firstTimestamp ?? event.eventTime ?? event.metadata.creationTimestamp);
  const lastAt = at(event.series?.lastObservedTime ?? event.lastTimestamp);
  return {
    uid: event.metadata.uid,
    type: event.type ?? '',
    reason: event.reason ?? '',
    message: (event.message ?? '').trim(),
    count: event.series?.count ?? (event.count || 1),
    firstAt,
    lastAt: Number.isNaN(lastAt) ? firstAt : lastAt,
    from: event.source?.component || event.reportingComponent || '',
    part: event.involvedObject.fieldPath ?? '',
  };
}

interface Conditioned {
  readonly status?: {
    readonly conditions?: readonly {
      type: string;
      status: string;
      reason?: string;
      message?: string;
      lastTransitionTime?: string;
    }[];
  };
}

/** The conditions of an object as they are, each with what it was before as far as that is remembered. */
export function conditionsOf(almanac: Almanac, object: KubernetesObject): ConditionHistory[] {
  const conditions = (object as Conditioned).status?.conditions;
  if (!Array.isArray(conditions)) return [];
  const facts = [...almanac.conditions.backwards()].filter(({ uid }) => uid === object.metadata.uid).reverse();
  const types = new Set([...facts.map(({ type }) => type), ...conditions.map(({ type }) => type)]);
  return [...types].map((type) => {
    const now = (conditions as NonNullable<NonNullable<Conditioned['status']>['conditions']>).find(
      (condition) => condition.type === type,
    );
    const segments = facts
      .filter((fact) => fact.type === type)
      .map(({ at: from, status, reason }) => ({ from, status, reason }));
    const since = at(now?.lastTransitionTime);
    if (segments.length === 0 && now && !Number.isNaN(since))
      segments.push({ from: since, status: now.status, reason: now.reason ?? '' });
    return { type, message: now?.message ?? '', segments };
  });
}
