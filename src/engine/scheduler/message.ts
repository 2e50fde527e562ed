import type { Rejection } from './framework';

/** Why no node would do: a text that holds for all, or each node's rejection. */
export interface Diagnosis {
  readonly nodeCount: number;
  readonly all?: string;
  readonly byNode: ReadonlyMap<string, Rejection>;
  /** The plugins that rejected any node. */
  readonly plugins: ReadonlySet<string>;
}

/** No more than this of a text is told in an event. */
const MAX_NOTE_CHARACTERS = 1024;

/** `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint(s).` (framework.FitError). */
export function fitError({ nodeCount, all, byNode }: Diagnosis): string {
  if (nodeCount === 0) return 'no nodes available to schedule pods';
  const counts = new Map<string, number>();
  for (const { reasons } of byNode.values()) {
    for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const parts = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  const why = all ?? parts.join(', ');
  return `0/${nodeCount} nodes are available:${why ? ` ${why}.` : ''}`;
}

/** The whole text of a failure, with what came of looking for pods to preempt. */
export function failureMessage(diagnosis: Diagnosis, preemption: string): string {
  const text = fitError(diagnosis);
  return preemption === '' ? text : `${text} ${preemption}`;
}

/** A text as an event may carry it. */
export function note(text: string): string {
  return text.length <= MAX_NOTE_CHARACTERS ? text : `${text.slice(0, MAX_NOTE_CHARACTERS - 4)} ...`;
}
