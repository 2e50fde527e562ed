import type { Call, Stored } from '../call';
import { failure, forbidden, notFound } from '../refusal';
import type { AdmissionPlugin } from './plugins';
import { nameOf } from './subject';

/** Namespaces that nobody may delete. */
const IMMORTAL: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public']);

const NAMESPACES = { group: '', plural: 'namespaces' };

/** Nothing new in a namespace that is not there or on its way out. Models plugin/namespace/lifecycle. */
export const namespaceLifecycle: AdmissionPlugin = {
  name: 'NamespaceLifecycle',
  create(object: Stored, call: Call): Stored {
    const { kind, namespace } = call.route;
    if (!kind.namespaced) return object;
    const found = call.server.etcd.get('namespaces', namespace) as Stored | undefined;
    if (!found) throw notFound(NAMESPACES, namespace);
    if (found.status?.phase !== 'Terminating' && !found.metadata.deletionTimestamp) return object;
    throw terminating(call, nameOf(object), namespace, found.metadata.deletionTimestamp);
  },
};

function terminating(call: Call, name: string, namespace: string, since: string | undefined): unknown {
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const { status } = forbidden(call.route.kind, name, why);
  const message = `namespace ${namespace} is being terminated`;
  const cause = { reason: 'NamespaceTerminating', message, field: 'metadata.namespace' };
  const causes = since
    ? [cause, { ...cause, message: `namespace ${namespace} is being terminated` }].slice(0, 1)
    : [cause];
  return failure(403, 'Forbidden', status.message ?? '', { ...status.details, causes });
}

/** Refuses to delete the namespaces that the cluster rests on. */
export function refuseImmortal(name: string): void {
  if (IMMORTAL.has(name)) throw forbidden(NAMESPACES, name, 'this namespace may not be deleted');
}
