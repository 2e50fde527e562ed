import type { Namespace, NamespaceCondition } from '../../../api/generated/core/v1';
import { formatTime } from '../../sim/time';

/** What was left in a namespace after a pass: how many objects by resource, and how many with each finalizer. */
export interface Remains {
  readonly objects: ReadonlyMap<string, number>;
  readonly finalizers: ReadonlyMap<string, number>;
  /** The API server's words where something could not be deleted. */
  readonly failures: readonly string[];
}

/** The conditions of a namespace that is being deleted (namespaceConditionUpdater). `now` is cluster ms. */
export function conditionsOf(
  namespace: Namespace,
  { objects, finalizers, failures }: Remains,
  now: number,
): NamespaceCondition[] {
  const left = [...objects].map(([resource, count]) => `${dotted(resource)} has ${count} resource instances`).sort();
  const held = [...finalizers].map(([finalizer, count]) => `${finalizer} in ${count} resource instances`).sort();
  const known = namespace.status?.conditions ?? [];
  const found: Omit<NamespaceCondition, 'lastTransitionTime'>[] = [
    told('NamespaceDeletionDiscoveryFailure', 'ResourcesDiscovered', 'All resources successfully discovered'),
    told(
      'NamespaceDeletionGroupVersionParsingFailure',
      'ParsedGroupVersions',
      'All legacy kube types successfully parsed',
    ),
    failures.length > 0
      ? alarm(
          'NamespaceDeletionContentFailure',
          'ContentDeletionFailed',
          `Failed to delete all resource types, ${failures.length} remaining: ${failures.join(', ')}`,
        )
      : told(
          'NamespaceDeletionContentFailure',
          'ContentDeleted',
          'All content successfully deleted, may be waiting on finalization',
        ),
    left.length > 0
      ? alarm('NamespaceContentRemaining', 'SomeResourcesRemain', `Some resources are remaining: ${left.join(', ')}`)
      : told('NamespaceContentRemaining', 'ContentRemoved', 'All content successfully removed'),
    held.length > 0
      ? alarm(
          'NamespaceFinalizersRemaining',
          'SomeFinalizersRemain',
          `Some content in the namespace has finalizers remaining: ${held.join(', ')}`,
        )
      : told('NamespaceFinalizersRemaining', 'ContentHasNoFinalizers', 'All content-preserving finalizers finished'),
  ];
  return found.map((condition) => {
    const before = known.find(({ type }) => type === condition.type);
    const isSame = before?.status === condition.status;
    return { ...condition, lastTransitionTime: isSame ? before.lastTransitionTime : formatTime(now) };
  });
}

function told(type: string, reason: string, message: string): Omit<NamespaceCondition, 'lastTransitionTime'> {
  return { message, reason, status: 'False', type };
}

function alarm(type: string, reason: string, message: string): Omit<NamespaceCondition, 'lastTransitionTime'> {
  return { message, reason, status: 'True', type };
}

/** `configmaps.` and `deployments.apps`: the core group is the empty one. */
function dotted(resource: string): string {
  return resource.includes('.') ? resource : `${resource}.`;
}
