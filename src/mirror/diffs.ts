import type { Up } from '../protocol/messages';

type Diff = Extract<Up, { type: 'diff' }>;

/** Those who hear of diffs as they came, beside the mirror. */
export interface Diffs {
  tell(diff: Diff): void;
  /** The result ends it. */
  on(listener: (diff: Diff) => void): () => void;
}

export function createDiffs(): Diffs {
  const listeners = new Set<(diff: Diff) => void>();
  return {
    tell(diff) {
      for (const listener of listeners) listener(diff);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
