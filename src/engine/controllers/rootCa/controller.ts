import type { ConfigMap, Namespace } from '../../../api/generated/core/v1';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';

const NAME = 'kube-root-ca.crt';
const DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.';
/** A certificate in form only: nothing here speaks TLS. */
const CERTIFICATE = [
  '-----BEGIN CERTIFICATE-----',
  'ZHJ5ZG9jayBzaW11bGF0ZXMgYSBjbHVzdGVyOyBub3RoaW5nIGlzIHNpZ25lZCBi',
  'eSB0aGlzIGF1dGhvcml0eS4=',
  '-----END CERTIFICATE-----',
  '',
].join('\n');

/**
 * Publishes the cluster's certificate authority in every namespace. Its rules are in SPEC.md (CA-...).
 * Models kube-controller-manager: root-ca-certificate-publisher-controller.
 */
export class RootCaPublisher extends Controller {
  constructor(host: ControllerHost) {
    super('root-ca-cert-publisher', host, {});
    this.informers.on<Namespace>('namespaces', {
      added: (namespace) => this.queue.add(namespace.metadata.name),
      updated: (namespace) => this.queue.add(namespace.metadata.name),
    });
    this.informers.on<ConfigMap>('configmaps', {
      updated: (map) => this.mapChanged(map),
      deleted: (map) => this.mapChanged(map),
    });
  }

  reconcile(name: string): Outcome {
    const namespace = this.informers.get<Namespace>('namespaces', name);
    if (!namespace || namespace.status?.phase === 'Terminating') return 'done';
    const known = this.informers.get<ConfigMap>('configmaps', `${name}/${NAME}`);
    const data = { 'ca.crt': CERTIFICATE };
    if (known && known.data?.['ca.crt'] === CERTIFICATE && Object.keys(known.data).length === 1) return 'done';
    const annotations = { 'kubernetes.io/description': DESCRIPTION };
    const result = known
      ? this.client.update<ConfigMap>('configmaps', { ...known, data })
      : this.client.create<ConfigMap>('configmaps', {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { annotations, name: NAME, namespace: name },
          data,
        });
    if (result.ok || result.status.reason === 'AlreadyExists') return 'done';
    return result.status.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating') ? 'done' : 'retry';
  }

  private mapChanged({ metadata: { name, namespace = '' } }: ConfigMap): void {
    if (name === NAME) this.queue.add(namespace);
  }
}
