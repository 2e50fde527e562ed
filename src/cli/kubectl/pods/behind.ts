import type { Pod } from '../../../api/generated/core/v1';
import type { LabelSelector } from '../../../api/generated/meta/v1';
import { formatLabelSelector, formatRequirements, requirementsOfMap } from '../../../api/meta/labels';
import type { KubernetesObject } from '../../../api/meta/object';
import { kindOf } from '../../../api/scheme';
import { parseTime } from '../../../engine/sim/time';
import type { Call } from '../call';
import { fail } from '../failure';

interface Selecting extends KubernetesObject {
  readonly spec?: { readonly selector?: unknown };
}

const BY_SELECTOR = ['ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'];

/** The label selector behind a workload or a Service; fails with `refusal` before why not. Models polymorphichelpers.SelectorsForObject. */
export function podSelectorOf(object: KubernetesObject, refusal: string): string {
  const { kind, apiVersion, metadata, spec } = object as Selecting;
  const goType = `*${apiVersion.split('/').at(-1)}.${kind}`;
  if (BY_SELECTOR.includes(kind)) return formatLabelSelector(spec?.selector as LabelSelector | undefined);
  if (kind === 'ReplicationController' || kind === 'Service') {
    const map = (spec?.selector ?? {}) as Readonly<Record<string, string>>;
    if (kind === 'Service' && Object.keys(map).length === 0) {
      fail(`${refusal} ${goType}: invalid service '${metadata.name}': Service is defined without a selector`);
    }
    return formatRequirements(requirementsOfMap(map));
  }
  return fail(`${refusal} ${goType}: selector for ${goType} not implemented`);
}

/** The pods of a namespace that a label selector chooses. */
export function podsBehind(call: Call, namespace: string, labelSelector: string): Pod[] {
  const kind = kindOf('pods');
  return kind ? (call.remote.list(kind, namespace, { labelSelector }).items as Pod[]) : [];
}

const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/**
 * Orders pods so that the first is the best to ask. Models podutils.ByLogging and, reversed, ActivePods, which differ in which of two pods
 * that restarted comes first.
 */
export function bestFirst(pods: readonly Pod[], purpose: 'logs' | 'exec'): Pod[] {
  return [...pods].sort((a, b) => {
    for (const [x, y] of comparisons(a, b, purpose)) if (x !== y) return y - x;
    return 0;
  });
}

/** What counts, in order; the pod with more of it comes first. */
function* comparisons(a: Pod, b: Pod, purpose: 'logs' | 'exec'): Generator<[number, number]> {
  yield [a.spec.nodeName ? 1 : 0, b.spec.nodeName ? 1 : 0];
  yield [PHASES[a.status?.phase ?? ''] ?? 0, PHASES[b.status?.phase ?? ''] ?? 0];
  const [readyA, readyB] = [readySince(a), readySince(b)];
  yield [readyA === undefined ? 0 : 1, readyB === undefined ? 0 : 1];
  if (readyA !== undefined && readyB !== undefined) yield [-readyA, -readyB];
  const sign = purpose === 'logs' ? 1 : -1;
  yield [sign * mostRestarts(a), sign * mostRestarts(b)];
  yield [-parseTime(a.metadata.creationTimestamp ?? ''), -parseTime(b.metadata.creationTimestamp ?? '')];
}

function readySince({ status }: Pod): number | undefined {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return ready?.status === 'True' ? parseTime(ready.lastTransitionTime ?? '') : undefined;
}

function mostRestarts({ status }: Pod): number {
  return Math.max(0, ...(status?.containerStatuses ?? []).map(({ restartCount }) => restartCount));
}
