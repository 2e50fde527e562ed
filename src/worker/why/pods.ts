import type { Node, Pod, Service } from '../../api/generated/core/v1';
import type { EndpointSlice } from '../../api/generated/discovery/v1';
import { summarizePod } from '../../cli/kubectl/tables/podStatus';
import { parseTime } from '../../engine/cluster';
import { executing, toleratedFor } from '../../engine/why';
import type { EventFacts, Named, Situation } from '../../protocol/why';
import { containerFacts, exitOf } from './containers';
import { pendingFacts } from './pending';
import { namedPod, type Records } from './records';

const LOST = /^node\.kubernetes\.io\/(unreachable|not-ready)$/;

/** The word of `kubectl get pods`. */
export function podStatus(pod: Pod): string {
  return summarizePod(pod).status;
}

/** What a pod is in, and why. */
export function podSituation(records: Records, pod: Pod, gone: boolean, events: readonly EventFacts[]): Situation {
  const { status, metadata, spec } = pod;
  if (gone) return ended(records, pod, 'Gone');
  if (status?.reason === 'Evicted') return evicted(records, pod);
  const node = spec.nodeName ? records.node(spec.nodeName) : undefined;
  const lost = node && lostSince(node);
  if (lost !== undefined && node) return lostFacts(records, pod, node, lost);
  if (metadata.deletionTimestamp) return terminating(records, pod, metadata.deletionTimestamp);
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') return ended(records, pod, status.phase);
  if (!spec.nodeName) return pendingFacts(records, pod, parseTime(metadata.creationTimestamp));
  const since = sinceOf(records, pod);
  return containerFacts(records, pod, events, since) ?? running(records, pod, since, events);
}

/** Since when it is ready, or not. */
function sinceOf(_records: Records, { status, metadata }: Pod): number {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  return parseTime(ready?.lastTransitionTime ?? metadata.creationTimestamp);
}

function lostSince({ spec }: Node): number | undefined {
  const taint = spec.taints?.find(({ key, effect }) => LOST.test(key) && effect === 'NoExecute');
  return taint && (taint.timeAdded ? parseTime(taint.timeAdded) : 0);
}

function lostFacts(records: Records, pod: Pod, node: Node, since: number): Situation {
  const tolerated = toleratedFor(pod.spec.tolerations, executing(node));
  const seconds = tolerated === 'not' ? 0 : tolerated;
  const deleting = pod.metadata.deletionTimestamp !== undefined;
  return {
    type: 'lost',
    node: node.metadata.name,
    since,
    ...(seconds !== 'forever' && !deleting && { deletedAt: since + 1000 * seconds }),
    powered: records.source.cluster.network.machine(node.metadata.name)?.powered ?? true,
    deleting,
  };
}

function evicted(records: Records, pod: Pod): Situation {
  const { uid, namespace } = pod.metadata;
  const decision = records.source.chronicle.decision('eviction', uid);
  const owner = pod.metadata.ownerReferences?.find(({ controller }) => controller)?.uid;
  const wentAt = records.writesTo(uid).findLast(({ object }) => (object as Pod).status?.reason === 'Evicted')?.at ?? 0;
  const next = records
    .list<Pod>('pods', namespace)
    .filter(({ metadata }) => metadata.ownerReferences?.some((one) => one.uid === owner))
    .filter(
      ({ metadata }) =>
        owner !== undefined && parseTime(metadata.creationTimestamp) >= Math.floor(wentAt / 1000) * 1000,
    )
    .find(({ metadata }) => metadata.uid !== uid);
  return {
    type: 'evicted',
    node: pod.spec.nodeName ?? '',
    message: pod.status?.message ?? '',
    ...(decision && { decision }),
    ...(next && { replacement: { ...namedPod(next), status: podStatus(next) } }),
  };
}

function terminating(records: Records, pod: Pod, deletion: string): Situation {
  const { deletionGracePeriodSeconds = 0, finalizers = [] } = pod.metadata;
  const until = parseTime(deletion);
  const asked = records
    .writesTo(pod.metadata.uid)
    .find(({ object }) => object.metadata.deletionTimestamp !== undefined);
  const hook = pod.spec.containers.find(({ lifecycle }) => lifecycle?.preStop)?.lifecycle?.preStop;
  return {
    type: 'terminating',
    since: asked?.at ?? until - 1000 * deletionGracePeriodSeconds,
    until,
    graceSeconds: deletionGracePeriodSeconds,
    finalizers,
    running: (pod.status?.containerStatuses ?? []).filter(({ state }) => state?.running).map(({ name }) => name),
    preStop: hook?.sleep
      ? `sleep ${hook.sleep.seconds} s`
      : (hook?.exec?.command?.join(' ') ?? hook?.httpGet?.path ?? ''),
    inEndpoints: endpointServices(records, pod).map(({ name }) => name),
  };
}

function running(records: Records, pod: Pod, since: number, events: readonly EventFacts[]): Situation {
  const decision = records.source.chronicle.decision('scheduling', pod.metadata.uid);
  const statuses = pod.status?.containerStatuses ?? [];
  const exit = statuses.map(exitOf).find((one) => one !== undefined);
  return {
    type: 'running',
    since,
    ready: pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
    node: pod.spec.nodeName ?? '',
    ...(decision && { decision }),
    services: endpointServices(records, pod),
    restarts: statuses.reduce((sum, { restartCount }) => sum + restartCount, 0),
    ...(exit && { lastExit: exit }),
    warnings: events.filter(({ type }) => type === 'Warning').slice(-3),
  };
}

function ended(records: Records, pod: Pod, phase: 'Succeeded' | 'Failed' | 'Gone'): Situation {
  const exit = (pod.status?.containerStatuses ?? []).map(exitOf).find((one) => one !== undefined);
  return {
    type: 'ended',
    phase,
    reason: pod.status?.reason ?? '',
    message: pod.status?.message ?? '',
    at: records.writesTo(pod.metadata.uid).at(-1)?.at ?? 0,
    ...(exit && { exit }),
  };
}

/** The Services whose slices hold the pod as ready. */
function endpointServices(records: Records, { metadata }: Pod): Named[] {
  const { namespace = '', uid } = metadata;
  const names = records
    .list<EndpointSlice>('endpointslices.discovery.k8s.io', namespace)
    .filter(({ endpoints }) =>
      endpoints?.some(({ targetRef, conditions }) => targetRef?.uid === uid && conditions?.ready !== false),
    )
    .map((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] ?? '');
  return records
    .list<Service>('services', namespace)
    .filter((service) => names.includes(service.metadata.name))
    .map((service) => ({ name: service.metadata.name, object: { kind: 'Service', uid: service.metadata.uid } }));
}
