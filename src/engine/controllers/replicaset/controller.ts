import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import { selects } from '../../../api/meta/labels';
import { keyOf } from '../../../api/meta/object';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import type { Plain } from '../../sim/plain';
import {
  areSatisfied,
  creationObserved,
  deletionObserved,
  type Expectations,
  expectCreations,
  expectDeletions,
  forgetExpectations,
  noExpectations,
} from '../shared/expectations';
import { BY_CONTROLLER, controllerOf, indexOwners, UNCONTROLLED } from '../shared/owners';
import { isActive, isReady } from '../shared/podState';
import { afterOne, type Batch, BURST_REPLICAS, creationBatch, deletionBatch, nextBatch, podOf } from './batch';
import { claimPod } from './claim';
import { statusAfter, writeStatus } from './status';
import { nextRipe, noTallies, type Tallies, tallyOf, tell, unripe } from './tallies';
import type { Tally } from './tally';
import { chooseVictims } from './victims';

const REPLICASETS = 'replicasets.apps';
/** From the end of one batch of creations to the start of the next: the time of a call, in milliseconds. */
const CALL_MS = 5;

/** All by the ReplicaSet's key. */
interface ReplicaSetState extends Expectations, Tallies {
  batches: Map<string, Batch>;
  /** The keys of pods that it may have to adopt or to let go. */
  unclaimed: Map<string, Set<string>>;
}

/**
 * Keeps as many pods of a template as a ReplicaSet asks for. Its rules are in SPEC.md (RS-...).
 * Models kube-controller-manager: replicaset, ReplicaSetController.syncReplicaSet.
 */
export class ReplicaSetController extends Controller<ReplicaSetState> {
  constructor(host: ControllerHost) {
    super('replicaset-controller', host, {
      ...noExpectations(),
      ...noTallies(),
      batches: new Map(),
      unclaimed: new Map(),
    });
    indexOwners(this.informers, 'pods');
    indexOwners(this.informers, REPLICASETS);
    this.informers.on<ReplicaSet>(REPLICASETS, {
      added: (rs) => this.begin(rs),
      updated: (rs) => this.queue.add(keyOf(rs)),
      deleted: (rs) => this.forget(rs),
    });
    this.informers.on<Pod>('pods', {
      added: (pod) => this.podAdded(pod),
      updated: (pod, previous) => this.podUpdated(pod, previous),
      deleted: (pod, previous) => this.podDeleted(pod, previous),
    });
  }

  reconcile(key: string): Outcome {
    const rs = this.informers.get<ReplicaSet>(REPLICASETS, key);
    if (!rs) {
      forgetExpectations(this.state, key);
      return 'done';
    }
    if (this.claim(key, rs)) return 'done';
    const tally = tallyOf(this.state, key, rs, () => this.podsOf(rs));
    const available = tally.ready - unripe(this.state, key, this.sim.now);
    const isFree = areSatisfied(this.state, key, this.sim.now) && !rs.metadata.deletionTimestamp;
    const difference = isFree ? tally.active - (rs.spec.replicas ?? 1) : 0;
    if (difference === 0) return this.conclude(key, rs, tally, available, undefined);
    const count = Math.min(Math.abs(difference), BURST_REPLICAS);
    if (difference < 0) {
      expectCreations(this.state, key, count, this.sim.now);
      return this.advance(key, creationBatch(rs, tally, available, count));
    }
    const victims = this.victims(rs, count);
    expectDeletions(this.state, key, victims.map(keyOf), this.sim.now);
    const names = victims.map((pod) => pod.metadata.name);
    return this.advance(key, deletionBatch(rs, tally, available, names));
  }

  protected override other(what: Plain): void {
    const { key } = what as { key: string };
    const batch = this.state.batches.get(key);
    if (!batch) return;
    this.state.batches.delete(key);
    const { sent } = this.client;
    const outcome = this.advance(key, batch);
    this.spend(key, sent);
    if (outcome !== 'busy') this.finish(key, outcome);
  }

