import type { ContainerStatus, Node, Pod } from '../../../api/generated/core/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Checker } from '../checker';
import { conditionOf, isOver, isReady } from '../pods';
import { parseTime } from '../time';

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed'];

export const PHASE: Checker = {
  name: 'phase',
  rule: 'a pod goes from Pending to Running to Succeeded or Failed, never back, and what has ended stays as it ended',
  watch: ({ complain }) => ({
    changes: {
      pods: ({ object, previous, type }) => {
        const now = (object as Pod).status?.phase ?? 'Pending';
        const before = (previous as Pod | undefined)?.status?.phase ?? 'Pending';
        if (type === 'DELETED' || now === before) return;
        const isBack = PHASES.indexOf(now) < PHASES.indexOf(before) || isOver(previous as Pod);
        if (!PHASES.includes(now) || isBack) complain(`pod ${object.metadata.name} went from ${before} to ${now}`);
      },
    },
  }),
};

function statusesOf(object: unknown): readonly ContainerStatus[] {
  const { status } = (object ?? {}) as Pod;
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
}

export const RESTARTS: Checker = {
  name: 'restarts',
  rule: 'restart counts only grow, and a container that was restarted shows how it ended before',
  watch: ({ complain, memory }) => ({
    changes: {
      pods: ({ object, previous, type }) => {
        if (!previous || type === 'DELETED') return;
        // a container whose machine lost its power before it was started counts, and shows nothing
        const mayBeLost = memory.wasTroubled((object as Pod).spec.nodeName ?? '', 0);
        const before = new Map(statusesOf(previous).map((status) => [status.name, status]));
        for (const { name, restartCount, lastState, state, containerID } of statusesOf(object)) {
          const known = before.get(name)?.restartCount ?? 0;
          const where = `container ${name} of pod ${object.metadata.name}`;
          const another = isAnother(before.get(name), containerID);
          if (another && state?.running && restartCount === known) complain(`${where} is another one, uncounted`);
          if (restartCount < known) complain(`${where} has ${restartCount} restarts after ${known}`);
          if (restartCount > known && !lastState?.terminated && !state?.terminated && !mayBeLost)
            complain(`${where} was restarted out of nothing`);
        }
      },
    },
  }),
};

/** Is it another container than was told of, where one was? */
function isAnother(before: ContainerStatus | undefined, containerID: string | undefined): boolean {
  return before?.containerID !== undefined && containerID !== undefined && before.containerID !== containerID;
}

/** Kinds of contradictions within one pod's status. */
function contradiction(pod: Pod): string | undefined {
  const { status, spec } = pod;
  const is = (type: string) => conditionOf(pod, type)?.status;
  const containers = status?.containerStatuses ?? [];
  if (is('Ready') === 'True' && is('ContainersReady') !== 'True') return 'is Ready with containers that are not';
  if (is('ContainersReady') === 'True' && containers.some(({ ready }) => !ready))
    return 'has ContainersReady and an unready one';
  if (is('ContainersReady') === 'True' && containers.length < spec.containers.length)
    return 'has ContainersReady without all';
  const strange = containers.find(({ ready, state }) => ready && !state?.running);
  if (strange) return `has a container ${strange.name} that is ready and does not run`;
  if (isOver(pod) && is('Ready') === 'True') return 'has ended and is Ready';
  if (isOver(pod) && containers.some(({ state }) => state?.running) && status?.reason !== 'NodeLost') {
    return 'has ended and runs';
  }
  const bad = containers.find(({ state }) => state?.terminated && state.terminated.exitCode !== 0);
  if (status?.phase === 'Succeeded' && bad) return `has Succeeded with exit code ${bad.state?.terminated?.exitCode}`;
  if (spec.nodeName && is('PodScheduled') === 'False') return 'is bound and not scheduled';
  return undefined;
}

export const CONDITIONS: Checker = {
  name: 'conditions',
  rule: "a pod's conditions agree with its containers and its phase, and their times change only with them",
  watch: ({ complain, memory }) => ({
    changes: {
      pods: ({ object, previous, type, actor }) => {
        if (type === 'DELETED') return;
        const pod = object as Pod;
        const wrong = actor.startsWith('kubelet/') || actor === 'kwok' ? contradiction(pod) : undefined;
        if (wrong) complain(`pod ${pod.metadata.name} ${wrong}`);
        if (!previous) return;
        for (const { type: name, status, lastTransitionTime } of (previous as Pod).status?.conditions ?? []) {
          const now = conditionOf(pod, name);
          if (now?.status === status && now.lastTransitionTime !== lastTransitionTime) {
            complain(`pod ${pod.metadata.name}: ${name} stayed ${status} and got another time (${actor})`);
          }
        }
        void memory;
      },
    },
  }),
};

