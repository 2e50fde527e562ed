import type { Node, Pod } from '../../api/generated/core/v1';
import type { PodDisruptionBudget } from '../../api/generated/policy/v1';
import { semanticEqual } from '../../api/meta/equality';
import { keyOf, withFields } from '../../api/meta/object';
import type { SchedulingDecision } from '../../protocol/trace';
import type { Client } from '../client/client';
import type { Informers } from '../client/informers';
import type { Part } from '../client/process';
import { timerAfter } from '../sim/cause';
import { copyState, type Plain } from '../sim/plain';
import type { Component, Simulation } from '../sim/simulation';
import { Attempt } from './attempt';
import { type Cache, dropNode, dropPod, noCache, putNode, putPod } from './cache';
import { filtersFor, search } from './cycle';
import type { ClusterEvent, Plugin, View } from './framework';
import { type Diagnosis, failureMessage, note } from './message';
import { type NodeInfo, type PodInfo, podInfo } from './nodeInfo';
import { type Candidate, preempt, withPromised } from './preemption';
import {
  activate,
  backoffLeft,
  hasNext,
  isQueued,
  next,
  noQueues,
  type Parked,
  park,
  type Queues,
  remove,
  unpark,
  type Waiting,
} from './queue';
import type { SeriesRecorder } from './recorder';
import { countsOf } from './selectorCounts';
import { siblingsOf } from './siblings';
import { evict, tellUnschedulable } from './verdict';

/** What the scheduler is made of. */
export interface SchedulerHost {
  readonly sim: Simulation;
  readonly informers: Informers;
  readonly client: Client;
  readonly recorder: SeriesRecorder;
  readonly plugins: readonly Plugin[];
}

interface SchedulerState extends Queues, Cache {
  /** Where the next search among many nodes begins. */
  start: number;
  /** Whether an occurrence of the next cycle is on its way. */
  cycling: boolean;
  /** Of pods that wait for others to leave a node: its name. */
  nominated: Map<string, string>;
}

const NAME = 'default-scheduler';
/** A scheduling cycle takes about this long, in milliseconds. */
const CYCLE_MS = 1;
/** A pod without a node is tried again after this long, whatever happens. */
const UNSCHEDULABLE_MS = 300_000;

/**
 * Finds a node for each pod that has none, one pod a cycle. Its rules are in SPEC.md (SCHED-...).
 * Models kube-scheduler: ScheduleOne with the default profile.
 */
export class Scheduler implements Component, Part {
  readonly name = 'kube-scheduler';
  private state: SchedulerState;

  constructor(private readonly host: SchedulerHost) {
    this.state = nothingKnown();
    host.informers.on<Node>('nodes', {
      added: (node) => this.nodeChanged(node),
      updated: (node) => this.nodeChanged(node),
      deleted: (node) => dropNode(this.state, node.metadata.name),
    });
    host.informers.on<Pod>(
      'pods',
      {
        added: (pod) => this.podChanged(pod),
        updated: (pod, previous) => this.podChanged(pod, previous),
        deleted: (pod) => this.podGone(pod),
      },
      { fieldSelector: 'status.phase!=Succeeded,status.phase!=Failed' },
    );
    host.informers.on('poddisruptionbudgets.policy');
    for (const resource of ['namespaces', 'services', 'replicasets.apps', 'statefulsets.apps'])
      host.informers.on(resource);
  }

  handle(what: Plain): void {
    const { type, key = '', at } = what as { type: string; key?: string; at?: number };
    if (type === 'cycle') this.cycle();
    else if (type === 'backoff') {
      this.state.backingOff.delete(key);
      this.enqueue(key);
    } else if (type === 'flush' && this.state.unschedulable.get(key)?.at === at) this.requeue(key);
  }

  /** Its informers tell it what there is. */
  start(): void {}

  stop(): void {
    for (const handle of this.state.backingOff.values()) this.host.sim.cancel(handle);
    this.state = { ...nothingKnown(), cycling: this.state.cycling };
  }

  save(): unknown {
    const { client, recorder } = this.host;
    return { state: copyState(this.state), client: client.save(), recorder: recorder.save() };
  }

  load(saved: unknown): void {
    const { state, client, recorder } = saved as { state: SchedulerState; client: unknown; recorder: unknown };
    this.state = copyState(state);
    this.host.client.load(client);
    this.host.recorder.load(recorder);
  }

  private cycle(): void {
    this.state.cycling = false;
    const waiting = next(this.state);
    if (waiting) {
      this.host.sim.cause = waiting.cause;
      this.scheduleOne(waiting);
    }
    this.wake();
  }

