import type { Node, Pod } from '../../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../../api/meta/quantity';
import type { Change } from '../../../engine/etcd/etcd';
import type { Checker, Eye } from '../checker';
import { isOver, requestsOf } from '../pods';
import { nodeRefuses } from './fitting';

/** A scheduler may act on what was so a little while ago, in milliseconds. */
const STALE_MS = 100;

function nodeNameOf(object: unknown): string {
  return (object as Pod | undefined)?.spec.nodeName ?? '';
}

/** Calls `bound` whenever a pod gets its node. */
function onBinding(bound: (pod: Pod, change: Change) => void) {
  return (change: Change): void => {
    const node = nodeNameOf(change.object);
    if (change.type !== 'DELETED' && node !== '' && node !== nodeNameOf(change.previous)) {
      bound(change.object as Pod, change);
    }
  };
}

export const ONE_NODE: Checker = {
  name: 'one node',
  rule: 'a pod is bound once, to a node that there is, and stays there',
  watch: ({ complain, memory }) => ({
    changes: {
      pods: ({ object, previous, type }) => {
        const [before, now] = [nodeNameOf(previous), nodeNameOf(object)];
        if (previous && before !== '' && before !== now && type !== 'DELETED') {
          complain(`pod ${object.metadata.name} moved from ${before} to ${now || 'nowhere'}`);
        }
        if (now !== '' && before === '' && type !== 'DELETED' && !memory.nodes.has(now)) {
          complain(`pod ${object.metadata.name} is bound to ${now}, which there never was`);
        }
      },
    },
  }),
};

export const NEVER_TWICE: Checker = {
  name: 'never twice',
  rule: 'a pod runs on one machine at most, its containers once at most at a time, and only on the machine of its node',
  watch: (eye) => {
    const look = () => {
      const { sandboxes } = runtimeOf(eye);
      for (const { uid, node, name } of sandboxes.values()) {
        const pod = eye.memory.livePods.get(uid);
        if (pod && nodeNameOf(pod) !== node) eye.complain(`pod ${name} of ${nodeNameOf(pod)} runs on ${node}`);
      }
      for (const [uid, names] of runningContainers(eye)) {
        const twice = names.find((name, index) => names.indexOf(name) !== index);
        if (twice) eye.complain(`container ${twice} of pod ${uid} runs twice`);
      }
    };
    const lookAt = ({ object, actor }: Change) => {
      if (!actor.startsWith('kubelet/')) return;
      const { uid, name } = object.metadata;
      const seen = new Set<string>();
      for (const container of runtimeOf(eye).containers.values()) {
        if (container.uid !== uid || container.state !== 'running') continue;
        if (seen.has(container.name)) eye.complain(`container ${container.name} of pod ${name} runs twice`);
        seen.add(container.name);
      }
    };
    return { command: look, settled: look, changes: { pods: lookAt } };
  },
};

interface ContainerSeen {
  readonly uid: string;
  readonly name: string;
  readonly state: string;
  readonly startedAt: number;
  readonly finishedAt: number;
}

interface RuntimeSeen {
  readonly sandboxes: ReadonlyMap<string, { readonly uid: string; readonly node: string; readonly name: string }>;
  readonly containers: ReadonlyMap<string, ContainerSeen>;
}

/** The machines' containers as the runtime keeps them. */
export function runtimeOf({ sim }: Eye): RuntimeSeen {
  return (sim.component('runtime') as unknown as { state: RuntimeSeen }).state;
}

/** By pod: the names of the containers that run. */
export function runningContainers(eye: Eye): Map<string, string[]> {
  const running = new Map<string, string[]>();
  for (const { uid, name, state } of runtimeOf(eye).containers.values()) {
    if (state === 'running') running.set(uid, [...(running.get(uid) ?? []), name]);
  }
  return running;
}

export const NODE_ROOM: Checker = {
  name: 'node room',
  rule: 'a node is never overbooked: the requests of its pods fit into what is allocatable whenever the scheduler binds one',
  watch: (eye) => ({
    changes: {
      pods: onBinding((pod, { actor }) => {
        const node = eye.list<Node>('nodes').find(({ metadata }) => metadata.name === pod.spec.nodeName);
        if (!node || actor !== 'kube-scheduler') return;
        const { cpu = '0', memory = '0', pods = '0' } = node.status?.allocatable ?? {};
        const here = [...eye.memory.livePods.values()].filter(
          (other) => other.spec.nodeName === pod.spec.nodeName && !isOver(other),
        );
        const sum = here
          .map(requestsOf)
          .reduce(
            (all, one) => ({ cpuMilli: all.cpuMilli + one.cpuMilli, memoryBytes: all.memoryBytes + one.memoryBytes }),
            { cpuMilli: 0, memoryBytes: 0 },
          );
        const own = requestsOf(pod);
        const isOverbooked =
          here.length > Number(pods) ||
          (own.cpuMilli > 0 && sum.cpuMilli > milliOf(cpu)) ||
          (own.memoryBytes > 0 && sum.memoryBytes > unitsOf(memory));
        if (isOverbooked) eye.complain(`${node.metadata.name} is overbooked by ${pod.metadata.name}`);
      }),
    },
  }),
};

export const FITTING_NODE: Checker = {
  name: 'fitting node',
  rule: 'the scheduler binds a pod only to a node that is not cordoned, whose taints it tolerates and whose labels it asks for',
  watch: ({ complain, memory, cluster }) => ({
    changes: {
      pods: onBinding((pod, { actor }) => {
        if (actor !== 'kube-scheduler') return;
        const versions = memory.nodeVersions(pod.spec.nodeName ?? '', cluster.now - STALE_MS);
        const refusals = versions.map((node) => nodeRefuses(pod, node));
        if (refusals.every((refusal) => refusal !== undefined)) {
          complain(
            `pod ${pod.metadata.name} was bound to ${pod.spec.nodeName}, which ${refusals[0] ?? 'is not there'}`,
          );
        }
      }),
    },
  }),
};

export const SILENCE: Checker = {
  name: 'silence',
  rule: 'a machine without power or link writes nothing',
  watch: ({ complain, cluster }) => ({
    changes: {
      '*': ({ actor, resource, object }) => {
        if (actor.startsWith('kubelet/') && !cluster.network.reachable(actor)) {
          complain(`${actor} wrote ${resource} ${object.metadata.name} through a cut link`);
        }
      },
    },
  }),
};
