import type { Command } from '../../protocol/session';
import type { Named, WhyObject } from '../../protocol/why';

/** Text in which names lead to their objects. */
export type Say = readonly (string | Named)[];

/** A cell of the evidence: a filter's outcome, or words. */
export type Cell = 'yes' | 'no' | 'dash' | string;

export interface EvidenceRow {
  readonly head: string;
  readonly object?: WhyObject;
  readonly cells: readonly Cell[];
  /** Under the row: why it is so. */
  readonly note?: Say;
  readonly tone?: 'bad' | 'chosen';
}

/** A table that shows what the answer says. */
export interface Evidence {
  readonly caption: string;
  /** The head of the rows' names first. */
  readonly columns: readonly string[];
  readonly rows: readonly EvidenceRow[];
  /** How many more there are. */
  readonly left: number;
  /** Whether its cells are outcomes of filters. */
  readonly marks: boolean;
}

/** A figure with its name. */
export type Fact = readonly [name: string, value: string, voice?: 'mono'];

/** Something that would change it: commands to try, or a moment to wait for. */
export interface Option {
  readonly text: string;
  readonly commands?: readonly Command[];
  readonly at?: number;
}

export interface HistoryLine {
  readonly at: number;
  readonly who: string;
  readonly text: Say;
  readonly tone: 'plain' | 'bad';
}

/** The card of five parts (visual.md, section 10). */
export interface WhyCard {
  readonly at: number;
  readonly question: string;
  readonly name: string;
  readonly object: WhyObject;
  readonly answer: Say;
  /** Whether anything is the matter. */
  readonly well: boolean;
  readonly evidence?: Evidence;
  readonly facts: readonly Fact[];
  /** Verbatim lines that belong to the evidence: a container's last words. */
  readonly lines: readonly string[];
  readonly optionsTitle: string;
  readonly options: readonly Option[];
  readonly history: readonly HistoryLine[];
  readonly said: readonly { readonly title: string; readonly text: string }[];
  /** What is simpler here than in a real cluster, where the answer depends on it. */
  readonly simplified?: string;
}

/** The parts that a situation fills in. */
export interface Told {
  readonly question: string;
  readonly answer: readonly string[];
  /** What is named in the answer and leads somewhere. */
  readonly named?: readonly Named[];
  readonly well?: boolean;
  readonly evidence?: Evidence;
  readonly facts?: readonly Fact[];
  readonly lines?: readonly string[];
  readonly optionsTitle?: string;
  readonly options?: readonly Option[];
  readonly simplified?: string;
}

/** A text with the names in it that lead to something. */
export function linked(text: string, named: readonly Named[]): Say {
  const parts: (string | Named)[] = [text];
  for (const one of named) {
    if (one.name === '' || !one.object) continue;
    const index = parts.findIndex((part) => typeof part === 'string' && part.includes(one.name));
    const part = parts[index];
    if (typeof part !== 'string') continue;
    const at = part.indexOf(one.name);
    const pieces = [part.slice(0, at), one, part.slice(at + one.name.length)].filter((piece) => piece !== '');
    parts.splice(index, 1, ...pieces);
  }
  return parts;
}

/** Text without its links. */
export function plainText(say: Say): string {
  return say.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}
