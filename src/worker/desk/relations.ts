import type { OwnerReference } from '../../api/generated/meta/v1';
import type { KubernetesObject } from '../../api/meta/object';
import { groupResourceOf, kindByKind, kindOf } from '../../api/scheme';
import type { Cluster } from '../../engine/cluster';
import type { About, RelatedList, RelatedObject } from '../../protocol/detail';
import { type Reference, referencesOf } from './references';
import { podLabels, podSelection } from './selection';

type Etcd = Cluster['etcd'];
type Relations = Pick<About, 'owners' | 'owned' | 'uses' | 'usedBy' | 'selectedBy' | 'selects'>;

/** Of a list no more than so many are told. */
const AT_MOST = 12;
/** Of what an owned object owns. */
const DEEPER_AT_MOST = 6;
/** A chain of owners is not longer than this. */
const OWNERS_AT_MOST = 8;
/** Kinds that name others to tell of them, not to use them. */
const TELLERS: ReadonlySet<string> = new Set(['events', 'endpointslices.discovery.k8s.io', 'endpoints']);

/** Everything that has to do with an object: read from owner references, selectors and the names in fields. */
export function relationsOf(etcd: Etcd, resource: string, object: KubernetesObject): Relations {
  const owners = ownersOf(etcd, object);
  const byOwner = ownedByUid(etcd);
  const others = owners.map(({ uid }) => uid);
  return {
    owners,
    owned: ownedBy(byOwner, object.metadata.uid, AT_MOST),
    uses: list(referencesOf(object).map((reference) => named(etcd, reference))),
    usedBy: usedBy(etcd, resource, object),
    selectedBy: selectedBy(etcd, resource, object, others),
    selects: selected(etcd, resource, object),
  };
}

function related(resource: string, object: KubernetesObject): RelatedObject {
  const { namespace = '', name, uid } = object.metadata;
  return { kind: kindOf(resource)?.kind ?? object.kind, resource, namespace, name, uid };
}

function list(all: readonly RelatedObject[], most = AT_MOST): RelatedList {
  return { objects: all.slice(0, most), more: Math.max(0, all.length - most) };
}

/** What a reference names, also when it is not there. */
function named(etcd: Etcd, { resource, namespace, name }: Reference): RelatedObject {
  const found = etcd.get(resource, namespace ? `${namespace}/${name}` : name);
  const kind = kindOf(resource)?.kind ?? resource;
  return { kind, resource, namespace, name, uid: found?.metadata.uid ?? '' };
}

function ownersOf(etcd: Etcd, object: KubernetesObject): RelatedObject[] {
  const owners: RelatedObject[] = [];
  let current: KubernetesObject | undefined = object;
  while (current && owners.length < OWNERS_AT_MOST) {
    const references: readonly OwnerReference[] = current.metadata.ownerReferences ?? [];
    const owner: OwnerReference | undefined = references.find(({ controller }) => controller) ?? references[0];
    const kind = owner && kindByKind(owner.apiVersion, owner.kind);
    if (!owner || !kind) break;
    const resource = groupResourceOf(kind);
    const namespace: string = kind.namespaced ? (current.metadata.namespace ?? '') : '';
    const found: KubernetesObject | undefined = etcd.get(
      resource,
      namespace ? `${namespace}/${owner.name}` : owner.name,
    );
    const lives: boolean = found?.metadata.uid === owner.uid;
    owners.push({ kind: kind.kind, resource, namespace, name: owner.name, uid: lives ? owner.uid : '' });
    current = lives ? found : undefined;
  }
  return owners;
}

type Owned = ReadonlyMap<string, readonly RelatedObject[]>;

function ownedByUid(etcd: Etcd): Owned {
  const owned = new Map<string, RelatedObject[]>();
  for (const resource of etcd.resources()) {
    if (resource === 'events') continue;
    for (const object of etcd.list(resource)) {
      for (const { uid } of object.metadata.ownerReferences ?? []) {
        const all = owned.get(uid);
        if (all) all.push(related(resource, object));
        else owned.set(uid, [related(resource, object)]);
      }
    }
  }
  return owned;
}

function ownedBy(owned: Owned, uid: string, most: number): RelatedList {
  const all = owned.get(uid) ?? [];
  const objects = all.slice(0, most).map((one): RelatedObject => {
    const { objects: owns } = ownedBy(owned, one.uid, DEEPER_AT_MOST);
    return owns.length > 0 ? { ...one, owns } : one;
  });
  return { objects, more: Math.max(0, all.length - most) };
}

/** Who names it: of a workload and the pods that it makes only the workload. */
function usedBy(etcd: Etcd, resource: string, { metadata }: KubernetesObject): RelatedList {
  const users: { readonly found: RelatedObject; readonly owners: readonly string[] }[] = [];
  for (const other of etcd.resources()) {
    if (TELLERS.has(other)) continue;
    for (const object of etcd.list(other)) {
      const uses = referencesOf(object).some(
        (reference) =>
          reference.resource === resource &&
          reference.name === metadata.name &&
          reference.namespace === (metadata.namespace ?? ''),
      );
      if (!uses || object.metadata.uid === metadata.uid) continue;
      const owners = (object.metadata.ownerReferences ?? []).map(({ uid }) => uid);
      users.push({ found: related(other, object), owners });
    }
  }
  const uids = new Set(users.map(({ found }) => found.uid));
  return list(users.filter(({ owners }) => !owners.some((uid) => uids.has(uid))).map(({ found }) => found));
}

/** Those that select its pods by their labels, but for its owners and itself. */
function selectedBy(etcd: Etcd, resource: string, object: KubernetesObject, owners: readonly string[]): RelatedList {
  const labels = podLabels(resource, object);
  const { namespace = '', uid } = object.metadata;
  if (!labels) return list([]);
  const found: RelatedObject[] = [];
  for (const other of etcd.resources()) {
    if (other === 'pods') continue;
    for (const one of etcd.list(other, namespace)) {
      if (one.metadata.uid === uid || owners.includes(one.metadata.uid)) continue;
      const isOwned = one.metadata.ownerReferences?.some((reference) => reference.uid === uid);
      if (!isOwned && podSelection(other, one)?.(labels)) found.push(related(other, one));
    }
  }
  return list(found);
}

/** The pods that it selects. */
function selected(etcd: Etcd, resource: string, object: KubernetesObject): RelatedList {
  const matches = podSelection(resource, object);
  if (!matches || resource === 'pods') return list([]);
  const pods = etcd.list('pods', object.metadata.namespace ?? '').filter(({ metadata }) => matches(metadata.labels));
  return list(pods.map((pod) => related('pods', pod)));
}

/** An object by its names. */
export function objectBy(etcd: Etcd, { resource, namespace, name }: Reference): KubernetesObject | undefined {
  return etcd.get(resource, namespace ? `${namespace}/${name}` : name);
}