  /** Goes on with a batch until it is done or the client has to wait. */
  private advance(key: string, begun: Batch): Outcome {
    let batch = begun;
    for (;;) {
      const waitMs = batch.inBatch > 0 ? this.client.waitMs() : CALL_MS;
      if (batch.inBatch === 0) {
        const next = nextBatch(batch);
        if (!next) return this.end(key, batch);
        batch = next;
      }
      if (waitMs > 0) {
        this.state.batches.set(key, batch);
        this.sim.schedule(this.name, waitMs, { type: 'batch', key });
        return 'busy';
      }
      batch = batch.kind === 'create' ? this.createOne(key, batch) : this.deleteOne(key, batch);
    }
  }

  private createOne(key: string, batch: Batch): Batch {
    const result = this.client.create<Pod>('pods', podOf(batch.rs));
    if (result.ok) {
      this.recorder.event(batch.rs, 'Normal', 'SuccessfulCreate', `Created pod: ${result.object.metadata.name}`);
      return afterOne(batch);
    }
    creationObserved(this.state, key);
    if (result.status.details?.causes?.some(({ reason }) => reason === 'NamespaceTerminating')) {
      return { ...afterOne(batch), refused: true };
    }
    const message = result.status.message ?? '';
    this.recorder.event(batch.rs, 'Warning', 'FailedCreate', `Error creating: ${message}`);
    return { ...afterOne(batch), failure: batch.failure ?? message };
  }

