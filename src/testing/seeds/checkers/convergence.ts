import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Container, Node, Pod } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';
import type { Checker, Eye } from '../checker';
import { BAD_IMAGES, GOOD_IMAGES } from '../containers';
import { controllerOf, isLive, isReady } from '../pods';
import { parseTime } from '../time';
import { TIRED } from '../workloads';
import { fences, setsOf } from './rollouts';

export const SET_SIZES: Checker = {
  name: 'ReplicaSet sizes',
  rule: 'once settled every ReplicaSet has as many live pods as it wants',
  watch: (eye) => ({
    settled: () => {
      for (const { metadata, spec } of eye.list<ReplicaSet>('replicasets.apps')) {
        if (metadata.deletionTimestamp) continue;
        const live = eye.memory.podsOwnedBy(metadata.uid).filter(isLive).length;
        if (live !== (spec.replicas ?? 1))
          eye.complain(`ReplicaSet ${metadata.name} wants ${spec.replicas} pods and has ${live}`);
      }
    },
  }),
};

function templateOf({ spec }: ReplicaSet): unknown {
  const { 'pod-template-hash': _hash, ...labels } = spec.template?.metadata?.labels ?? {};
  return { ...spec.template, metadata: { ...spec.template?.metadata, labels } };
}

export const ROLLED_OUT: Checker = {
  name: 'rolled out',
  rule: 'once settled a Deployment has one ReplicaSet of its template, and has rolled as far as available pods allow (paused: has its size)',
  watch: (eye) => ({
    settled: () => {
      for (const deployment of eye.list<Deployment>('deployments.apps')) {
        const { metadata, spec } = deployment;
        if (metadata.deletionTimestamp) continue;
        const sets = setsOf(eye, metadata.uid);
        if (spec.paused) {
          judgePaused(eye, deployment, sets);
          continue;
        }
        if (isStuckByDesign(deployment, sets)) continue;
        const newest = sets.filter((rs) => semanticEqual(templateOf(rs), spec.template));
        if (newest.length !== 1) {
          eye.complain(`Deployment ${metadata.name} has ${newest.length} ReplicaSets of its template`);
          continue;
        }
        judge(eye, deployment, newest[0] as ReplicaSet, sets);
      }
    },
  }),
};

/**
 * The real controller too takes some Deployments to be scaled for ever (isScalingEvent) and rolls no more: one that was
 * switched to Recreate in the middle of a rollout, and one whose only ReplicaSet was sized for another number of pods and
 * has the wanted one by chance, because its sibling was deleted by hand.
 */
function isStuckByDesign({ spec }: Deployment, sets: readonly ReplicaSet[]): boolean {
  const { replicas = 1 } = spec;
  const active = sets.filter((rs) => (rs.spec.replicas ?? 1) > 0);
  const isScaling = active.some(({ metadata }) => Number(metadata.annotations?.[DESIRED] ?? replicas) !== replicas);
  if (!isScaling) return false;
  return active.length > 1 ? spec.strategy?.type === 'Recreate' : active[0]?.spec.replicas === replicas;
}

const DESIRED = 'deployment.kubernetes.io/desired-replicas';

/** A paused Deployment rolls nothing, but what it has follows its size. */
function judgePaused(eye: Eye, { metadata, spec }: Deployment, sets: readonly ReplicaSet[]): void {
  const active = sets.filter((rs) => (rs.spec.replicas ?? 1) > 0);
  const [only] = active;
  if (active.length === 1 && only?.spec.replicas !== (spec.replicas ?? 1))
    eye.complain(
      `paused Deployment ${metadata.name} wants ${spec.replicas} pods, ${only?.metadata.name} has ${only?.spec.replicas}`,
    );
}

function judge(
  eye: Eye,
  { metadata, spec, ...rest }: Deployment,
  newest: ReplicaSet,
  sets: readonly ReplicaSet[],
): void {
  const replicas = spec.replicas ?? 1;
  const size = (rs: ReplicaSet) => rs.spec.replicas ?? 1;
  const total = sets.reduce((sum, rs) => sum + size(rs), 0);
  const available = sets.reduce((sum, rs) => sum + (rs.status?.availableReplicas ?? 0), 0);
  const { limit, floor } = fences({ metadata, spec, ...rest });
  if (size(newest) === replicas && total === replicas) return;
  const old = total - size(newest);
  const waits = size(newest) - (newest.status?.availableReplicas ?? 0);
  const could = `Deployment ${metadata.name} stopped at ${size(newest)} new and ${old} old pods of ${replicas}`;
  if (size(newest) > replicas) eye.complain(`${could}: too many`);
  else if (spec.strategy?.type === 'Recreate') {
    if (old > 0) eye.complain(`${could}: old ones have to go`);
    else eye.complain(`${could}: new ones have to come`);
  } else if (size(newest) < replicas && total < limit) eye.complain(`${could}: ${limit} may be`);
  else if (old > 0 && total - floor - waits > 0)
    eye.complain(`${could}, ${available} available: ${floor} have to be, old ones may go`);
}

