import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Sorting } from './order';

/** What the table shows, kept while another view is looked at. */
interface Choice {
  readonly resource: string;
  readonly filter: string;
  readonly sorting: Sorting | undefined;
  /** Whether the namespaces of the cluster's own machinery are shown. */
  readonly system: boolean;
}

/** One page, one table. */
export const choice = createStore<Choice>(() => ({ resource: 'pods', filter: '', sorting: undefined, system: false }));

/** A part of what the table shows. */
export function useChoice<T>(select: (choice: Choice) => T): T {
  return useStore(choice, select);
}

/** Another kind has other columns. */
export function chooseKind(resource: string): void {
  choice.setState({ resource, sorting: undefined });
}
