import type { Node } from '../../../api/generated/core/v1';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import type { Plain } from '../../sim/plain';
import { indexByNode, nodeCondition, podsOn } from '../shared/nodes';
import { markNotReady, unknownConditions } from './health';
import { executeTaint, isOurs, scheduleTaints, setTaints } from './taints';
import { zoneOf, zonesOf } from './zones';

/** The nodes are looked at on this grid, in milliseconds. */
const MONITOR_MS = 5000;
/** A node of which nothing was heard for so long is not known to be well. */
const GRACE_MS = 50_000;
/** A node that has just come may take so long to speak. */
const STARTUP_GRACE_MS = 60_000;
/** NoExecute taints are set on this grid, in milliseconds. */
const TAINT_MS = 100;

interface NodeLifecycleState {
  /** When each node was first seen, and whether it was ready when it was last looked at. */
  seen: Map<string, { readonly at: number; readonly ready: string }>;
  /** When the next look is due; Infinity when none is. */
  lookAt: { readonly at: number; readonly handle: number }[];
  /** Nodes that are to get a NoExecute taint. */
  toTaint: Set<string>;
  /** By zone: when the next node may get one. */
  nextTaint: Map<string, number>;
  tainting: boolean;
}

/**
 * Notices nodes that have gone silent and tells of it in conditions, taints and pods. Its rules are in SPEC.md (NODE-...).
 * A node's heartbeat is asked for when its grace would end: healthy nodes cost nothing in between.
 * Models kube-controller-manager: node-lifecycle-controller.
 */
export class NodeLifecycleController extends Controller<NodeLifecycleState> {
  private readonly heartbeat: (node: string) => number;

  /** `heartbeat` gives when a node last renewed its lease, in cluster milliseconds; NaN when it never did. */
  constructor(host: ControllerHost, heartbeat: (node: string) => number) {
    super('node-lifecycle-controller', host, {
      seen: new Map(),
      lookAt: [],
      toTaint: new Set(),
      nextTaint: new Map(),
      tainting: false,
    });
    this.heartbeat = heartbeat;
    indexByNode(this.informers);
    this.informers.on<Node>('nodes', {
      added: (node) => this.nodeAdded(node),
      updated: (node, previous) => this.nodeUpdated(node, previous),
      deleted: (node) => this.nodeGone(node.metadata.name),
    });
    this.informers.on('pods');
  }

  /** Sets and removes NoSchedule taints, at once. */
  reconcile(name: string): Outcome {
    const node = this.informers.get<Node>('nodes', name);
    if (!node) return 'done';
    return setTaints(this.client, node, 'NoSchedule', scheduleTaints(node), this.sim.now) ? 'done' : 'retry';
  }

  protected override other(what: Plain): void {
    const { type } = what as { type: string };
    if (type === 'monitor') this.monitor();
    else if (type === 'taint') this.taint();
  }

  private nodeAdded(node: Node): void {
    const { name } = node.metadata;
    this.state.seen.set(name, { at: this.sim.now, ready: nodeCondition(node, 'Ready')?.status ?? 'Unknown' });
    const words = `Node ${name} event: Registered Node ${name} in Controller`;
    this.recorder.event(node, 'Normal', 'RegisteredNode', words);
    this.queue.add(name);
    this.lookWithin(0);
  }

  private nodeUpdated(node: Node, previous: Node): void {
    this.queue.add(node.metadata.name);
    const ready = nodeCondition(node, 'Ready')?.status;
    if (ready !== nodeCondition(previous, 'Ready')?.status) this.lookWithin(0);
  }

  private nodeGone(name: string): void {
    this.state.seen.delete(name);
    this.state.toTaint.delete(name);
  }

  /** Sees that the nodes are looked at on the first point of the grid after `delayMs`. */
  private lookWithin(delayMs: number): void {
    const at = Math.ceil((this.sim.now + Math.max(1, delayMs)) / MONITOR_MS) * MONITOR_MS;
    const [known] = this.state.lookAt;
    if (known && known.at <= at) return;
    if (known) this.sim.cancel(known.handle);
    const cause = { kind: 'timer', what: this.name } as const;
    const handle = this.sim.schedule(this.name, at - this.sim.now, { type: 'monitor' }, cause);
    this.state.lookAt = [{ at, handle }];
  }

