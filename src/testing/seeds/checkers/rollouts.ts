import type { Deployment, ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import type { Change } from '../../../engine/etcd/etcd';
import type { Checker, Eye } from '../checker';
import { conditionOf, controllerOf, isLive, isReady } from '../pods';
import { parseTime } from '../time';

const CONTROLLER = 'deployment-controller';
/** The controller may act on what was so a little while ago: its informers and its requests take their time. */
const STALE_MS = 100;
/** A pod that has been available for so long must be known as such: its ReplicaSet has told of it. */
const KNOWN_AFTER_MS = 5_000;
const REVISION = 'deployment.kubernetes.io/revision';

function amount(value: number | string | undefined, of: number, up: boolean): number {
  if (typeof value === 'number') return value;
  const exact = (Number.parseFloat(value ?? '25%') * of) / 100;
  return up ? Math.ceil(exact) : Math.floor(exact);
}

/** The most live pods and the fewest available ones that a Deployment's strategy allows. */
export function fences({ spec }: Deployment): { readonly limit: number; readonly floor: number } {
  const { replicas = 1, strategy } = spec;
  if (strategy?.type === 'Recreate') return { limit: replicas, floor: 0 };
  const surge = amount(strategy?.rollingUpdate?.maxSurge, replicas, true);
  const unavailable = amount(strategy?.rollingUpdate?.maxUnavailable, replicas, false);
  return { limit: replicas + surge, floor: replicas - (surge === 0 && unavailable === 0 ? 1 : unavailable) };
}

/** The ReplicaSets of a Deployment as they are stored now. */
export function setsOf(eye: Eye, deployment: string): ReplicaSet[] {
  return eye.list<ReplicaSet>('replicasets.apps').filter((rs) => controllerOf(rs)?.uid === deployment);
}

function sizeOf(rs: unknown): number {
  return (rs as ReplicaSet | undefined)?.spec.replicas ?? 0;
}

/** Calls `decided` when the Deployment controller gave a ReplicaSet another size. */
function onDecision(
  eye: Eye,
  decided: (found: {
    versions: Deployment[];
    sets: ReplicaSet[];
    rs: ReplicaSet;
    before: number;
    after: number;
  }) => void,
) {
  return ({ object, previous, type, actor }: Change): void => {
    const owner = controllerOf(object)?.uid;
    const [before, after] = [sizeOf(previous), sizeOf(object)];
    if (actor !== CONTROLLER || type === 'DELETED' || before === after || !owner) return;
    const versions = eye.memory.versionsOf(owner, eye.cluster.now - STALE_MS);
    const sets = setsOf(eye, owner);
    if (versions.length === 0 || sets.some(({ metadata }) => eye.memory.sizedByHand.has(metadata.uid))) return;
    decided({ versions, sets, rs: object as ReplicaSet, before, after });
  };
}

export const SURGE: Checker = {
  name: 'surge',
  rule: 'no decision of the Deployment controller takes the wanted pods over replicas + maxSurge',
  watch: (eye) => ({
    changes: {
      'replicasets.apps': onDecision(eye, ({ versions, sets, rs, before, after }) => {
        const total = sets.reduce((sum, set) => sum + sizeOf(set), 0);
        const limit = Math.max(...versions.map((version) => fences(version).limit));
        if (after > before && total > limit) {
          eye.complain(`${rs.metadata.name} grew from ${before} to ${after}: ${total} pods wanted, at most ${limit}`);
        }
      }),
    },
  }),
};

/** How many of a ReplicaSet's pods are available, and have been for so long that the controller must know. */
function surelyAvailable(eye: Eye, rs: ReplicaSet): number {
  if (eye.memory.wasTroubled('kube-controller-manager', eye.cluster.now - KNOWN_AFTER_MS)) return 0;
  const ripeAt = eye.cluster.now - KNOWN_AFTER_MS - (rs.spec.minReadySeconds ?? 0) * 1000;
  return eye.memory
    .podsOwnedBy(rs.metadata.uid)
    .filter((pod) => isLive(pod) && isReady(pod))
    .filter((pod) => parseTime(conditionOf(pod, 'Ready')?.lastTransitionTime) <= ripeAt).length;
}

export const FLOOR: Checker = {
  name: 'floor',
  rule: 'no decision of the Deployment controller takes available pods below replicas - maxUnavailable; scaling may',
  watch: (eye) => {
    const told = toldOf(eye);
    return {
      changes: {
        'replicasets.apps': onDecision(eye, ({ versions, sets, rs, before, after }) => {
          const isScaled =
            new Set(versions.map(({ spec }) => spec.replicas)).size > 1 || versions.some(isScaling(sets));
          const isRecreated = versions.some(({ spec }) => spec.strategy?.type === 'Recreate');
          if (after > before || isScaled || isRecreated) return;
          const most = (set: ReplicaSet, size: number) =>
            Math.min(size, Math.max(...told(set), surelyAvailable(eye, set)));
          const least = Math.max(Math.min(...told(rs)), surelyAvailable(eye, rs));
          const others = sets.filter((set) => set.metadata.uid !== rs.metadata.uid);
          const rest = others.reduce((sum, set) => sum + most(set, sizeOf(set)), 0);
          const floor = Math.min(...versions.map((version) => fences(version).floor));
          const left = rest + most(rs, after);
          if (Math.min(before, least) > after && left < floor) {
            eye.complain(
              `${rs.metadata.name} shrank from ${before} to ${after}: ${left} available pods, at least ${floor}`,
            );
          }
        }),
      },
    };
  },
};

/** How many available pods a ReplicaSet's status tells of, and told of a moment ago: the controller may not have heard yet. */
function toldOf({ memory, cluster }: Eye): (set: ReplicaSet) => number[] {
  return ({ metadata }) =>
    memory.setVersions(metadata.uid, cluster.now - STALE_MS).map(({ status }) => status?.availableReplicas ?? 0);
}

/** Was any of these ReplicaSets last sized for another number of pods? Then this is scaling, not rolling. */
function isScaling(sets: readonly ReplicaSet[]) {
  return ({ spec }: Deployment): boolean =>
    sets.some(
      (set) =>
        sizeOf(set) > 0 &&
        Number(set.metadata.annotations?.['deployment.kubernetes.io/desired-replicas'] ?? spec.replicas) !==
          spec.replicas,
    ) || sets.some((set) => sizeOf(set) > (spec.replicas ?? 1));
}

export const RECREATE: Checker = {
  name: 'recreate',
  rule: 'with strategy Recreate nothing new is wanted while a pod of an older template lives',
  watch: (eye) => ({
    changes: {
      'replicasets.apps': onDecision(eye, ({ versions, sets, rs, before, after }) => {
        const isRecreating = versions.every(({ spec }) => spec.strategy?.type === 'Recreate' && !spec.paused);
        if (!isRecreating || after < before || versions.some(isScaling(sets))) return;
        const pods = sets
          .filter((set) => set.metadata.uid !== rs.metadata.uid)
          .flatMap((set) => eye.memory.podsOwnedBy(set.metadata.uid).filter(isLive));
        const [old] = pods as Pod[];
        if (old) eye.complain(`${rs.metadata.name} grew from ${before} to ${after} while ${old.metadata.name} lives`);
      }),
    },
  }),
};

function revisionOf(object: unknown): number {
  return Number((object as Deployment | undefined)?.metadata.annotations?.[REVISION] ?? 0);
}

export const REVISIONS: Checker = {
  name: 'revisions',
  rule: 'revisions only grow (a Deployment begins anew when all its ReplicaSets were deleted), and no two ReplicaSets that a Deployment made end with the same one',
  watch: (eye) => {
    /** ReplicaSets that came with revisions from another Deployment. */
    const adopted = new Set<string>();
    const grows = ({ object, previous, type, actor }: Change): void => {
      if (type === 'DELETED' || actor !== CONTROLLER) return;
      if (previous && controllerOf(previous)?.uid !== controllerOf(object)?.uid) adopted.add(object.metadata.uid);
      if (!previous) {
        const others = setsOf(eye, controllerOf(object)?.uid ?? '').filter(
          ({ metadata }) => metadata.uid !== object.metadata.uid,
        );
        const most = Math.max(0, ...others.map(revisionOf));
        if (revisionOf(object) <= most)
          eye.complain(`${object.metadata.name} is new and has revision ${revisionOf(object)} after ${most}`);
        return;
      }
      const [before, now] = [revisionOf(previous), revisionOf(object)];
      const kept = object.kind === 'Deployment' ? setsOf(eye, object.metadata.uid).map(revisionOf) : [before];
      if (now < before && kept.some((revision) => revision > now)) {
        eye.complain(`${object.kind} ${object.metadata.name} went from revision ${before} to ${now}`);
      }
    };
    return {
      changes: { 'deployments.apps': grows, 'replicasets.apps': grows },
      settled: () => {
        for (const { metadata } of eye.list<Deployment>('deployments.apps')) {
          const made = setsOf(eye, metadata.uid).filter((rs) => !adopted.has(rs.metadata.uid));
          const revisions = made.map(revisionOf);
          const twice = revisions.find((revision, index) => revisions.indexOf(revision) !== index);
          if (twice !== undefined) eye.complain(`Deployment ${metadata.name} has revision ${twice} twice`);
        }
      },
    };
  },
};
