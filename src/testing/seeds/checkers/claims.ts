import type { ReplicaSet } from '../../../api/generated/apps/v1';
import type { Pod } from '../../../api/generated/core/v1';
import { selects } from '../../../api/meta/labels';
import type { Checker } from '../checker';
import { controllerOf, isLive } from '../pods';

/** A batch of creations that began before a change goes on for a while: its client may send twenty a second. Milliseconds. */
const STALE_MS = 5_000;

export const CLAIMS: Checker = {
  name: 'claims',
  rule: 'once settled a ReplicaSet controls live pods that it selects and no others, and no pod that one selects belongs to nobody',
  watch: (eye) => ({
    settled: () => {
      const sets = eye.list<ReplicaSet>('replicasets.apps').filter(({ metadata }) => !metadata.deletionTimestamp);
      for (const pod of eye.list<Pod>('pods').filter(isLive)) {
        const { name, namespace, labels } = pod.metadata;
        const owner = controllerOf(pod);
        const set = sets.find(({ metadata }) => metadata.uid === owner?.uid);
        if (set && !selects(set.spec.selector, labels))
          eye.complain(`${set.metadata.name} keeps ${name}, which it does not select`);
        const wants = sets.find(
          ({ metadata, spec }) => metadata.namespace === namespace && selects(spec.selector, labels),
        );
        if (!owner && wants) eye.complain(`${name} is nobody's, and ${wants.metadata.name} selects it`);
      }
    },
  }),
};

export const NOT_TOO_MANY: Checker = {
  name: 'not too many',
  rule: 'a ReplicaSet creates no pod when it has as many live ones as it wants',
  watch: (eye) => {
    /** By ReplicaSet: when it wanted another number of pods, or none any more, or got one that it did not create. */
    const unsure = new Map<string, number>();
    return {
      changes: {
        'replicasets.apps': ({ object, previous, type }) => {
          const [before, now] = [previous, object].map((one) => (one as ReplicaSet | undefined)?.spec.replicas);
          if (before !== now || type === 'DELETED') unsure.set(object.metadata.uid, eye.cluster.now);
        },
        pods: ({ object, previous, type, actor }) => {
          const owner = controllerOf(object)?.uid;
          if (!owner) return;
          if (previous && controllerOf(previous)?.uid !== owner) unsure.set(owner, eye.cluster.now);
          if (type !== 'ADDED' || actor !== 'replicaset-controller') return;
          if (eye.cluster.now - (unsure.get(owner) ?? 0) < STALE_MS) return;
          const wanted = (eye.memory.stored.get(owner) as ReplicaSet | undefined)?.spec.replicas ?? 0;
          const live = eye.memory.podsOwnedBy(owner).filter(isLive).length;
          if (live > wanted) eye.complain(`${object.metadata.name} is number ${live} of ${wanted} wanted`);
        },
      },
    };
  },
};