  /** Looks at every node (monitorNodeHealth), and says when to look again. */
  private monitor(): void {
    this.state.lookAt = [];
    let next = Number.POSITIVE_INFINITY;
    const nodes: Node[] = [];
    for (const node of this.informers.all<Node>('nodes')) {
      const { node: looked, deadline } = this.look(node);
      nodes.push(looked);
      if (deadline > this.sim.now) next = Math.min(next, deadline);
    }
    this.markUnreachable(nodes);
    if (next !== Number.POSITIVE_INFINITY) this.lookWithin(next - this.sim.now);
  }

  /** The node as it is after a look, and when its grace ends. */
  private look(node: Node): { node: Node; deadline: number } {
    const { name } = node.metadata;
    const seen = this.state.seen.get(name) ?? { at: this.sim.now, ready: 'Unknown' };
    const heard = this.heartbeat(name);
    const isNew = Number.isNaN(heard) || !nodeCondition(node, 'Ready');
    const noticed = Math.ceil(Math.max(heard, seen.at) / MONITOR_MS) * MONITOR_MS;
    const deadline = isNew ? seen.at + STARTUP_GRACE_MS : noticed + GRACE_MS;
    const looked = deadline <= this.sim.now ? this.silence(node) : node;
    const ready = nodeCondition(looked, 'Ready')?.status ?? 'Unknown';
    if (ready !== 'True' && seen.ready === 'True') {
      this.recorder.event(node, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`);
    }
    if (ready !== 'True') markNotReady(this.client, this.recorder, podsOn(this.informers, name), this.sim.now);
    this.state.seen.set(name, { ...seen, ready });
    return { node: looked, deadline };
  }

  private silence(node: Node): Node {
    const conditions = unknownConditions(node, this.sim.now);
    if (conditions.every((condition, index) => condition === node.status?.conditions?.[index])) return node;
    const result = this.client.updateStatus<Node>('nodes', { ...node, status: { ...node.status, conditions } });
    return result.ok ? result.object : node;
  }

  /** Has nodes that are down tainted so that their pods go, unless every zone is down; takes the taint from those that are well. */
  private markUnreachable(nodes: readonly Node[]): void {
    const isAllDown = [...zonesOf(nodes).values()].every(({ isDown }) => isDown);
    for (const node of nodes) {
      const { name } = node.metadata;
      const wanted = isAllDown ? undefined : executeTaint(node);
      const known = node.spec.taints?.filter((taint) => isOurs(taint, 'NoExecute')) ?? [];
      if (!wanted) {
        this.state.toTaint.delete(name);
        if (known.length > 0) setTaints(this.client, node, 'NoExecute', [], this.sim.now);
      } else if (known.length > 0) setTaints(this.client, node, 'NoExecute', [wanted], this.sim.now);
      else this.state.toTaint.add(name);
    }
    this.wakeTainting();
  }

  private wakeTainting(): void {
    if (this.state.tainting || this.state.toTaint.size === 0) return;
    this.state.tainting = true;
    this.sim.schedule(this.name, TAINT_MS, { type: 'taint' });
  }

  /** Taints as many nodes as their zones' rates allow (doNoExecuteTaintingPass). */
  private taint(): void {
    this.state.tainting = false;
    const zones = zonesOf(this.informers.all<Node>('nodes'));
    for (const name of [...this.state.toTaint]) {
      const node = this.informers.get<Node>('nodes', name);
      const wanted = node && executeTaint(node);
      const zone = node && zones.get(zoneOf(node));
      if (!node || !wanted || !zone) {
        this.state.toTaint.delete(name);
        continue;
      }
      if (zone.perSecond === 0 || (this.state.nextTaint.get(zone.name) ?? 0) > this.sim.now) continue;
      if (!setTaints(this.client, node, 'NoExecute', [wanted], this.sim.now)) continue;
      this.state.toTaint.delete(name);
      this.state.nextTaint.set(zone.name, this.sim.now + 1000 / zone.perSecond);
    }
    this.wakeTainting();
  }
}
