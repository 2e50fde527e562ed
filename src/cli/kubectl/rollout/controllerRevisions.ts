import type { ControllerRevision } from '../../../api/generated/apps/v1';
import type { PodTemplateSpec } from '../../../api/generated/core/v1';
import type { Call } from '../call';
import { kindFor } from '../discovery';
import type { Found } from '../targets';

/** One state of a DaemonSet or a StatefulSet that can be gone back to. */
export interface KeptRevision {
  readonly revision: number;
  readonly object: ControllerRevision;
  readonly template: PodTemplateSpec | undefined;
}

/** The kept revisions of a DaemonSet or a StatefulSet, the oldest first. */
export function controllerRevisionsOf(call: Call, { object, namespace }: Found): KeptRevision[] {
  const { items } = call.remote.list(kindFor('controllerrevisions.apps'), namespace);
  return (items as ControllerRevision[])
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === object.metadata.uid))
    .map((one) => {
      const data = one.data as { spec?: { template?: PodTemplateSpec } } | undefined;
      return { revision: one.revision, object: one, template: data?.spec?.template };
    })
    .sort((a, b) => a.revision - b.revision);
}
