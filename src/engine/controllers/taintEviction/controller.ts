import type { Node, Pod, Taint } from '../../../api/generated/core/v1';
import { keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import type { Plain } from '../../sim/plain';
import { disrupt } from '../shared/disruptionTarget';
import { indexByNode, podsOn } from '../shared/nodes';
import { executing, toleratedFor } from './toleration';

/** A deletion that is due: since when it is, and the occurrence that does it. */
interface Due {
  readonly since: number;
  readonly at: number;
  readonly handle: number;
}

interface TaintEvictionState {
  /** By the pod's key. */
  due: Map<string, Due>;
}

/**
 * Deletes the pods of nodes with a NoExecute taint: those that do not tolerate it at once, others when they have tolerated
 * it for long enough. Its rules are in SPEC.md (TAINT-...). Models kube-controller-manager: taint-eviction-controller.
 */
export class TaintEvictionController extends Controller<TaintEvictionState> {
  constructor(host: ControllerHost) {
    super('taint-eviction-controller', host, { due: new Map() });
    indexByNode(this.informers);
    this.informers.on<Node>('nodes', {
      added: (node) => this.nodeChanged(node, undefined),
      updated: (node, previous) => this.nodeChanged(node, previous),
    });
    this.informers.on<Pod>('pods', {
      added: (pod) => this.podChanged(pod),
      updated: (pod, previous) => {
        const isSame =
          pod.spec.nodeName === previous.spec.nodeName && pod.spec.tolerations === previous.spec.tolerations;
        if (!isSame) this.podChanged(pod);
      },
      deleted: (pod) => this.cancel(keyOf(pod), undefined),
    });
  }

  /** A pod's deletion is due now, unless it was taken back. */
  reconcile(key: string): Outcome {
    const due = this.state.due.get(key);
    if (!due || due.at > this.sim.now) return 'done';
    const pod = this.informers.get<Pod>('pods', key);
    if (!pod || pod.metadata.deletionTimestamp) {
      this.state.due.delete(key);
      return 'done';
    }
    this.recorder.event(pod, 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${key}`);
    const words = 'Taint manager: deleting due to NoExecute taint';
    if (!disrupt(this.client, pod, 'DeletionByTaintManager', words, this.sim.now)) return 'retry';
    this.state.due.delete(key);
    return 'done';
  }

  protected override other(what: Plain): void {
    const { key } = what as { key: string };
    this.queue.add(key);
  }

  private nodeChanged(node: Node, previous: Node | undefined): void {
    const taints = executing(node);
    if (taints.length === 0 && (!previous || executing(previous).length === 0)) return;
    for (const pod of podsOn(this.informers, node.metadata.name)) this.weigh(pod, taints);
  }

  private podChanged(pod: Pod): void {
    const { nodeName } = pod.spec;
    const node = nodeName ? this.informers.get<Node>('nodes', nodeName) : undefined;
    const taints = node ? executing(node) : [];
    if (taints.length > 0) this.weigh(pod, taints);
  }

  /** Sets or takes back the moment at which a pod has to go (processPodOnNode). */
  private weigh(pod: Pod, taints: readonly Taint[]): void {
    const key = keyOf(pod);
    if (taints.length === 0) {
      this.cancel(key, pod);
      return;
    }
    const seconds = toleratedFor(pod.spec.tolerations, taints);
    if (seconds === 'not') {
      this.cancel(key, undefined);
      this.plan(key, this.sim.now, this.sim.now);
      return;
    }
    if (seconds === 'forever') {
      this.cancel(key, pod);
      return;
    }
    const known = this.state.due.get(key);
    const since = known?.since ?? this.sim.now;
    const at = since + seconds * 1000;
    if (known && known.at <= at) return;
    this.cancel(key, undefined);
    this.plan(key, since, at);
  }

  private plan(key: string, since: number, at: number): void {
    const handle = this.sim.schedule(this.name, at - this.sim.now, { type: 'evict', key });
    this.state.due.set(key, { since, at, handle });
  }

  /** Takes a deletion back, and says so about the pod that is given. */
  private cancel(key: string, pod: Pod | undefined): void {
    const due = this.state.due.get(key);
    if (!due) return;
    this.state.due.delete(key);
    if (due.at > this.sim.now) this.sim.cancel(due.handle);
    if (pod) this.recorder.event(pod, 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${key}`);
  }
}
