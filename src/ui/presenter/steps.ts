import { sentenceCase } from '../../narration/words';
import type { TimelineMark } from '../../protocol/view';
import { presenterText } from '../../texts/presenter';

/** A step of a talk: a moment that is there to go to, or a line that is yet to be typed. */
export interface Step {
  readonly name: string;
  /** Cluster time in milliseconds; undefined for a line that was not typed yet. */
  readonly at?: number;
  readonly line?: string;
}

/** What a talk is made of. */
export interface TalkSource {
  readonly marks: readonly TimelineMark[];
  /** What is known to come on this branch. */
  readonly foreseen: readonly TimelineMark[];
  /** Named moments of the scenario or the person. */
  readonly moments: readonly { readonly name: string; readonly at: number }[];
  /** Lines that the scenario proposes. */
  readonly tries: readonly string[];
}

const bare = (line: string) => line.replace(/^\s*kubectl\s+/, '').trim();

/** The steps in order: the beginning, what was typed and what was marked, then what is proposed and was not typed. */
export function stepsOf({ marks, foreseen, moments, tries }: TalkSource): Step[] {
  const typed = [...marks, ...foreseen].filter(({ kind, at }) => kind === 'command' && at > 0);
  const places = [
    { name: presenterText('step.begin'), at: 0 },
    ...typed.map(({ at, text }) => ({ name: text, at })),
    ...moments.map(({ name, at }) => ({ name: sentenceCase(name), at })),
  ].sort((one, other) => one.at - other.at);
  const steps: Step[] = [];
  for (const place of places) {
    // A moment that has a name of its own takes the place of the command typed in the same second.
    const before = steps[steps.length - 1];
    if (before?.at !== undefined && place.at - before.at < 1_000 && before.at > 0) continue;
    steps.push(place);
  }
  const known = new Set(typed.map(({ text }) => text));
  return [...steps, ...tries.filter((line) => !known.has(bare(line))).map((line) => ({ name: bare(line), line }))];
}

/** Which step is under way at `now`, and how much of it is over, from 0 to 1. */
export function placeIn(steps: readonly Step[], now: number, horizon: number): { index: number; part: number } {
  const index = Math.max(
    0,
    steps.findLastIndex(({ at }) => at !== undefined && at <= now),
  );
  const from = steps[index]?.at ?? 0;
  const until = steps[index + 1]?.at ?? Math.max(horizon, from + 1);
  return { index, part: Math.min(1, Math.max(0, (now - from) / Math.max(1, until - from))) };
}

/** Goes to steps. A line is not typed once more while it is still on its way to being one of the talk's moments. */
export class Walk {
  private sent: string | undefined;

  constructor(
    private readonly seek: (at: number) => void,
    /** False when it was refused. */
    private readonly type: (line: string) => boolean,
  ) {}

  go(step: Step | undefined): void {
    if (step?.at !== undefined) {
      this.sent = undefined;
      this.seek(step.at);
    } else if (step?.line && step.line !== this.sent) {
      this.sent = this.type(step.line) ? step.line : undefined;
    }
  }

  /** Told of the steps whenever they are others: a line that was typed is a moment then, and may be taken back and typed anew. */
  saw(steps: readonly Step[]): void {
    if (!steps.some(({ line }) => line === this.sent)) this.sent = undefined;
  }
}
