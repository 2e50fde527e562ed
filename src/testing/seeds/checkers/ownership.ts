import type { KubernetesObject } from '../../../api/meta/object';
import type { Checker } from '../checker';
import { controllerOf } from '../pods';

const DEPENDENTS = ['pods', 'replicasets.apps', 'endpointslices.discovery.k8s.io'];

export const OWNERS: Checker = {
  name: 'owners',
  rule: 'an owner reference names an object that there is or was, by its kind, name and namespace; one at most controls',
  watch: ({ complain, memory }) => ({
    changes: {
      '*': ({ object, type }) => {
        const references = object.metadata.ownerReferences;
        if (!references || type === 'DELETED') return;
        const { name, namespace = '' } = object.metadata;
        if (references.filter(({ controller }) => controller).length > 1) complain(`${name} has two controllers`);
        for (const reference of references) {
          const owner = memory.everStored.get(reference.uid);
          const isRight =
            owner?.kind === reference.kind &&
            owner.name === reference.name &&
            (owner.namespace === '' || owner.namespace === namespace);
          if (!isRight)
            complain(`${object.kind} ${name} names an owner ${reference.kind} ${reference.name} that never was`);
        }
      },
    },
  }),
};

export const NO_ORPHANS: Checker = {
  name: 'no orphans',
  rule: 'once settled nothing is left whose owner is gone, unless it was orphaned on request',
  watch: (eye) => ({
    settled: () => {
      for (const resource of DEPENDENTS) {
        for (const { kind, metadata } of eye.list<KubernetesObject>(resource)) {
          const references = metadata.ownerReferences ?? [];
          if (references.length > 0 && references.every(({ uid }) => !eye.memory.stored.has(uid))) {
            eye.complain(`${kind} ${metadata.name} is left of ${references[0]?.kind} ${references[0]?.name}`);
          }
        }
      }
    },
  }),
};

export const ORPHANS_SPARED: Checker = {
  name: 'orphans spared',
  rule: 'what is deleted with --cascade=orphan leaves its dependents alive and without it as owner',
  watch: ({ complain, memory }) => {
    const freed = new Map<string, string>();
    return {
      changes: {
        '*': ({ object, previous, type, actor }) => {
          const { uid, name } = object.metadata;
          if (type === 'DELETED' && previous?.metadata.finalizers?.includes('orphan')) {
            for (const one of memory.stored.values())
              if (controllerOf(one)?.uid === uid) complain(`${one.metadata.name} still names ${name}`);
          }
          const owner = previous && controllerOf(previous);
          if (type === 'MODIFIED' && owner && !controllerOf(object) && actor === 'garbage-collector')
            freed.set(uid, owner.name);
          const isDeletion =
            !previous?.metadata.deletionTimestamp && (type === 'DELETED' || object.metadata.deletionTimestamp);
          if (
            freed.has(uid) &&
            isDeletion &&
            actor === 'garbage-collector' &&
            !previous?.metadata.ownerReferences?.length
          ) {
            complain(`${name}, orphaned by ${freed.get(uid)}, was collected`);
          }
        },
      },
    };
  },
};

export const FOREGROUND: Checker = {
  name: 'foreground',
  rule: 'what is deleted in the foreground goes after the last of its dependents that block it',
  watch: ({ complain, memory }) => ({
    changes: {
      '*': ({ object, previous, actor }) => {
        const waited = previous?.metadata.finalizers?.includes('foregroundDeletion');
        if (!waited || object.metadata.finalizers?.includes('foregroundDeletion') || actor !== 'garbage-collector')
          return;
        const { uid, name } = object.metadata;
        for (const { metadata } of memory.stored.values()) {
          const blocks = metadata.ownerReferences?.some((owner) => owner.uid === uid && owner.blockOwnerDeletion);
          if (blocks) complain(`${object.kind} ${name} did not wait for ${metadata.name}`);
        }
      },
    },
  }),
};

export const NAMESPACES: Checker = {
  name: 'namespaces',
  rule: 'nothing is left of a namespace that is gone, and nothing is made in one that is going',
  watch: (eye) => ({
    changes: {
      '*': ({ object, type }) => {
        const { namespace, name } = object.metadata;
        if (type !== 'ADDED' || !namespace) return;
        const place = eye.cluster.etcd.get('namespaces', namespace);
        if (!place || place.metadata.deletionTimestamp)
          eye.complain(`${object.kind} ${name} was made in ${namespace}, which is going`);
      },
      namespaces: ({ object, type }) => {
        if (type !== 'DELETED') return;
        for (const { kind, metadata } of eye.memory.stored.values()) {
          if (metadata.namespace === object.metadata.name)
            eye.complain(`${kind} ${metadata.name} outlived namespace ${metadata.namespace}`);
        }
      },
    },
  }),
};
