import type { KindInfo } from '../../api/meta/kind';
import { BUILT_IN_KINDS, groupVersionOf } from '../../api/scheme';
import { fail } from './failure';

/** The kinds that can be listed, in the order of discovery. */
export function servedKinds(): readonly KindInfo[] {
  return BUILT_IN_KINDS;
}

/** The kind behind `pods`, `po`, `Deployment`, `deployments.apps` or `deployments.v1.apps`. Models the RESTMapper. */
export function findKind(word: string): KindInfo | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.');
  const [version = '', ...group] = rest;
  const kinds = servedKinds();
  const named = kinds.filter((kind) => isNamed(kind, name));
  if (rest.length >= 2) {
    const exact = named.find((kind) => kind.version === version && kind.group === group.join('.'));
    if (exact) return exact;
  }
  const wanted = rest.join('.');
  const preferred = named.filter((kind) => kind.preferred);
  if (wanted === '') return preferred[0];
  return (
    preferred.find((kind) => kind.group === wanted) ?? preferred.find((kind) => kind.group.startsWith(`${wanted}.`))
  );
}

/** The same, or the end of the command with the builder's words. */
export function kindFor(word: string): KindInfo {
  return findKind(word) ?? fail(`the server doesn't have a resource type "${word.split('.')[0]}"`);
}

/** The kinds that `all` stands for, or another category. */
export function kindsInCategory(category: string): readonly KindInfo[] {
  return servedKinds().filter((kind) => kind.preferred && kind.categories.includes(category.toLowerCase()));
}

/** `deployment.apps/web`, `pod/web`: how kubectl calls an object. */
export function titleOf(kind: { group: string; kind: string }, name: string): string {
  return `${typeTitle(kind)}/${name}`;
}

/** `deployment.apps`, `pod`: the same without its name. */
export function typeTitle({ group, kind }: { group: string; kind: string }): string {
  return group ? `${kind.toLowerCase()}.${group}` : kind.toLowerCase();
}

/** Where a kind is served: `/apis/apps/v1/namespaces/default/deployments`. */
export function collectionPath(kind: KindInfo, namespace: string): string {
  const root = kind.group ? `/apis/${groupVersionOf(kind)}` : `/api/${kind.version}`;
  return `${root}${kind.namespaced && namespace ? `/namespaces/${namespace}` : ''}/${kind.plural}`;
}

function isNamed(kind: KindInfo, name: string): boolean {
  return (
    kind.plural === name || kind.singular === name || kind.kind.toLowerCase() === name || kind.shortNames.includes(name)
  );
}
