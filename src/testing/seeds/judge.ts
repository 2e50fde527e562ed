import { linkOf } from '../../share/link';
import type { Complaint } from './checker';
import { replay, sessionOf } from './replays';
import { play } from './run';

/** What became of a seed. */
export interface Verdict {
  readonly seed: number;
  readonly complaints: readonly Complaint[];
  /** Of a link that opens the drama in the page, shortly before the first complaint; only where there is one. */
  readonly fragment?: string;
}

/** Plays a seed, and again in all ways in which it has to come out the same. */
export function judge(seed: number): Verdict {
  const played = play(seed);
  const complaints = [...played.complaints, ...replay(played)];
  const [first] = complaints;
  if (!first) return { seed, complaints };
  const link = linkOf({ session: sessionOf(played), at: Math.max(0, first.at - 1000) });
  return { seed, complaints, ...(link.ok ? { fragment: link.fragment } : {}) };
}
