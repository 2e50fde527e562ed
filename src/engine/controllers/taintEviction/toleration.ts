import type { Node, Taint, Toleration } from '../../../api/generated/core/v1';

/** The taints of a node that drive pods away. */
export function executing({ spec }: Node): Taint[] {
  return spec.taints?.filter(({ effect }) => effect === 'NoExecute') ?? [];
}

/** For how many seconds a pod with these tolerations stays in spite of all the taints. Models taint_eviction getMinTolerationTime. */
export function toleratedFor(
  tolerations: readonly Toleration[] = [],
  taints: readonly Taint[],
): number | 'not' | 'forever' {
  const used = taints.map((taint) => tolerations.filter((toleration) => bears(toleration, taint)));
  if (used.some((some) => some.length === 0)) return 'not';
  return shortest(used.flat()) ?? 'forever';
}

function bears({ effect, key, operator, value = '' }: Toleration, taint: Taint): boolean {
  if (effect && effect !== taint.effect) return false;
  if (key && key !== taint.key) return false;
  return operator === 'Exists' || (Boolean(key) && value === (taint.value ?? ''));
}

/** The least of the tolerations' seconds; undefined when all are for ever. */
function shortest(tolerations: readonly Toleration[]): number | undefined {
  let least: number | undefined;
  for (const { tolerationSeconds } of tolerations) {
    if (tolerationSeconds === undefined) continue;
    if (least === undefined || tolerationSeconds < least) least = Math.max(0, tolerationSeconds);
  }
  return least;
}
