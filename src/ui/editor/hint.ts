import { createStore } from 'zustand/vanilla';
import type { Consequence } from './consequences/consequence';

/** What the card says of the field that the cursor rests on. */
export interface Hint {
  readonly name: string;
  /** '' where there is none. */
  readonly fallback: string;
  readonly text: string;
  readonly consequence: Consequence;
}

/** The object of the document that the cursor is in. */
export interface Here {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly apiVersion: string;
  /** Whether the cluster has it. */
  readonly lives: boolean;
}

/** Where the cursor is: the card about its field, and the object that is written there. */
export const cursor = createStore<{ readonly hint: Hint | undefined; readonly here: Here | undefined }>(() => ({
  hint: undefined,
  here: undefined,
}));
