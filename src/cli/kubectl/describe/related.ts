import type { Event as KubernetesEvent } from '../../../api/generated/core/v1';
import type { GroupResource, KubernetesObject } from '../../../api/meta/object';

/** What a describer may ask the server for beside the object itself. */
export interface Related {
  /** Cluster time in milliseconds. */
  readonly now: number;
  list<T extends KubernetesObject>(
    resource: GroupResource,
    namespace: string,
    selection?: { readonly labelSelector?: string; readonly fieldSelector?: string },
  ): readonly T[];
  get<T extends KubernetesObject>(resource: GroupResource, namespace: string, name: string): T | undefined;
  /** False leaves the events out. */
  readonly showEvents?: boolean;
  /** The events about an object, in the order of `kubectl describe`. */
  events(object: KubernetesObject): readonly KubernetesEvent[];
}

/** Writes the page of one kind. Models kubectl's describe printers. */
export type Describer<T extends KubernetesObject = KubernetesObject> = (object: T, related: Related) => string;