  private deleteOne(key: string, batch: Batch): Batch {
    const { namespace = '' } = batch.rs.metadata;
    const name = batch.victims[batch.victims.length - batch.inBatch] as string;
    const result = this.client.delete('pods', namespace, name);
    if (result.ok) {
      this.recorder.event(batch.rs, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`);
      return afterOne(batch);
    }
    deletionObserved(this.state, key, `${namespace}/${name}`);
    if (result.status.code === 404) return afterOne(batch);
    const message = result.status.message ?? '';
    this.recorder.event(batch.rs, 'Warning', 'FailedDelete', `Error deleting: ${message}`);
    return { ...afterOne(batch), failure: batch.failure ?? message };
  }

  private end(key: string, batch: Batch): 'done' | 'retry' {
    if (batch.kind === 'create' && batch.left > 0) creationObserved(this.state, key, batch.left);
    return this.conclude(key, batch.rs, batch.tally, batch.available, batch.failure);
  }

  /** Tells in the status what the sync saw, and sees that it looks again when a pod becomes available. */
  private conclude(
    key: string,
    rs: ReplicaSet,
    tally: Tally,
    available: number,
    failure: string | undefined,
  ): 'done' | 'retry' {
    const status = statusAfter(rs, { tally, available, failure }, this.sim.now);
    const written = writeStatus(this.client, rs, status);
    const next = nextRipe(this.state, key);
    if (next !== undefined) this.queue.addAfter(key, Math.max(1, next - this.sim.now));
    return written && failure === undefined ? 'done' : 'retry';
  }

  private victims(rs: ReplicaSet, count: number): Pod[] {
    const onNode = new Map<string, number>();
    const owner = controllerOf(rs);
    const related = owner ? this.informers.keysByIndex(REPLICASETS, BY_CONTROLLER, owner.uid) : [keyOf(rs)];
    for (const key of related) {
      const sibling = this.informers.get<ReplicaSet>(REPLICASETS, key);
      for (const pod of sibling ? this.activePods(sibling) : []) {
        const { nodeName = '' } = pod.spec;
        onNode.set(nodeName, (onNode.get(nodeName) ?? 0) + 1);
      }
    }
    return chooseVictims(this.activePods(rs), count, (node) => onNode.get(node) ?? 0, this.sim.now);
  }

  private activePods(rs: ReplicaSet): Pod[] {
    return this.podsOf(rs).filter(isActive);
  }

  private podsOf(rs: ReplicaSet): Pod[] {
    const pods: Pod[] = [];
    for (const key of this.informers.keysByIndex('pods', BY_CONTROLLER, rs.metadata.uid)) {
      pods.push(this.informers.get<Pod>('pods', key) as Pod);
    }
    return pods;
  }

  /** Adopts pods that no one controls and lets go of those that no longer match; true when it changed any. */
  private claim(key: string, rs: ReplicaSet): boolean {
    const keys = this.state.unclaimed.get(key);
    if (!keys) return false;
    this.state.unclaimed.delete(key);
    let changed = false;
    for (const podKey of keys) {
      const pod = this.informers.get<Pod>('pods', podKey);
      if (pod && claimPod(this.client, rs, pod)) changed = true;
    }
    return changed;
  }

  private begin(rs: ReplicaSet): void {
    const { namespace = '' } = rs.metadata;
    const [label] = Object.entries(rs.spec.selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
    const value = label === undefined ? namespace : `${namespace} ${label}`;
    for (const key of this.informers.keysByIndex('pods', UNCONTROLLED, value)) this.mark(keyOf(rs), key);
    for (const pod of this.podsOf(rs)) this.doubt(rs, pod);
    this.queue.add(keyOf(rs));
  }

  private forget(rs: ReplicaSet): void {
    const key = keyOf(rs);
    forgetExpectations(this.state, key);
    this.state.tallies.delete(key);
    this.state.ripening.delete(key);
    this.state.unclaimed.delete(key);
    this.queue.add(key);
  }

  private podAdded(pod: Pod): void {
    const key = this.ownerKey(pod);
    if (key) {
      tell(this.state, key, undefined, pod);
      if (pod.metadata.deletionTimestamp) deletionObserved(this.state, key, keyOf(pod));
      else creationObserved(this.state, key);
      this.doubt(this.informers.get<ReplicaSet>(REPLICASETS, key), pod);
      this.queue.add(key);
    } else if (!pod.metadata.deletionTimestamp && !controllerOf(pod)) this.offer(pod);
  }

  private podUpdated(pod: Pod, previous: Pod): void {
    const key = this.ownerKey(pod);
    const before = this.ownerKey(previous);
    const isMoved = key !== before || controllerOf(pod)?.uid !== controllerOf(previous)?.uid;
    const isRelabeled = !semanticEqual(pod.metadata.labels, previous.metadata.labels);
    if (before && isMoved) {
      tell(this.state, before, previous, undefined);
      this.queue.add(before);
    }
    if (!key) {
      if (!controllerOf(pod) && !pod.metadata.deletionTimestamp && (isMoved || isRelabeled)) this.offer(pod);
      return;
    }
    tell(this.state, key, isMoved ? undefined : previous, pod);
    if (pod.metadata.deletionTimestamp) deletionObserved(this.state, key, keyOf(pod));
    if (isRelabeled || isMoved) this.mark(key, keyOf(pod));
    this.queue.add(key);
    const delayMs = (this.state.tallies.get(key)?.minReadySeconds ?? 0) * 1000;
    if (delayMs > 0 && !isReady(previous) && isReady(pod)) this.queue.addAfter(key, delayMs + 1000);
  }

  private podDeleted(pod: Pod, previous: Pod): void {
    const key = this.ownerKey(previous);
    if (!key) return;
    tell(this.state, key, previous, undefined);
    deletionObserved(this.state, key, keyOf(pod));
    this.queue.add(key);
  }

  /** Every ReplicaSet that would have this pod looks at it. */
  private offer(pod: Pod): void {
    const { namespace = '', labels } = pod.metadata;
    if (!labels) return;
    for (const rs of this.informers.within<ReplicaSet>(REPLICASETS, namespace)) {
      if (!selects(rs.spec.selector, labels)) continue;
      this.mark(keyOf(rs), keyOf(pod));
      this.queue.add(keyOf(rs));
    }
  }

  /** A pod that its ReplicaSet does not select was given other labels while nobody looked. */
  private doubt(rs: ReplicaSet | undefined, pod: Pod): void {
    if (rs && !selects(rs.spec.selector, pod.metadata.labels)) this.mark(keyOf(rs), keyOf(pod));
  }

  private mark(key: string, podKey: string): void {
    const keys = this.state.unclaimed.get(key);
    if (keys) keys.add(podKey);
    else this.state.unclaimed.set(key, new Set([podKey]));
  }

  /** The key of the ReplicaSet that controls a pod, when it is known and still the same one. */
  private ownerKey(pod: Pod): string | undefined {
    const owner = controllerOf(pod);
    if (owner?.kind !== 'ReplicaSet') return undefined;
    const key = `${pod.metadata.namespace}/${owner.name}`;
    return this.informers.get(REPLICASETS, key)?.metadata.uid === owner.uid ? key : undefined;
  }
}
