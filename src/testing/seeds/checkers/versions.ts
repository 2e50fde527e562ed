import { semanticEqual } from '../../../api/meta/equality';
import { type KubernetesObject, keyOf } from '../../../api/meta/object';
import type { ApiDoor } from '../../../engine/apiserver/request';
import type { Checker } from '../checker';

export const RESOURCE_VERSION: Checker = {
  name: 'resourceVersion',
  rule: 'each write has the next revision, which is the resourceVersion of what it stored',
  watch: ({ complain, cluster }) => {
    let last = 0;
    return {
      changes: {
        '*': ({ revision, object, previous, type }) => {
          const { name, resourceVersion } = object.metadata;
          if (last > 0 && revision !== last + 1) complain(`revision ${revision} follows ${last}`);
          last = revision;
          if (resourceVersion !== String(revision))
            complain(`${name} was stored as ${resourceVersion}, not ${revision}`);
          if (previous && Number(previous.metadata.resourceVersion) >= revision) complain(`${name} went back`);
          if (type === 'ADDED' && previous) complain(`${name} was added while it was there`);
          if (cluster.etcd.revision !== revision)
            complain(`the store stands at ${cluster.etcd.revision}, not ${revision}`);
        },
      },
    };
  },
};

const WITH_GENERATION = new Set(['Deployment', 'ReplicaSet', 'PodDisruptionBudget', 'Pod']);

function specOf(object: unknown): unknown {
  return (object as { spec?: unknown } | undefined)?.spec;
}

function observedOf(object: unknown): number | undefined {
  return (object as { status?: { observedGeneration?: number } }).status?.observedGeneration;
}

/**
 * The real replicaset controller too, after a conflict, writes a status onto whatever has that name now, until it looks anew:
 * so long is it excused, in milliseconds.
 */
const MIXED_MS = 5_000;

export const GENERATION: Checker = {
  name: 'generation',
  rule: "the generation grows by one exactly when the spec changes (a Deployment's also with its annotations) or the object begins to go",
  watch: (eye) => {
    /** ReplicaSets by their keys: when one of that name went. Its status may still be written, onto one that follows it. */
    const wentAt = new Map<string, number>();
    return {
      changes: {
        '*': ({ object, previous, type }) => {
          if (!WITH_GENERATION.has(object.kind)) return;
          if (type === 'DELETED') {
            if (object.kind === 'ReplicaSet') wentAt.set(keyOf(object), eye.cluster.now);
            return;
          }
          const { generation = 0, name, deletionTimestamp } = object.metadata;
          const observed = observedOf(object) ?? 0;
          const isMixed =
            object.kind === 'ReplicaSet' && eye.cluster.now - (wentAt.get(keyOf(object)) ?? -MIXED_MS) < MIXED_MS;
          if (observed > generation && !isMixed)
            eye.complain(`${object.kind} ${name}: generation ${observed} observed before ${generation} was`);
          if (!previous) return;
          if (observed < (observedOf(previous) ?? 0) && !isMixed)
            eye.complain(`${object.kind} ${name}: observedGeneration fell to ${observed}`);
          const grew = generation - (previous.metadata.generation ?? 0);
          const isMarked = Boolean(deletionTimestamp) && !previous.metadata.deletionTimestamp;
          const isChanged = !semanticEqual(specOf(object), specOf(previous));
          const annotations = [object, previous].map(({ metadata }) => metadata.annotations);
          const mayGrow = isChanged || (object.kind === 'Deployment' && !semanticEqual(annotations[0], annotations[1]));
          if (grew < 0 || grew > (mayGrow ? 1 : 0) + (isMarked ? 1 : 0)) {
            eye.complain(
              `${object.kind} ${name}: generation ${generation} after ${previous.metadata.generation} without a change`,
            );
          }
          if (grew === 0 && isChanged && object.kind !== 'Pod') {
            eye.complain(`${object.kind} ${name}: the spec changed and generation stayed ${generation}`);
          }
        },
      },
      settled: () => {
        for (const resource of ['deployments.apps', 'replicasets.apps', 'poddisruptionbudgets.policy']) {
          for (const object of eye.list<KubernetesObject>(resource)) {
            const { generation, name } = object.metadata;
            const observed = observedOf(object);
            if (observed !== generation)
              eye.complain(`${object.kind} ${name} is at generation ${generation}, observed ${observed}`);
          }
        }
      },
    };
  },
};

export const IDENTITY: Checker = {
  name: 'identity',
  rule: 'name, uid and creationTimestamp of an object never change, and no uid is used twice',
  watch: ({ complain, memory }) => ({
    changes: {
      '*': ({ object, previous, type }) => {
        const { uid, name, creationTimestamp } = object.metadata;
        if (!uid || !creationTimestamp) complain(`${object.kind} ${name} has no uid or creationTimestamp`);
        if (previous && (previous.metadata.uid !== uid || previous.metadata.creationTimestamp !== creationTimestamp)) {
          complain(`${object.kind} ${name} became another one`);
        }
        const known = memory.everStored.get(uid);
        if (type === 'ADDED' && known && known.name !== name) complain(`${name} has the uid of ${known.name}`);
      },
    },
  }),
};

export const FINALIZERS: Checker = {
  name: 'finalizers',
  rule: 'nothing goes while it has finalizers; what is going gets no new ones, stays going, and never later than said',
  watch: ({ complain }) => ({
    changes: {
      '*': ({ object, previous, type }) => {
        const { name, finalizers = [], deletionTimestamp } = object.metadata;
        if (type === 'DELETED' && finalizers.length > 0)
          complain(`${object.kind} ${name} went with finalizers ${finalizers}`);
        const before = previous?.metadata.deletionTimestamp;
        if (!before || type === 'DELETED') return;
        const fresh = finalizers.filter((one) => !previous.metadata.finalizers?.includes(one) && !OF_DELETION.has(one));
        if (fresh.length > 0) complain(`${object.kind} ${name}, which is going, got finalizers ${fresh}`);
        if (!deletionTimestamp) complain(`${object.kind} ${name} came back`);
        else if (deletionTimestamp > before) complain(`${object.kind} ${name} goes later, at ${deletionTimestamp}`);
      },
    },
  }),
};

const OF_DELETION = new Set(['orphan', 'foregroundDeletion']);

/** Listens at the API server's door to replacements that say which version they replace. */
export const CONFLICTS: Checker = {
  name: 'conflicts',
  rule: 'a replacement that names a resourceVersion succeeds only on that version',
  watch: ({ complain, memory, cluster }) => {
    const api: ApiDoor = cluster.api;
    const { handle } = api;
    api.handle = (request) => {
      const { metadata } = (request.body ?? {}) as Partial<KubernetesObject>;
      const wanted = request.method === 'PUT' ? metadata?.resourceVersion : undefined;
      const before =
        wanted === undefined ? undefined : memory.stored.get(metadata?.uid ?? '')?.metadata.resourceVersion;
      const response = handle.call(api, request);
      if (before !== undefined && response.code < 300 && before !== wanted) {
        complain(`${request.actor} replaced ${metadata?.name} as of ${wanted} at ${before}`);
      }
      return response;
    };
    return {};
  },
};
