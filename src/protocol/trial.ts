import type { Command } from './session';
import type { WhyObject, WhyTrace } from './why';

/** Commands, played ahead on a copy of the cluster. */
export interface Trial {
  /** The same number while it is the same trial. */
  readonly id: number;
  readonly commands: readonly Command[];
  readonly object: WhyObject;
}

/** How far a trial is; `after` once it is over. */
export interface TrialState {
  readonly ranMs: number;
  readonly over: boolean;
  /** Whether what was asked about came to be well. */
  readonly well: boolean;
  /** A line that was refused, and what it printed. */
  readonly refused?: { readonly line: string; readonly text: string };
  /** Why it could not be played to its end. */
  readonly stopped?: string;
  readonly after?: WhyTrace;
}
