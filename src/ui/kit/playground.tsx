import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import type { Tabs } from '../../mirror/tabs';

/** The open cluster, for what is no function; none on the home page. */
export const PlaygroundContext = createContext<Playground | undefined>(undefined);

export function PlaygroundProvider({ playground, children }: { playground: Playground; children: ReactNode }) {
  return <PlaygroundContext.Provider value={playground}>{children}</PlaygroundContext.Provider>;
}

/** The open cluster. */
export function usePlayground(): Playground {
  const playground = useContext(PlaygroundContext);
  if (!playground) throw new Error('No playground around this component.');
  return playground;
}

/** A part of the mirror; the component renders again when the part is another object. */
export function useMirror<T>(select: (mirror: Mirror) => T): T {
  return useStore(usePlayground().mirror, select);
}

/** A part of the mirror that many changes of a crowded cluster come together in: for what is laid out. */
export function usePaced<T>(select: (mirror: Mirror) => T): T {
  return useStore(usePlayground().paced.store, select);
}

/** A part of the editor's tabs. */
export function useTabs<T>(select: (tabs: Tabs) => T): T {
  return useStore(usePlayground().tabs, select);
}
