import type { ReplicaSet } from '../../api/generated/apps/v1';
import type { Service } from '../../api/generated/core/v1';
import { selectsAll } from '../../api/meta/labels';
import { appOf } from '../../narration/apps';
import type { ReplicaSetView } from '../../protocol/view';

/** What version identity is told apart by: who owns it, and which Services see its pods. */
export interface Versioned {
  readonly view: ReplicaSetView;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * The version of a new ReplicaSet: the next free number of its family, counted in the order of first appearance. A family is
 * a workload, together with all whose pods one Service selects (so that stable and canary differ), and with all of the same
 * application that run the same image by another tag (so that blue and green differ before anything is switched).
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
  const app = appOf(labels);
  const image = created.spec.template?.spec?.containers[0]?.image ?? '';
  let highest = 0;
  for (const { view, labels: others } of known) {
    if (view.namespace !== created.metadata.namespace) continue;
    const related =
      (owner !== '' && view.owner === owner) ||
      (app !== '' && appOf(others) === app && repositoryOf(view.image) === repositoryOf(image)) ||
      selecting.some(({ spec }) => selectsAll(spec.selector ?? {}, others));
    if (related) highest = Math.max(highest, view.version);
  }
  return highest + 1;
}

/** An image without its tag or digest. */
function repositoryOf(image: string): string {
  const [path = ''] = image.split('@');
  const colon = path.lastIndexOf(':');
  return colon > path.lastIndexOf('/') ? path.slice(0, colon) : path;
}
