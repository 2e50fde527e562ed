import { createStore } from 'zustand/vanilla';
import type { Change } from './edits';

/** A piece of advice for a person: where it is, what is so and why it matters, and what could be done. */
export interface AdviceItem {
  readonly rule: string;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  /** From 1, also the columns. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixes: readonly { readonly title: string; readonly changes: readonly Change[] }[];
}

interface AdviceState {
  /** Of the file that is shown. */
  readonly file: string;
  readonly items: readonly AdviceItem[];
  /** Names of rules that nobody wants to hear of. */
  readonly silenced: readonly string[];
}

const KEPT_AS = 'drydock.advice.silenced';

function keptSilence(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** What the editor advises at this moment, and what it was told to be silent of. */
export const advice = createStore<AdviceState>(() => ({ file: '', items: [], silenced: keptSilence() }));

/** Silences a rule, or lets it speak again; kept for the next visit. */
export function silence(rule: string, silent: boolean): void {
  const others = advice.getState().silenced.filter((one) => one !== rule);
  const silenced = silent ? [...others, rule] : others;
  advice.setState({ silenced });
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(silenced));
  } catch {
    // It holds for this visit.
  }
}
