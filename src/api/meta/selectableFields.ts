import type { Event, Namespace, Node, Pod, Secret, Service } from '../generated/core/v1';
import type { GroupResource, KubernetesObject } from './object';

type Fields = Readonly<Record<string, (object: KubernetesObject) => string>>;

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

const POD: Fields = {
  'spec.nodeName': (pod) => text((pod as Pod).spec.nodeName),
  'spec.restartPolicy': (pod) => text((pod as Pod).spec.restartPolicy),
  'spec.schedulerName': (pod) => text((pod as Pod).spec.schedulerName),
  'spec.serviceAccountName': (pod) => text((pod as Pod).spec.serviceAccountName),
  'spec.hostNetwork': (pod) => text((pod as Pod).spec.hostNetwork ?? false),
  'status.phase': (pod) => text((pod as Pod).status?.phase),
  'status.podIP': (pod) => text((pod as Pod).status?.podIP),
  'status.podIPs': (pod) => text((pod as Pod).status?.podIP),
  'status.nominatedNodeName': (pod) => text((pod as Pod).status?.nominatedNodeName),
};

const EVENT: Fields = {
  'involvedObject.kind': (event) => text((event as Event).involvedObject.kind),
  'involvedObject.namespace': (event) => text((event as Event).involvedObject.namespace),
  'involvedObject.name': (event) => text((event as Event).involvedObject.name),
  'involvedObject.uid': (event) => text((event as Event).involvedObject.uid),
  'involvedObject.apiVersion': (event) => text((event as Event).involvedObject.apiVersion),
  'involvedObject.resourceVersion': (event) => text((event as Event).involvedObject.resourceVersion),
  'involvedObject.fieldPath': (event) => text((event as Event).involvedObject.fieldPath),
  reason: (event) => text((event as Event).reason),
  reportingComponent: (event) => text((event as Event).reportingComponent),
  source: (event) => text((event as Event).source?.component || (event as Event).reportingComponent),
  type: (event) => text((event as Event).type),
};

/** What else than the name and the namespace a kind's field selectors know. Models the kinds' field label conversions. */
const FIELDS: Readonly<Record<GroupResource, Fields>> = {
  pods: POD,
  events: EVENT,
  'events.events.k8s.io': EVENT,
  nodes: { 'spec.unschedulable': (node) => text((node as Node).spec.unschedulable ?? false) },
  namespaces: { 'status.phase': (namespace) => text((namespace as Namespace).status?.phase) },
  secrets: { type: (secret) => text((secret as Secret).type) },
  services: {
    'spec.clusterIP': (service) => text((service as Service).spec.clusterIP),
    'spec.type': (service) => text((service as Service).spec.type),
  },
  replicationcontrollers: {
    'status.replicas': (object) => text((object as { status?: { replicas?: number } }).status?.replicas ?? 0),
  },
  'jobs.batch': {
    'status.successful': (object) => text((object as { status?: { succeeded?: number } }).status?.succeeded ?? 0),
  },
};

/** Whether objects of that resource can be selected by that field; else the server says `field label not supported: x`. */
export function isSelectable(resource: GroupResource, field: string): boolean {
  return field === 'metadata.name' || field === 'metadata.namespace' || FIELDS[resource]?.[field] !== undefined;
}

/** What a field selector compares with; '' for what is not set. */
export function selectableField(resource: GroupResource, object: KubernetesObject, field: string): string {
  if (field === 'metadata.name') return object.metadata.name;
  if (field === 'metadata.namespace') return object.metadata.namespace ?? '';
  return FIELDS[resource]?.[field]?.(object) ?? '';
}
