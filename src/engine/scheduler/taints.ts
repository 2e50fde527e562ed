import type { Taint, Toleration } from '../../api/generated/core/v1';

/** Whether a pod with these tolerations bears a taint (corev1.Toleration.ToleratesTaint). */
export function tolerates(tolerations: readonly Toleration[] | undefined, taint: Taint): boolean {
  if (tolerations) for (const toleration of tolerations) if (toleratesOne(toleration, taint)) return true;
  return false;
}

/** The first taint of one of the effects that is not tolerated. */
export function untolerated(
  taints: readonly Taint[] | undefined,
  tolerations: readonly Toleration[] | undefined,
  effects: readonly string[],
): Taint | undefined {
  return taints?.find((taint) => effects.includes(taint.effect) && !tolerates(tolerations, taint));
}

function toleratesOne({ effect, key, operator, value = '' }: Toleration, taint: Taint): boolean {
  if (effect && effect !== taint.effect) return false;
  if (key && key !== taint.key) return false;
  return operator === 'Exists' || (key !== undefined && key !== '' && value === (taint.value ?? ''));
}