export const NODES: Checker = {
  name: 'nodes',
  rule: 'once settled every machine is a Ready node without a taint that says otherwise',
  watch: (eye) => ({
    settled: () => {
      const nodes = new Map(eye.list<Node>('nodes').map((node) => [node.metadata.name, node]));
      for (const { name } of eye.world.machines) {
        const node = nodes.get(name);
        const ready = node?.status?.conditions?.find(({ type }) => type === 'Ready')?.status;
        if (ready !== 'True') eye.complain(`node ${name} is ${ready ?? 'missing'} with power and links`);
        const taint = node?.spec.taints?.find(({ key }) => /not-ready|unreachable/.test(key));
        if (taint) eye.complain(`node ${name} is Ready and has the taint ${taint.key}`);
      }
    },
  }),
};

const WORKING = new Map(GOOD_IMAGES.map((choice) => [choice.image, choice]));

/** Is that a pod of which it is known that it gets ready on a machine that works? */
function mustBeReady({ spec }: Pod): boolean {
  const isPlain = (spec.initContainers ?? []).every(({ name }) => name !== 'fails');
  return (
    isPlain &&
    spec.containers.every((container) => container.name === 'main' && !container.command && comesUp(container))
  );
}

/** The image works, and what the probes ask (they may have been made for another image) is answered by it. */
function comesUp(container: Container): boolean {
  const choice = WORKING.get(container.image ?? '');
  if (!choice) return false;
  const number = (port: number | string) => (port === 'main' ? container.ports?.[0]?.containerPort : Number(port));
  return [container.readinessProbe, container.livenessProbe].every((probe) => {
    if (!probe) return true;
    const { httpGet, tcpSocket } = probe;
    if (number(httpGet?.port ?? tcpSocket?.port ?? 0) !== choice.port) return false;
    return !httpGet || ['/', choice.readyPath, choice.healthPath].includes(httpGet.path ?? '/');
  });
}

/** Longer than any initial delay, period and slow start that are drawn, together; in milliseconds. */
const READY_WITHIN_MS = 40_000;

/** Was one of its containers started a moment ago, so that its probe may not have asked yet? */
function isFresh({ status }: Pod, now: number): boolean {
  return (status?.containerStatuses ?? []).some(
    ({ state }) => parseTime(state?.running?.startedAt) > now - READY_WITHIN_MS,
  );
}

export const PODS_READY: Checker = {
  name: 'pods ready',
  rule: 'once settled every live pod whose image works and that has a node is Ready',
  watch: (eye) => ({
    settled: () => {
      const nodes = new Set(eye.world.machines.map(({ name }) => name));
      for (const pod of eye.list<Pod>('pods')) {
        const { nodeName = '' } = pod.spec;
        if (!isLive(pod) || !nodes.has(nodeName) || isReady(pod) || !mustBeReady(pod)) continue;
        if (isFresh(pod, eye.cluster.now)) continue;
        const owner = controllerOf(pod)?.name ?? 'nobody';
        const states = pod.status?.containerStatuses?.map(({ state }) => JSON.stringify(state)).join(' ');
        eye.complain(
          `pod ${pod.metadata.name} of ${owner} on ${nodeName} does not get ready: ${pod.status?.phase} ${states}`,
        );
      }
    },
  }),
};

export const NONE_LEAVING: Checker = {
  name: 'none leaving',
  rule: 'once settled nothing is still on its way out, unless a finalizer of somebody outside holds it',
  watch: (eye) => ({
    settled: () => {
      for (const resource of ['pods', 'deployments.apps', 'replicasets.apps', 'namespaces', 'services']) {
        for (const { metadata, kind } of eye.list(resource)) {
          const isHeld = metadata.finalizers?.some((name) => name.includes('/'));
          if (metadata.deletionTimestamp && !isHeld) eye.complain(`${kind} ${metadata.name} never goes`);
        }
      }
    },
  }),
};

const HOPELESS = new Map(BAD_IMAGES.map((choice) => [choice.image, choice]));

export const NEVER_READY: Checker = {
  name: 'never ready',
  rule: 'once settled no pod is Ready whose image is not there or crashes, or whose probe its image never answers',
  watch: (eye) => {
    const full = new Set(eye.world.machines.filter(({ kubelet }) => kubelet !== 'kwok').map(({ name }) => name));
    return {
      settled: () => {
        for (const pod of eye.list<Pod>('pods')) {
          if (!full.has(pod.spec.nodeName ?? '') || !isReady(pod)) continue;
          const hopeless = pod.spec.containers.find(({ name, image = '', env, readinessProbe }) => {
            if (name === TIRED) return true;
            const fate = HOPELESS.get(image)?.fate;
            if (fate === 'neverReady') return readinessProbe?.httpGet?.path === '/ready';
            return fate === 'noImage' || (fate === 'crashes' && !env?.length);
          });
          if (hopeless) eye.complain(`pod ${pod.metadata.name} is Ready with ${hopeless.image}`);
        }
      },
    };
  },
};
