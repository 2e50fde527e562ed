import { KINDS } from './generated/kinds';
import type { KindInfo } from './meta/kind';
import type { GroupResource } from './meta/object';

/** The built-in kinds in the order in which the server's discovery lists their groups. */
export const BUILT_IN_KINDS: readonly KindInfo[] = KINDS;

const byGroupResource = new Map<GroupResource, KindInfo>();
const byGroupVersionKind = new Map<string, KindInfo>();
const byGroupVersionPlural = new Map<string, KindInfo>();

for (const kind of KINDS) {
  if (kind.preferred) byGroupResource.set(groupResourceOf(kind), kind);
  byGroupVersionKind.set(`${groupVersionOf(kind)} ${kind.kind}`, kind);
  byGroupVersionPlural.set(`${groupVersionOf(kind)} ${kind.plural}`, kind);
}

/** `pods`, `deployments.apps`: the name that etcd, informers and clients use. */
export function groupResourceOf({ group, plural }: { group: string; plural: string }): GroupResource {
  return group ? `${plural}.${group}` : plural;
}

/** `v1`, `apps/v1`: the apiVersion of a kind's objects. */
export function groupVersionOf({ group, version }: { group: string; version: string }): string {
  return group ? `${group}/${version}` : version;
}

/** The kind behind `deployments.apps` in its preferred version; undefined if nothing serves it. */
export function kindOf(resource: GroupResource): KindInfo | undefined {
  return byGroupResource.get(resource);
}

/** The kind of an object that says `apiVersion: apps/v1`, `kind: Deployment`; undefined if nothing serves it. */
export function kindByKind(apiVersion: string, kind: string): KindInfo | undefined {
  return byGroupVersionKind.get(`${apiVersion} ${kind}`);
}

/** The kind that is served at `/apis/<groupVersion>/<plural>`; undefined if nothing is. */
export function kindByPlural(groupVersion: string, plural: string): KindInfo | undefined {
  return byGroupVersionPlural.get(`${groupVersion} ${plural}`);
}

/** Where a resource is served, for clients. Throws on a resource that does not exist: that is a programming error. */
export function locate(resource: GroupResource): { groupVersion: string; plural: string; namespaced: boolean } {
  const kind = kindOf(resource);
  if (!kind) throw new Error(`no built-in resource ${resource}`);
  return { groupVersion: groupVersionOf(kind), plural: kind.plural, namespaced: kind.namespaced };
}
