import { createStore } from 'zustand/vanilla';
import { onNextCluster } from '../kit/workspace';

const UNDO_MS = 10_000;

/** What was done to the files a moment ago, in a sentence, and how it is taken back. */
interface Done {
  readonly text: string;
  readonly undo: () => void;
}

/** What can be taken back for some seconds, as long as the files are the same cluster's. */
export const lastDone = createStore<{ readonly done: Done | undefined }>(() => ({ done: undefined }));

export function offerUndo(text: string, undo: () => void): void {
  const done = { text, undo };
  lastDone.setState({ done });
  setTimeout(() => lastDone.getState().done === done && forgetDone(), UNDO_MS);
}

export function forgetDone(): void {
  lastDone.setState({ done: undefined });
}

onNextCluster(forgetDone);
