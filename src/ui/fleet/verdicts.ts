import type { NodeView, PodView } from '../../protocol/view';

/** What the scheduler found about one machine for the pod that is asked about. */
export interface MachineVerdict {
  readonly ok: boolean;
  /** In a few words: `already runs a thumbs pod`, `tainted: memory pressure`. */
  readonly words: string;
}

/** By the machine's name. A machine that nothing is known about has none. */
export type Verdicts = ReadonlyMap<string, MachineVerdict>;

const NONE: Verdicts = new Map();
const COUNTED = /^0\/(\d+) nodes are available: (\d+) ([^,.]+(?:\.[^,.\s][^,.]*)*)[.,]/;

/**
 * What FailedScheduling says of each machine. The message only counts: it is a verdict about a machine where it has one reason
 * for all of them.
 */
export function verdictsFromMessage(pod: Pick<PodView, 'message'>, nodes: readonly NodeView[]): Verdicts {
  const [, all, count, reason] = COUNTED.exec(pod.message) ?? [];
  if (all === undefined || all !== count || Number(all) !== nodes.length || !reason) return NONE;
  const words = reason.replace(/^node\(s\) /, '');
  return new Map(nodes.map(({ name }) => [name, { ok: false, words }]));
}
