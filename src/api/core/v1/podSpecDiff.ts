import type { PodSpec } from '../../generated/core/v1';
import { inGoOrder } from '../../meta/goJson';
import { unifiedDiff } from '../../meta/unifiedDiff';

/** What differs between two specs, as the server shows it of a change that is not allowed. */
export function podSpecDiff(old: PodSpec, spec: PodSpec): string {
  const text = (value: PodSpec) => JSON.stringify(inGoOrder(value, 'core/v1.PodSpec'), undefined, 1);
  return unifiedDiff(text(old), text(spec));
}
