import type { FieldError } from './meta/fieldError';
import type { KubernetesObject } from './meta/object';

/**
 * What the API server knows of a kind besides its schema. Every part is left out where there is nothing to do.
 * None changes what it is given; `defaults` returns a new object that shares the unchanged parts.
 */
export interface KindRules<T> {
  /** Fills in what the object leaves open. */
  readonly defaults?: (object: T) => T;
  /** False where `validate` leaves the metadata to the rules of all kinds. */
  readonly judgesMetadata?: boolean;
  /** Adds what is wrong with a new object. */
  readonly validate?: (object: T, errors: FieldError[]) => void;
  /** Adds what is wrong with a change. */
  readonly validateUpdate?: (object: T, old: T, errors: FieldError[]) => void;
  /** Adds what is wrong with a change of the status alone. */
  readonly validateStatus?: (object: T, old: T, errors: FieldError[]) => void;
  /** What the server warns of when the object is written. `old` is undefined for a new one. */
  readonly warnings?: (object: T, old: T | undefined) => readonly string[];
}

/** The rules of a kind, whose objects are looked at as what they are only inside of them. */
export function of<T extends KubernetesObject>(rules: KindRules<T>): KindRules<KubernetesObject> {
  return rules as unknown as KindRules<KubernetesObject>;
}
