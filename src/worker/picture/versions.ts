import type { ReplicaSet } from '../../api/generated/apps/v1';
import type { Service } from '../../api/generated/core/v1';
import { selectsAll } from '../../api/meta/labels';
import type { ReplicaSetView } from '../../protocol/view';

/** What version identity is told apart by: who owns it, and which Services see its pods. */
export interface Versioned {
  readonly view: ReplicaSetView;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The version of a new ReplicaSet: the next free number of its family, counted in the order of first appearance. A family is
 * a workload, together with all whose pods one Service selects (so that stable and canary differ).
 */
export function versionOf(
  created: ReplicaSet,
  owner: string,
  known: Iterable<Versioned>,
  services: readonly Service[],
): number {
  const labels = created.spec.template?.metadata?.labels ?? {};
  const selecting = services.filter(
    ({ metadata, spec }) =>
      metadata.namespace === created.metadata.namespace && spec.selector && selectsAll(spec.selector, labels),
  );
  let highest = 0;
  for (const { view, labels: others } of known) {
    if (view.namespace !== created.metadata.namespace) continue;
    const related =
      (owner !== '' && view.owner === owner) || selecting.some(({ spec }) => selectsAll(spec.selector ?? {}, others));
    if (related) highest = Math.max(highest, view.version);
  }
  return highest + 1;
}