export const ADDRESSES: Checker = {
  name: 'addresses',
  rule: "no two pods that run have the same address, and each has one of its node's",
  watch: (eye) => ({
    changes: {
      pods: ({ object, previous, type }) => {
        const pod = object as Pod;
        const address = pod.status?.podIP;
        if (type === 'DELETED' || !address || pod.spec.hostNetwork || isOver(pod)) return;
        if (address === (previous as Pod | undefined)?.status?.podIP) return;
        for (const other of eye.memory.livePods.values()) {
          if (other.metadata.uid === pod.metadata.uid || isOver(other) || other.status?.podIP !== address) continue;
          if (eye.memory.wasTroubled(other.spec.nodeName ?? '', 0)) continue;
          eye.complain(`pods ${pod.metadata.name} and ${other.metadata.name} both have ${address}`);
        }
        const range = eye.list<Node>('nodes').find(({ metadata }) => metadata.name === pod.spec.nodeName)?.spec.podCIDR;
        const prefix = range?.endsWith('/24') ? range.slice(0, range.lastIndexOf('.') + 1) : undefined;
        if (prefix && !address.startsWith(prefix))
          eye.complain(`pod ${pod.metadata.name} has ${address}, which is not in ${range}`);
      },
    },
  }),
};

/** Killing and telling of it take a little beyond the grace period, and hooks get two seconds more; in milliseconds. */
const BEYOND_GRACE_MS = 6_000;

export const GRACE: Checker = {
  name: 'grace',
  rule: 'a pod that is told to go is gone when its grace period is over, where its node can hear of it',
  watch: (eye) => {
    const late = new Set<string>();
    /** By uid: when it has to be gone, whatever it was told how long ago. */
    const due = new Map<string, number>();
    const look = () => {
      for (const [uid, pod] of eye.memory.livePods) {
        const { deletionTimestamp, finalizers, name } = pod.metadata;
        if (!deletionTimestamp || finalizers?.length || late.has(uid)) continue;
        const at = Math.max(parseTime(deletionTimestamp), due.get(uid) ?? 0);
        const overdueMs = eye.cluster.now - at - BEYOND_GRACE_MS;
        const since = parseTime(deletionTimestamp) - (pod.metadata.deletionGracePeriodSeconds ?? 0) * 1000;
        if (overdueMs <= 0 || eye.memory.wasTroubled(pod.spec.nodeName ?? '', since - 30_000)) continue;
        late.add(uid);
        eye.complain(`pod ${name} had to be gone ${overdueMs + BEYOND_GRACE_MS} ms ago`);
      }
    };
    return {
      changes: {
        pods: ({ object: { metadata }, previous }) => {
          if (metadata.deletionTimestamp === previous?.metadata.deletionTimestamp && !freed(previous, metadata)) return;
          due.set(metadata.uid, eye.cluster.now + (metadata.deletionGracePeriodSeconds ?? 0) * 1000);
        },
      },
      command: look,
      settled: look,
    };
  },
};

function freed(previous: KubernetesObject | undefined, { finalizers }: KubernetesObject['metadata']): boolean {
  return Boolean(previous?.metadata.finalizers?.length) && !finalizers?.length;
}

export const READY_TWICE: Checker = {
  name: 'settled pods',
  rule: 'once settled every live pod that is bound says Running, Pending with a reason, or how it ended',
  watch: (eye) => ({
    settled: () => {
      for (const pod of eye.list<Pod>('pods')) {
        if (!pod.spec.nodeName || isOver(pod) || isReady(pod) || pod.metadata.deletionTimestamp) continue;
        const silent = statusesOf(pod).length === 0 && !pod.status?.reason;
        if (silent)
          eye.complain(`pod ${pod.metadata.name} is bound to ${pod.spec.nodeName} and nobody says what it does`);
      }
    },
  }),
};
