import type { Namespace, ServiceAccount } from '../../../api/generated/core/v1';
import { keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';

const NAME = 'default';

/**
 * Sees that every namespace has the ServiceAccount `default`. Its rules are in SPEC.md (SA-...).
 * Models kube-controller-manager: serviceaccount-controller.
 */
export class ServiceAccountsController extends Controller {
  constructor(host: ControllerHost) {
    super('service-account-controller', host, {});
    this.informers.on<Namespace>('namespaces', {
      added: (namespace) => this.queue.add(namespace.metadata.name),
      updated: (namespace) => this.queue.add(namespace.metadata.name),
    });
    this.informers.on<ServiceAccount>('serviceaccounts', {
      deleted: (account) => {
        if (account.metadata.name === NAME) this.queue.add(account.metadata.namespace ?? '');
      },
    });
  }

  reconcile(name: string): Outcome {
    const namespace = this.informers.get<Namespace>('namespaces', name);
    if (!namespace || namespace.metadata.deletionTimestamp || namespace.status?.phase === 'Terminating') return 'done';
    const metadata = { name: NAME, namespace: name };
    if (this.informers.get('serviceaccounts', keyOf({ metadata }))) return 'done';
    const result = this.client.create<ServiceAccount>('serviceaccounts', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
    });
    if (result.ok || result.status.reason === 'AlreadyExists') return 'done';
    return result.status.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating') ? 'done' : 'retry';
  }
}
