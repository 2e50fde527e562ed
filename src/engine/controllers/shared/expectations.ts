/** The creations and deletions that a controller has made and not yet seen come back to it, by its object's key. */
export interface Expectations {
  creations: Map<string, { readonly left: number; readonly at: number }>;
  /** The keys of the objects that were deleted. */
  deletions: Map<string, Set<string>>;
}

/** After this long what was expected is given up (controller.ExpectationsTimeout). */
const EXPECTATIONS_TIMEOUT_MS = 300_000;

/** No expectations, as part of a controller's state. */
export function noExpectations(): Expectations {
  return { creations: new Map(), deletions: new Map() };
}

/** Expects `count` creations from now on. */
export function expectCreations(expectations: Expectations, key: string, count: number, now: number): void {
  expectations.creations.set(key, { left: count, at: now });
}

/** Expects that these objects go. */
export function expectDeletions(
  expectations: Expectations,
  key: string,
  objects: readonly string[],
  now: number,
): void {
  expectations.creations.set(key, { left: 0, at: now });
  expectations.deletions.set(key, new Set(objects));
}

/** `count` creations were seen, or will not be. */
export function creationObserved(expectations: Expectations, key: string, count = 1): void {
  const expected = expectations.creations.get(key);
  if (expected) expectations.creations.set(key, { ...expected, left: expected.left - count });
}

/** That object's deletion was seen, or will not be. */
export function deletionObserved(expectations: Expectations, key: string, object: string): void {
  const expected = expectations.deletions.get(key);
  if (expected?.delete(object) && expected.size === 0) expectations.deletions.delete(key);
}

/** Whether all was seen that was expected (ControllerExpectations.SatisfiedExpectations). */
export function areSatisfied(expectations: Expectations, key: string, now: number): boolean {
  const expected = expectations.creations.get(key);
  if (!expected) return true;
  if (now - expected.at > EXPECTATIONS_TIMEOUT_MS) return true;
  return expected.left <= 0 && !expectations.deletions.has(key);
}

/** The object is gone. */
export function forgetExpectations(expectations: Expectations, key: string): void {
  expectations.creations.delete(key);
  expectations.deletions.delete(key);
}
