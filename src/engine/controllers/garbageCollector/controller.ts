import type { OwnerReference } from '../../../api/generated/meta/v1';
import { type KubernetesObject, keyOf, splitKey } from '../../../api/meta/object';
import { BUILT_IN_KINDS, groupResourceOf } from '../../../api/scheme';
import { Controller, type ControllerHost, type Outcome } from '../../client/controller';
import { withoutOwners } from '../shared/owners';
import { deletesDependents, FOREGROUND, ORPHAN, orphansDependents, placeOf } from './references';

/** What is collected: all that can be listed, watched and deleted, but events, which own and are owned by nothing. */
const RESOURCES: readonly string[] = BUILT_IN_KINDS.filter(
  ({ preferred, verbs, plural }) =>
    preferred && plural !== 'events' && ['list', 'watch', 'delete'].every((verb) => verbs.includes(verb)),
).map(groupResourceOf);

interface GarbageCollectorState {
  /** By the owner's uid: `resource key` of its dependents. */
  dependents: Map<string, Set<string>>;
}

/** What a reference to an owner comes to. */
type Standing = 'solid' | 'dangling' | 'waiting';

/**
 * Deletes what no owner is left of, and carries out foreground and orphaning deletions. Its keys are `resource key`; its
 * rules are in SPEC.md (GC-...). Models kube-controller-manager: garbage-collector-controller.
 */
export class GarbageCollector extends Controller<GarbageCollectorState> {
  constructor(host: ControllerHost) {
    super('garbage-collector', host, { dependents: new Map() });
    for (const resource of RESOURCES) {
      this.informers.on(resource, {
        added: (object) => this.seen(resource, object, undefined),
        updated: (object, previous) => this.seen(resource, object, previous),
        deleted: (object, previous) => this.gone(resource, object, previous),
      });
    }
  }

  reconcile(item: string): Outcome {
    const [resource = '', key = ''] = item.split(' ');
    const { namespace, name } = splitKey(key);
    const fresh = this.client.get(resource, namespace, name);
    if (!fresh.ok) return fresh.status.code === 404 ? 'done' : 'retry';
    const object = fresh.object;
    if (orphansDependents(object)) return this.orphan(resource, object);
    if (deletesDependents(object)) return this.awaitDependents(resource, object);
    if (object.metadata.deletionTimestamp) return 'done';
    return this.weigh(resource, object);
  }

  private seen(resource: string, object: KubernetesObject, previous: KubernetesObject | undefined): void {
    const { ownerReferences, deletionTimestamp, finalizers } = object.metadata;
    const before = previous?.metadata;
    const item = `${resource} ${keyOf(object)}`;
    if (ownerReferences !== before?.ownerReferences) this.link(item, object, previous);
    const isMarked = deletionTimestamp !== before?.deletionTimestamp || finalizers !== before?.finalizers;
    if (!deletionTimestamp || !isMarked) return;
    if (orphansDependents(object)) this.queue.add(item);
    else if (deletesDependents(object) && !(previous && deletesDependents(previous))) {
      this.queue.add(item);
      for (const dependent of this.state.dependents.get(object.metadata.uid) ?? []) this.queue.add(dependent);
    }
  }

  /** Keeps up who depends on whom, and looks at an object whose owner is not there, or no longer blocks one. */
  private link(item: string, object: KubernetesObject, previous: KubernetesObject | undefined): void {
    const now = object.metadata.ownerReferences ?? [];
    const before = previous?.metadata.ownerReferences ?? [];
    for (const owner of before) {
      const after = now.find(({ uid }) => uid === owner.uid);
      if (!after) this.unlink(item, owner.uid);
      if (owner.blockOwnerDeletion && !after?.blockOwnerDeletion) this.wakeOwner(owner, object);
    }
    for (const owner of now) {
      if (before.some(({ uid }) => uid === owner.uid)) continue;
      const items = this.state.dependents.get(owner.uid);
      if (items) items.add(item);
      else this.state.dependents.set(owner.uid, new Set([item]));
      const known = this.known(owner, object);
      if (!known || deletesDependents(known)) this.queue.add(item);
    }
  }

  private unlink(item: string, owner: string): void {
    const items = this.state.dependents.get(owner);
    if (items?.delete(item) && items.size === 0) this.state.dependents.delete(owner);
  }

  private gone(resource: string, object: KubernetesObject, previous: KubernetesObject): void {
    const item = `${resource} ${keyOf(object)}`;
    for (const owner of previous.metadata.ownerReferences ?? []) {
      this.unlink(item, owner.uid);
      this.wakeOwner(owner, object);
    }
    for (const dependent of this.state.dependents.get(object.metadata.uid) ?? []) this.queue.add(dependent);
  }

