import type { KubernetesObject } from '../../api/meta/object';

/** Tells people what a component did about an object: the Kubernetes Event. */
export interface Recorder {
  /** `type` is Normal or Warning. `fieldPath` names a part of the object: `spec.containers{web}`. */
  event(about: KubernetesObject, type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string): void;
  /** What it remembers of earlier events, as plain data. */
  save(): unknown;
  load(saved: unknown): void;
}
