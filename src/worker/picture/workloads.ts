import type { PodTemplateSpec } from '../../api/generated/core/v1';
import { type IntOrString, scaledValue } from '../../api/meta/intOrString';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import type { EnvelopePoint, WorkloadView } from '../../protocol/view';
import type { ItemTable } from './itemTable';

/** Live pods are those that are neither terminating nor over; available ones are Ready. */
export interface PodCount {
  readonly live: number;
  readonly available: number;
}

/** Points of the envelope older than this are dropped, in milliseconds. */
const ENVELOPE_MS = 180_000;
/** Changes within this time are drawn as one. */
const GRAIN_MS = 100;
const MAX_POINTS = 120;

/** A workload as the page is shown it, but for its envelope: that is told point by point. */
export type WorkloadRecord = Omit<WorkloadView, 'envelope'>;

/** What the picture reads of any object that controls pods: fields that kinds of the API and of others have in common. */
interface Controlling {
  readonly replicas?: number;
  readonly parallelism?: number;
  readonly completions?: number;
  readonly paused?: boolean;
  readonly suspend?: boolean;
  readonly template?: PodTemplateSpec;
  readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplateSpec } };
  readonly strategy?: Strategy;
  readonly updateStrategy?: Strategy;
}

interface Strategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly maxSurge?: IntOrString; readonly maxUnavailable?: IntOrString } | null;
}

interface Controlled {
  readonly replicas?: number;
  readonly desiredNumberScheduled?: number;
  readonly succeeded?: number;
  readonly readyReplicas?: number;
  readonly numberReady?: number;
  readonly ready?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
}

const specOf = (object: KubernetesObject) => (object as { spec?: Controlling }).spec ?? {};
const statusOf = (object: KubernetesObject) => (object as { status?: Controlled }).status ?? {};

/** The template by which an object, or what it makes, makes pods; undefined when it has none. */
export function templateOf(object: KubernetesObject): PodTemplateSpec | undefined {
  const { template, jobTemplate } = specOf(object);
  const found = template ?? jobTemplate?.spec?.template;
  return Array.isArray(found?.spec?.containers) ? found : undefined;
}

/**
 * How many pods an object wants, and how many are ready: by its `replicas`, by the work that is left to those that run to an end, by
 * the number that its status desires; else as many as there are.
 */
export function wantedBy(object: KubernetesObject, { live, available }: PodCount): { wants: number; ready: number } {
  const { replicas, parallelism, completions, suspend, template } = specOf(object);
  const { desiredNumberScheduled, succeeded = 0, readyReplicas, numberReady, ready, conditions } = statusOf(object);
  const known = readyReplicas ?? numberReady ?? ready ?? (replicas === undefined ? available : 0);
  if (replicas !== undefined) return { wants: replicas, ready: known };
  if (parallelism !== undefined) {
    const isOver = conditions?.some(
      ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
    );
    const left = completions === undefined ? parallelism : Math.max(0, completions - succeeded);
    return { wants: isOver || suspend ? 0 : Math.min(parallelism, left), ready: known };
  }
  const wants = desiredNumberScheduled ?? statusOf(object).replicas ?? (template && live === 0 ? 0 : live);
  return { wants, ready: known };
}

/** A workload of any kind as the page is shown it. */
export function workloadRecord(
  resource: GroupResource,
  object: KubernetesObject,
  createdAt: number,
  counts: PodCount,
): WorkloadRecord {
  const { metadata, kind } = object;
  const { paused, suspend } = specOf(object);
  const template = templateOf(object);
  const { wants: replicas } = wantedBy(object, counts);
  return {
    uid: metadata.uid,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    kind,
    resource,
    replicas,
    ...boundsOf(object, replicas),
    paused: paused ?? suspend ?? false,
    progress: statusOf(object).conditions?.find(({ type }) => type === 'Progressing')?.reason ?? '',
    revision: Number(metadata.annotations?.['deployment.kubernetes.io/revision'] ?? 0),
    ...(template && { podLabels: template.metadata?.labels ?? {}, image: template.spec?.containers[0]?.image ?? '' }),
    createdAt,
  };
}

/** Between which numbers of pods a workload stays while it replaces them. Without a strategy: what it wants. */
function boundsOf(object: KubernetesObject, replicas: number): { limit: number; floor: number } {
  const { strategy, updateStrategy } = specOf(object);
  const own = strategy ?? updateStrategy;
  if (!own) return { limit: replicas, floor: replicas };
  const rolling = own.type === 'RollingUpdate' ? (own.rollingUpdate ?? {}) : undefined;
  const surge = rolling ? scaledValue(rolling.maxSurge ?? 0, replicas, 'up') : 0;
  const unavailable = rolling ? scaledValue(rolling.maxUnavailable ?? 1, replicas, 'down') : replicas;
  const effective = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { limit: replicas + surge, floor: Math.max(0, replicas - effective) };
}

/** A workload of which no more is known than its name in a reference. */
export function nominalRecord(
  { uid, kind, name, namespace }: { uid: string; kind: string; name: string; namespace: string },
  createdAt: number,
): WorkloadRecord {
  const none = { replicas: 0, limit: 0, floor: 0, paused: false, progress: '', revision: 0 };
  return { uid, namespace, name, kind, resource: '', ...none, createdAt };
}

/** Adds a point to a workload's envelope if anything moved, and drops those that are too old to be drawn. */
export function addPoint(
  envelopes: ItemTable<EnvelopePoint>,
  { uid, limit, floor }: WorkloadRecord,
  { live, available }: PodCount,
  now: number,
): void {
  const points = [...envelopes.of(uid).values()];
  const last = points.at(-1);
  if (last && last.live === live && last.available === available && last.limit === limit && last.floor === floor)
    return;
  const replaces = last !== undefined && now - last.at < GRAIN_MS && points.length > 1;
  const at = replaces ? last.at : now;
  envelopes.set(uid, { at, live, available, limit, floor });
  points.forEach((point, index) => {
    const until = points[index + 1]?.at ?? at;
    const isOld = until <= now - ENVELOPE_MS || index < points.length - MAX_POINTS;
    if (isOld) envelopes.remove(uid, String(point.at));
  });
}
