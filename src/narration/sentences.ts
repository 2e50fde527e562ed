import type {
  ClusterView,
  GeneratorView,
  IngressView,
  LedgerView,
  NodeView,
  PodView,
  ReplicaSetView,
  ServiceView,
  WorkloadView,
} from '../protocol/view';
import { sentenceText } from '../texts/sentences';
import { clockText, durationText, secondsLeft } from './words';

const joined = (...sentences: readonly (string | false | undefined)[]): string => sentences.filter(Boolean).join(' ');

/** How a pod is. `rate` is requests a second, of late; `now` cluster time in milliseconds. */
export function podSentence(pod: PodView, now: number, rate: number): string {
  const { state, node, image, span, restarts, life, createdAt } = pod;
  const since = Math.max(0, Math.floor((now - (life.at(-1)?.from ?? createdAt)) / 1000));
  const left = span ? secondsLeft(span.until, now) : 0;
  const restarted = restarts > 0 && sentenceText('pod.restarts', { count: restarts });
  switch (state) {
    case 'ready': {
      const asked = rate >= 0.5 && sentenceText('pod.rate', { count: Math.round(rate) });
      return joined(sentenceText('pod.ready', { time: durationText(since), node }), asked, restarted);
    }
    case 'unschedulable':
      return sentenceText('pod.unschedulable', { time: durationText(Math.floor((now - createdAt) / 1000)) });
    case 'terminating':
      return joined(sentenceText('pod.terminating'), left > 0 && sentenceText('pod.grace', { seconds: left }));
    case 'crashLoop':
    case 'oomKilled':
      return joined(sentenceText(`pod.${state}`), left > 0 && sentenceText('pod.next', { seconds: left }), restarted);
    case 'imagePull':
      return joined(sentenceText('pod.imagePull', { image }), left > 0 && sentenceText('pod.next', { seconds: left }));
    case 'pulling':
      return sentenceText('pod.pulling', { node, image });
    case 'pending':
    case 'completed':
    case 'failed':
    case 'configError':
      return sentenceText(`pod.${state}`);
    case 'notReady':
      return joined(sentenceText('pod.notReady', { node }), restarted);
    default:
      return sentenceText(`pod.${state}`, { node });
  }
}

/** How a workload is: how many of its pods serve. */
export function workloadSentence({ replicas, envelope, floor, paused }: WorkloadView): string {
  const available = envelope.at(-1)?.available ?? 0;
  const isPaused = paused && sentenceText('workload.paused');
  if (replicas === 0) return joined(sentenceText('workload.none'), isPaused);
  if (available >= replicas) return joined(sentenceText('workload.all', { count: replicas }), isPaused);
  const keeps = floor > 0 && floor < replicas && sentenceText('workload.floor', { floor });
  return joined(sentenceText('workload.some', { available, replicas }), keeps, isPaused);
}

/** How a ReplicaSet is. */
export function replicaSetSentence({ wants, ready }: ReplicaSetView): string {
  return wants === 0 ? sentenceText('replicaSet.old') : sentenceText('replicaSet.some', { ready, wants });
}

/** How a Service is: who gets its requests. */
export function serviceSentence({ endpoints }: ServiceView): string {
  const ready = endpoints.filter((endpoint) => endpoint.ready).length;
  if (ready === 0) return sentenceText('service.none');
  const waiting = endpoints.length - ready;
  return joined(
    sentenceText('service.some', { count: ready }),
    waiting > 0 && sentenceText('service.waiting', { count: waiting }),
  );
}

/** How a node is. */
export function nodeSentence({ ready, powered, unschedulable, pods, pressure }: NodeView): string {
  const state = !powered
    ? sentenceText('node.stopped')
    : ready === 'True'
      ? sentenceText('node.ready', { count: pods })
      : sentenceText(ready === 'Unknown' ? 'node.silent' : 'node.notReady');
  const short = pressure.map(({ type }) => type).join(', ');
  return joined(
    state,
    short !== '' && sentenceText('node.pressure', { what: short }),
    unschedulable && sentenceText('node.cordoned'),
  );
}

/** What an Ingress does. */
export function ingressSentence({ rules }: IngressView): string {
  return rules.length === 0 ? sentenceText('ingress.none') : sentenceText('ingress.rules', { count: rules.length });
}

/** How the users outside fare. */
export function usersSentence({ ratePerSecond: rate }: GeneratorView, ledger: LedgerView | undefined): string {
  if (rate === 0) return sentenceText('users.none');
  const [count, time] = [ledger?.total.failed ?? 0, clockText(ledger?.since ?? 0)];
  return count === 0 ? sentenceText('users.well', { rate, time }) : sentenceText('users.failed', { rate, count, time });
}

/** What every object may say of itself. */
interface AnyObject {
  readonly metadata?: { readonly deletionTimestamp?: string; readonly finalizers?: readonly string[] };
  readonly status?: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
  };
}

/** How an object of any kind is: on its way out, in a phase, with a condition that is not met, or simply there since `createdAt`. */
export function objectSentence({ metadata, status }: AnyObject, createdAt: number): string {
  if (metadata?.deletionTimestamp !== undefined) {
    const names = metadata.finalizers?.join(', ') ?? '';
    return joined(sentenceText('object.leaving'), names !== '' && sentenceText('object.held', { names }));
  }
  const conditions = Array.isArray(status?.conditions) ? status.conditions : [];
  const main = conditions.find(({ type }) => /^(Ready|Available|Complete|Established)$/.test(type));
  const phase = status?.phase;
  const said = joined(
    typeof phase === 'string' && phase !== '' && sentenceText('object.phase', { phase }),
    main?.status === 'True' && sentenceText('object.met', { type: main.type }),
    main &&
      main.status !== 'True' &&
      sentenceText('object.unmet', { type: main.type, reason: main.reason ?? main.status }),
  );
  return said || sentenceText('object.exists', { time: clockText(createdAt) });
}

/** How the object with that uid (of users and nodes: that name) is, in the words of the view; undefined for what is not in it. */
export function viewSentence(view: ClusterView, id: string, rate: number): string | undefined {
  const pod = view.pods.get(id);
  if (pod) return podSentence(pod, view.now, rate);
  const workload = view.workloads.get(id);
  if (workload) return workloadSentence(workload);
  const replicaSet = view.replicaSets.get(id);
  if (replicaSet) return replicaSetSentence(replicaSet);
  const service = view.services.get(id);
  if (service) return serviceSentence(service);
  const ingress = view.ingresses.get(id);
  if (ingress) return ingressSentence(ingress);
  const node = view.nodes.get(id);
  return node && nodeSentence(node);
}
