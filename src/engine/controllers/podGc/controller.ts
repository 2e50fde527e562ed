import type { Node, Pod } from '../../../api/generated/core/v1';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { disrupt } from '../shared/disruptionTarget';
import { indexByNode, nodeCondition, podsOn } from '../shared/nodes';
import { isFinished } from '../shared/podState';

/** The pods are looked at on this grid, in milliseconds. */
const PERIOD_MS = 20_000;
/** A node that is gone is believed to be so after this long. */
const QUARANTINE_MS = 40_000;
const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service';

/**
 * Removes pods that no kubelet will remove: of nodes that are gone, or out of service. Its keys are nodes' names; its
 * rules are in SPEC.md (PODGC-...). Models kube-controller-manager: pod-garbage-collector-controller.
 */
export class PodGarbageCollector extends Controller {
  constructor(host: ControllerHost) {
    super('pod-garbage-collector', host, {});
    indexByNode(this.informers);
    this.informers.on<Node>('nodes', {
      updated: (node) => {
        if (isOutOfService(node)) this.queue.addAfter(node.metadata.name, this.untilPass(0));
      },
      deleted: (node) => this.nodeIsMissing(node.metadata.name),
    });
    this.informers.on<Pod>('pods', {
      added: (pod) => this.podSeen(pod),
      updated: (pod, previous) => {
        const isChanged = pod.spec.nodeName !== previous.spec.nodeName;
        if (isChanged || pod.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp) this.podSeen(pod);
      },
    });
  }

  reconcile(name: string): Outcome {
    const node = this.informers.get<Node>('nodes', name);
    const pods = podsOn(this.informers, name);
    if (pods.length === 0) return 'done';
    if (!node) {
      if (this.client.get('nodes', '', name).ok) return 'done';
      return this.all(pods, (pod) => this.remove(pod, 'PodGC: node no longer exists')) ? 'done' : 'retry';
    }
    if (!isOutOfService(node)) return 'done';
    const leaving = pods.filter((pod) => pod.metadata.deletionTimestamp);
    return this.all(leaving, (pod) => this.remove(pod, undefined)) ? 'done' : 'retry';
  }

  private all(pods: readonly Pod[], act: (pod: Pod) => boolean): boolean {
    return pods.filter((pod) => !act(pod)).length === 0;
  }

  private remove(pod: Pod, message: string | undefined): boolean {
    const options = { gracePeriodSeconds: 0, ...(isFinished(pod) ? {} : { phase: 'Failed' }) };
    if (message !== undefined) {
      return disrupt(this.client, pod, 'DeletionByPodGC', message, this.sim.now, options);
    }
    const { namespace = '', name } = pod.metadata;
    if (!isFinished(pod)) {
      this.client.patch('pods', namespace, name, { status: { phase: 'Failed' } }, { subresource: 'status' });
    }
    const deleted = this.client.delete('pods', namespace, name, { gracePeriodSeconds: 0 });
    return deleted.ok || deleted.status.code === 404;
  }

  private podSeen(pod: Pod): void {
    const { nodeName } = pod.spec;
    if (!nodeName) return;
    const node = this.informers.get<Node>('nodes', nodeName);
    if (!node) this.nodeIsMissing(nodeName);
    else if (pod.metadata.deletionTimestamp && isOutOfService(node)) {
      this.queue.addAfter(nodeName, this.untilPass(0));
    }
  }

  private nodeIsMissing(name: string): void {
    if (podsOn(this.informers, name).length > 0) this.queue.addAfter(name, this.untilPass(QUARANTINE_MS));
  }

  /** How long until the first pass that comes at least `delayMs` after the next one. */
  private untilPass(delayMs: number): number {
    const next = (Math.floor(this.sim.now / PERIOD_MS) + 1) * PERIOD_MS;
    return Math.ceil((next + delayMs) / PERIOD_MS) * PERIOD_MS - this.sim.now;
  }
}

function isOutOfService(node: Node): boolean {
  const isTainted = node.spec.taints?.some(({ key }) => key === OUT_OF_SERVICE) ?? false;
  return isTainted && nodeCondition(node, 'Ready')?.status !== 'True';
}