  /** An owner that waits for its dependents looks whether any is left. */
  private wakeOwner(owner: OwnerReference, dependent: KubernetesObject): void {
    const known = this.known(owner, dependent);
    const place = known && placeOf(owner, dependent);
    if (place && deletesDependents(known)) this.queue.add(`${place.resource} ${keyOf({ metadata: place })}`);
  }

  private known(owner: OwnerReference, dependent: KubernetesObject): KubernetesObject | undefined {
    const place = placeOf(owner, dependent);
    const found = place && this.informers.get(place.resource, keyOf({ metadata: place }));
    return found?.metadata.uid === owner.uid ? found : undefined;
  }

  /** Deletes an object that no solid owner is left of, or takes those from it that are not (attemptToDeleteItem). */
  private weigh(resource: string, object: KubernetesObject): 'done' | 'retry' {
    const owners = object.metadata.ownerReferences ?? [];
    if (owners.length === 0) return 'done';
    const standings = owners.map((owner) => this.standing(owner, object));
    if (standings.includes(undefined)) return 'retry';
    if (standings.includes('solid')) {
      const loose = owners.filter((_owner, index) => standings[index] !== 'solid');
      if (loose.length === 0) return 'done';
      return this.patch(
        resource,
        object,
        withoutOwners(
          object,
          loose.map(({ uid }) => uid),
        ),
      );
    }
    const hasDependents = (this.state.dependents.get(object.metadata.uid)?.size ?? 0) > 0;
    if (standings.includes('waiting') && hasDependents) return this.delete(resource, object, 'Foreground');
    const { finalizers } = object.metadata;
    const policy = finalizers?.includes(ORPHAN)
      ? 'Orphan'
      : finalizers?.includes(FOREGROUND)
        ? 'Foreground'
        : 'Background';
    return this.delete(resource, object, policy);
  }

  /** What an owner is by now; undefined when the API server did not say. */
  private standing(owner: OwnerReference, object: KubernetesObject): Standing | undefined {
    const place = placeOf(owner, object);
    if (!place) return 'solid';
    const fresh = this.client.get(place.resource, place.namespace, place.name);
    if (!fresh.ok) return fresh.status.code === 404 ? 'dangling' : undefined;
    if (fresh.object.metadata.uid !== owner.uid) return 'dangling';
    return deletesDependents(fresh.object) && owner.blockOwnerDeletion ? 'waiting' : 'solid';
  }

  /** Lets an owner go when none of its dependents blocks it any more (processDeletingDependentsItem). */
  private awaitDependents(resource: string, object: KubernetesObject): 'done' | 'retry' {
    const blocking = this.dependentsOf(object).filter(({ dependent }) =>
      dependent.metadata.ownerReferences?.some(
        ({ uid, blockOwnerDeletion }) => uid === object.metadata.uid && blockOwnerDeletion,
      ),
    );
    if (blocking.length === 0) return this.dropFinalizer(resource, object, FOREGROUND);
    for (const { item, dependent } of blocking) if (!deletesDependents(dependent)) this.queue.add(item);
    return 'done';
  }

  /** Takes an owner from all its dependents, then lets it go (attemptToOrphan). */
  private orphan(resource: string, object: KubernetesObject): 'done' | 'retry' {
    const { uid } = object.metadata;
    const left = this.dependentsOf(object).filter(({ item, dependent }) => {
      const [own = ''] = item.split(' ');
      return this.patch(own, dependent, withoutOwners(dependent, [uid])) === 'retry';
    });
    return left.length === 0 ? this.dropFinalizer(resource, object, ORPHAN) : 'retry';
  }

  private dependentsOf(object: KubernetesObject): { item: string; dependent: KubernetesObject }[] {
    return [...(this.state.dependents.get(object.metadata.uid) ?? [])].flatMap((item) => {
      const [resource = '', key = ''] = item.split(' ');
      const dependent = this.informers.get(resource, key);
      return dependent ? [{ item, dependent }] : [];
    });
  }

  private dropFinalizer(resource: string, object: KubernetesObject, finalizer: string): 'done' | 'retry' {
    const { resourceVersion, finalizers = [] } = object.metadata;
    const patch = { metadata: { finalizers: finalizers.filter((other) => other !== finalizer), resourceVersion } };
    return this.patch(resource, object, patch, 'application/merge-patch+json');
  }

  private patch(resource: string, object: KubernetesObject, patch: object, contentType?: string): 'done' | 'retry' {
    const { namespace = '', name } = object.metadata;
    const result = this.client.patch(resource, namespace, name, patch, contentType ? { contentType } : {});
    return result.ok || result.status.code === 404 ? 'done' : 'retry';
  }

  private delete(resource: string, object: KubernetesObject, propagationPolicy: string): 'done' | 'retry' {
    const { namespace = '', name, uid } = object.metadata;
    const options = { preconditions: { uid }, propagationPolicy };
    const result = this.client.delete(resource, namespace, name, options);
    return result.ok || result.status.code === 404 || result.status.code === 409 ? 'done' : 'retry';
  }
}