  private scheduleOne({ key }: Waiting): void {
    const { sim, informers, recorder } = this.host;
    const pod = informers.get<Pod>('pods', key);
    if (!pod || pod.spec.nodeName || this.state.pods.has(key)) return;
    if (pod.metadata.deletionTimestamp) {
      recorder.event(pod, 'Warning', 'FailedScheduling', 'Scheduling', `skip schedule deleting pod: ${key}`);
      return;
    }
    const info = podInfo(pod);
    const view = this.view(info);
    const attempt = sim.onDecision && new Attempt();
    const found = search(this.host.plugins, info, view, this.state.start, sim.random('kube-scheduler'), attempt);
    this.state.start = found.start;
    if ('diagnosis' in found) {
      this.fail(info, view, found.diagnosis, attempt);
      return;
    }
    const facts = { pod: pod.metadata.uid, at: sim.now, nodeCount: view.nodes.length, chosen: found.node.name };
    if (attempt) sim.onDecision?.(attempt.decision(facts));
    this.bind(info, found.node);
  }

  private view(pod: PodInfo): View {
    const { order, nodes, pods, onNode } = this.state;
    const promised = this.state.nominated.size > 0 ? this.promised(pod) : undefined;
    return {
      nodes: order.map((name) => {
        const node = nodes.get(name) as NodeInfo;
        const coming = promised?.get(name);
        return coming ? withPromised(node, coming) : node;
      }),
      *podsOn(node) {
        for (const key of onNode.get(node) ?? []) yield pods.get(key) as PodInfo;
      },
      affinePods: () => [...this.state.affine].map((key) => pods.get(key) as PodInfo),
      countsOf: (wanted) => {
        const byNode = countsOf(this.state, wanted, () => [...pods.values()].map((info) => info.pod));
        return (node) => byNode.get(node) ?? 0;
      },
      siblingsOf: (other) => siblingsOf(this.host.informers, other),
      namespaceLabels: (namespace) => this.host.informers.get('namespaces', namespace)?.metadata.labels,
    };
  }

  /** By node: the pods of no lower priority that wait for room there. */
  private promised(pod: PodInfo): Map<string, PodInfo[]> {
    const byNode = new Map<string, PodInfo[]>();
    for (const [key, node] of this.state.nominated) {
      const other = key === pod.key ? undefined : this.host.informers.get<Pod>('pods', key);
      if (!other || other.spec.nodeName || (other.spec.priority ?? 0) < pod.priority) continue;
      byNode.set(node, [...(byNode.get(node) ?? []), podInfo(other)]);
    }
    return byNode;
  }

