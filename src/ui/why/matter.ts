import type { Mirror } from '../../mirror/store';
import type { PodState, PodView } from '../../protocol/view';
import type { WhyObject } from '../../protocol/why';

/** The states that ask for a reason, the most pressing first. */
const PRESSING: readonly PodState[] = [
  'unschedulable',
  'crashLoop',
  'oomKilled',
  'imagePull',
  'configError',
  'evicted',
  'failed',
  'nodeLost',
  'notReady',
];

type Matters = Pick<Mirror, 'terminal' | 'now' | 'pods' | 'services' | 'nodes'>;

/**
 * What is the matter at the moment shown: a drain that does not end, a line that was refused last, the pod that is worst off, a Service without endpoints, a
 * machine that is not ready. */
export function matterOf({ terminal, now, pods, services, nodes }: Matters): WhyObject | undefined {
  const past = terminal.filter((one) => one.at <= now);
  const typed = past.findLast(({ kind }) => kind === 'command');
  const end =
    typed && past.slice(past.indexOf(typed)).find((one) => one.kind === 'exit' && one.terminal === typed.terminal);
  const drained = !end && /^\s*kubectl drain (?:node\/)?([a-z0-9.-]+)/.exec(typed?.text ?? '')?.[1];
  if (drained) return { kind: 'Node', name: drained };
  if (typed && end && (end.exitCode ?? 0) !== 0) return { kind: 'Command', at: typed.at };
  let worst: PodView | undefined;
  for (const pod of pods.values()) {
    const rank = PRESSING.indexOf(pod.state);
    if (pod.goneAt === undefined && rank >= 0 && (!worst || rank < PRESSING.indexOf(worst.state))) worst = pod;
  }
  if (worst) return { kind: 'Pod', uid: worst.uid };
  for (const { uid, endpoints, selector } of services.values())
    if (selector && !endpoints.some(({ ready }) => ready)) return { kind: 'Service', uid };
  for (const { name, ready, powered } of nodes.values())
    if (ready !== 'True' || !powered) return { kind: 'Node', name };
  return undefined;
}

/** What of the mirror makes another answer about an object likely: while it is the same, nothing is asked again. */
export function materialOf(mirror: Mirror, object: WhyObject): string {
  const { freshness, branch, commands } = mirror;
  return `${freshness} ${branch} ${commands} ${stateOf(mirror, object)}`;
}

function stateOf(mirror: Mirror, object: WhyObject): string {
  const ledgers = () =>
    [...mirror.ledgers.values()].map(({ total }) => (total.failed > 0 ? Math.floor(mirror.now / 5_000) : 0));
  switch (object.kind) {
    case 'Pod': {
      const pod = mirror.pods.get(object.uid);
      return pod ? `${pod.state} ${pod.status} ${pod.restarts} ${pod.node} ${pod.message} ${pod.goneAt}` : 'gone';
    }
    case 'Workload': {
      const { replicas, progress, paused, revision } = mirror.workloads.get(object.uid) ?? {};
      const last = mirror.workloads.get(object.uid)?.envelope.at(-1);
      return `${replicas} ${progress} ${paused} ${revision} ${last?.live} ${last?.available}`;
    }
    case 'ReplicaSet': {
      const { wants, ready } = mirror.replicaSets.get(object.uid) ?? {};
      return `${wants} ${ready}`;
    }
    case 'Service':
      return `${mirror.services.get(object.uid)?.endpoints.map(({ address, ready }) => address + ready)} ${ledgers()}`;
    case 'Node': {
      const node = [...mirror.nodes.values()].find(({ name }) => name === object.name);
      return `${node?.ready} ${node?.unschedulable} ${node?.powered} ${node?.pods}`;
    }
    case 'Ingress':
    case 'Generator':
      return ledgers().join();
    default:
      return '';
  }
}
