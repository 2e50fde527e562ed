import type { ClusterView } from '../../protocol/view';
import type { StageObject } from '../canvas/stageObject';

/** An object of the API by its names. */
export interface NamedObject {
  readonly resource: string;
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
}

/** The object on the stage that an object of the API is: its place where it has one, so that all views show the same selection. */
export function placed(view: ClusterView, { resource, uid, namespace, name }: NamedObject): StageObject {
  if (resource === 'nodes') return { kind: 'Node', name };
  if (view.pods.has(uid)) return { kind: 'Pod', uid };
  if (view.workloads.has(uid)) return { kind: 'Workload', uid };
  if (view.replicaSets.has(uid)) return { kind: 'ReplicaSet', uid };
  if (view.services.has(uid)) return { kind: 'Service', uid };
  if (view.ingresses.has(uid)) return { kind: 'Ingress', uid };
  return { kind: 'Object', resource, namespace, name };
}