  private bind({ pod, key }: PodInfo, { name: node }: NodeInfo): void {
    const { client, recorder } = this.host;
    const { namespace = '', name, uid } = pod.metadata;
    putPod(this.state, { ...pod, spec: withFields(pod.spec, { nodeName: node }) });
    this.state.assumed.add(key);
    const target = { apiVersion: 'v1', kind: 'Node', name: node };
    const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace, uid }, target };
    const result = client.post('pods', namespace, name, 'binding', body);
    if (!result.ok) {
      dropPod(this.state, key);
      if (result.status.code === 404) return;
      park(this.state, key, [], this.host.sim.now);
      this.requeue(key, true);
      return;
    }
    this.state.attempts.delete(key);
    this.state.nominated.delete(key);
    recorder.event(pod, 'Normal', 'Scheduled', 'Binding', `Successfully assigned ${namespace}/${name} to ${node}`);
  }

  private fail(info: PodInfo, view: View, diagnosis: Diagnosis, attempt: Attempt | undefined): void {
    const { sim, recorder } = this.host;
    const { key, pod } = info;
    const budgets = this.host.informers.all<PodDisruptionBudget>('poddisruptionbudgets.policy');
    const outcome = view.nodes.length === 0 ? '' : preempt(this.host.plugins, info, view, diagnosis, budgets);
    const words = typeof outcome === 'string' && outcome ? `no new claims to deallocate, preemption: ${outcome}` : '';
    const message = failureMessage(diagnosis, words);
    park(this.state, key, diagnosis.plugins, sim.now);
    const flush = timerAfter(sim.cause, this.name);
    sim.schedule(this.name, UNSCHEDULABLE_MS, { type: 'flush', key, at: sim.now }, flush);
    if (attempt) sim.onDecision?.(failed(attempt, info, view, diagnosis, outcome, sim.now));
    recorder.event(pod, 'Warning', 'FailedScheduling', 'Scheduling', note(message));
    const nominated = typeof outcome === 'string' ? undefined : outcome.node;
    if (typeof outcome !== 'string') {
      this.state.nominated.set(key, outcome.node);
      evict(this.host, pod, outcome);
    }
    tellUnschedulable(this.host, pod, message, nominated);
  }

  private nodeChanged(node: Node): void {
    const { name } = node.metadata;
    const before = this.state.nodes.get(name);
    for (const event of putNode(this.state, node)) this.helped(event, name, before);
  }

  private podChanged(pod: Pod, previous?: Pod): void {
    const key = keyOf(pod);
    if (pod.spec.nodeName) {
      const isNew = !previous?.spec.nodeName;
      this.state.assumed.delete(key);
      this.drop(key);
      this.state.nominated.delete(key);
      const isRelabeled = previous && !semanticEqual(previous.metadata.labels, pod.metadata.labels);
      putPod(this.state, pod);
      if (isNew) this.helped('pod-assigned', pod.spec.nodeName);
      else if (isRelabeled) this.helped('pod-relabeled', pod.spec.nodeName);
      return;
    }
    if (pod.spec.schedulerName !== NAME || pod.spec.schedulingGates?.length || this.state.assumed.has(key)) return;
    if (!isQueued(this.state, key)) this.enqueue(key);
    else if (previous && this.state.unschedulable.has(key) && isRespecified(pod, previous)) this.requeue(key);
  }

  private podGone(pod: Pod): void {
    const key = keyOf(pod);
    const node = this.state.pods.get(key)?.pod.spec.nodeName;
    dropPod(this.state, key);
    this.drop(key);
    this.state.attempts.delete(key);
    this.state.nominated.delete(key);
    if (node) this.helped('pod-gone', node);
  }

  /** Tries the pods again that this may have helped: those whose rejecting plugins say yes to the node, and did not before. */
  private helped(event: ClusterEvent, node: string, before?: NodeInfo): void {
    const mayHelp = this.host.plugins.some(
      ({ name, helpedBy }) => helpedBy?.includes(event) && (this.state.rejected.get(name) ?? 0) > 0,
    );
    if (!mayHelp) return;
    for (const [key, parked] of [...this.state.unschedulable])
      if (this.isHelped(key, parked, event, node, before)) this.requeue(key);
  }

  private isHelped(key: string, { plugins }: Parked, event: ClusterEvent, node: string, before?: NodeInfo): boolean {
    const pod = this.host.informers.get<Pod>('pods', key);
    const info = this.state.nodes.get(node);
    if (!pod || !info) return false;
    const rejecting = this.host.plugins.filter(({ name }) => plugins.includes(name));
    const helpful = rejecting.filter(({ helpedBy }) => helpedBy?.includes(event));
    if (helpful.length === 0) return false;
    if (helpful.some(({ blindTo }) => blindTo?.includes(event))) return true;
    const pending = podInfo(pod);
    const view = this.view(pending);
    const filters = filtersFor(helpful, pending, view);
    if (filters.rejected || filters.list.length < helpful.length) return true;
    return filters.list.some(({ plugin, filter }) => {
      const around = helpful.find(({ name }) => name === plugin)?.looksAround;
      if (!around && before && filter(before) === undefined) return false;
      return (around ? view.nodes : [info]).some((node) => filter(node) === undefined);
    });
  }

  /** Tries a pod again: at once, since nobody waits who has nothing else to do (PopFromBackoffQ); after an error, when its back-off is over. */
  private requeue(key: string, failed = false): void {
    const { sim } = this.host;
    const leftMs = failed ? backoffLeft(this.state, key, sim.now) : 0;
    unpark(this.state, key);
    if (leftMs === 0) this.enqueue(key);
    else if (!this.state.backingOff.has(key)) {
      this.state.backingOff.set(key, sim.schedule(this.name, leftMs, { type: 'backoff', key }));
    }
  }

  private enqueue(key: string): void {
    const pod = this.host.informers.get<Pod>('pods', key);
    if (!pod || pod.spec.nodeName) return;
    activate(this.state, key, pod.spec.priority ?? 0, this.host.sim.cause);
    this.wake();
  }

  private drop(key: string): void {
    const handle = remove(this.state, key);
    if (handle !== undefined) this.host.sim.cancel(handle);
  }

  private wake(): void {
    if (this.state.cycling || !hasNext(this.state)) return;
    this.state.cycling = true;
    this.host.sim.schedule(this.name, Math.max(CYCLE_MS, this.host.client.waitMs()), { type: 'cycle' });
  }
}

function nothingKnown(): SchedulerState {
  return { ...noQueues(), ...noCache(), start: 0, cycling: false, nominated: new Map() };
}

/** An attempt that found no node, as the trace holds it. */
function failed(
  attempt: Attempt,
  { pod }: PodInfo,
  view: View,
  { all, plugins }: Diagnosis,
  outcome: Candidate | string,
  at: number,
): SchedulingDecision {
  const [plugin = ''] = plugins;
  const cleared = typeof outcome === 'string' ? undefined : outcome;
  return attempt.decision({
    pod: pod.metadata.uid,
    at,
    nodeCount: view.nodes.length,
    chosen: cleared?.node ?? '',
    ...(all === undefined ? {} : { all: { plugin, why: all } }),
    preemption: typeof outcome === 'string' ? outcome : '',
    victims: cleared?.victims.map((victim) => victim.pod.metadata.name) ?? [],
  });
}

function isRespecified(pod: Pod, previous: Pod): boolean {
  return (
    !semanticEqual(pod.spec, previous.spec) ||
    !semanticEqual(pod.metadata.labels, previous.metadata.labels) ||
    !semanticEqual(pod.metadata.annotations, previous.metadata.annotations)
  );
}
