import type { Kept } from './kept';

/** Keeps nothing: for pages that show a cluster which is not their visitor's, and for tests. */
export const NOTHING_KEPT: Kept = {
  session: () => Promise.resolve(undefined),
  tabs: () => Promise.resolve(undefined),
  all: () => Promise.resolve([]),
  saveSession: () => {},
  saveTabs: () => {},
  saveLast: () => {},
  rename: async () => {},
  setDeleted: async () => {},
  onTrouble: () => {},
};
