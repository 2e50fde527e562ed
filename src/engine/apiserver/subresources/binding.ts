import type { Binding, PodCondition } from '../../../api/generated/core/v1';
import { withFields } from '../../../api/meta/object';
import { kindOf } from '../../../api/scheme';
import type { Answer, Call, Stored } from '../call';
import { decodePart } from '../objects';
import { badRequest, conflict } from '../refusal';
import type { Status } from '../request';
import { existing } from '../update';

/** What a POST that makes nothing answers. */
export const CREATED: Status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 };

const BINDING = { group: '', version: 'v1', kind: 'Binding' };

/** Puts a pod on a node. Models registry/core/pod/storage, BindingREST. */
export function bind(call: Call): Answer {
  const { server, route, request, dryRun } = call;
  const { target, metadata } = decodePart<Binding>(call, BINDING);
  const pod = existing(call);
  if (!target?.name) throw badRequest('binding target name must be provided');
  const refuse = (why: string) => conflict({ group: '', plural: 'pods/binding' }, route.name, why);
  if (metadata?.uid && metadata.uid !== pod.metadata.uid) {
    throw refuse(`Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${pod.metadata.uid}`);
  }
  if (pod.metadata.deletionTimestamp)
    throw refuse(`pod ${pod.metadata.name} is being deleted, cannot be assigned to a host`);
  const assigned = pod.spec?.nodeName;
  if (assigned) throw refuse(`pod ${pod.metadata.name} is already assigned to node "${String(assigned)}"`);
  if (((pod.spec?.schedulingGates as unknown[] | undefined)?.length ?? 0) > 0) {
    throw refuse(`pod ${pod.metadata.name} has non-empty .spec.schedulingGates`);
  }
  const bound = boundTo(pod, target.name, metadata, server.timestamp());
  if (!dryRun) server.etcd.put(route.resource, bound, request.actor);
  return { code: 201, body: CREATED };
}

/** POST .../bindings: the pod is the one that the Binding is called after. */
export function bindByName(call: Call): Answer {
  const { metadata } = decodePart<Binding>(call, BINDING);
  const kind = kindOf('pods') ?? call.route.kind;
  return bind({ ...call, route: { ...call.route, kind, resource: 'pods', name: metadata?.name ?? '' } });
}

function boundTo(pod: Stored, nodeName: string, extra: Binding['metadata'] | undefined, now: string): Stored {
  const { labels, annotations } = extra ?? {};
  const metadata = { ...pod.metadata };
  if (annotations && Object.keys(annotations).length > 0)
    metadata.annotations = { ...metadata.annotations, ...annotations };
  if (labels && Object.keys(labels).length > 0) metadata.labels = { ...metadata.labels, ...labels };
  const scheduled: PodCondition = {
    type: 'PodScheduled',
    status: 'True',
    lastProbeTime: null as unknown as string,
    lastTransitionTime: now,
    observedGeneration: metadata.generation,
  };
  const conditions = (pod.status?.conditions as PodCondition[] | undefined) ?? [];
  const others = conditions.filter(({ type }) => type !== 'PodScheduled');
  return {
    ...pod,
    metadata,
    spec: withFields(pod.spec ?? {}, { nodeName }),
    status: withFields(pod.status ?? {}, { conditions: [...others, scheduled] }),
  };
}
