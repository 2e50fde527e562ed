import type { Node } from '../../../api/generated/core/v1';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';

const TTL = 'node.alpha.kubernetes.io/ttl';
/** From how many nodes on kubelets may keep secrets and config maps for how many seconds. */
const STEPS: readonly { readonly nodes: number; readonly seconds: number }[] = [
  { nodes: 2000, seconds: 300 },
  { nodes: 1000, seconds: 60 },
  { nodes: 500, seconds: 30 },
  { nodes: 100, seconds: 15 },
];

/**
 * Tells kubelets by an annotation for how long they may keep secrets and config maps: the longer, the larger the cluster.
 * Its rules are in SPEC.md (TTL-...). Models kube-controller-manager: ttl-controller.
 */
export class TtlController extends Controller {
  constructor(host: ControllerHost) {
    super('ttl-controller', host, {});
    this.informers.on<Node>('nodes', { added: (node) => this.queue.add(node.metadata.name) });
  }

  reconcile(name: string): Outcome {
    const node = this.informers.get<Node>('nodes', name);
    const count = this.informers.count('nodes');
    const seconds = String(STEPS.find(({ nodes }) => count > nodes)?.seconds ?? 0);
    if (!node || node.metadata.annotations?.[TTL] === seconds) return 'done';
    const result = this.client.patch('nodes', '', name, { metadata: { annotations: { [TTL]: seconds } } });
    return result.ok || result.status.code === 404 ? 'done' : 'retry';
  }
}
