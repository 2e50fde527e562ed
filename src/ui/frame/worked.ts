import type { KeptTabs } from '../../mirror/kept';
import { same } from '../../mirror/same';
import type { Session } from '../../protocol/session';

/** What a slot is opened with. */
export interface Beginning {
  readonly session: Session;
  readonly tabs: KeptTabs;
  /** Moments that get bookmarks by themselves. */
  readonly marked?: readonly { readonly at: number; readonly name: string }[];
}

/** Whether a kept session has anything of a person's that would be lost where the slot begins anew. */
export function isWorkedIn(kept: Session, tabs: KeptTabs | undefined, beginning: Beginning): boolean {
  const { log, history } = beginning.session;
  const known = [...(beginning.marked ?? []), ...(history?.bookmarks ?? [])];
  const isKnown = (mark: { at: number; name: string }) =>
    known.some(({ at, name }) => at === mark.at && name === mark.name);
  return (
    !same(kept.log, log) ||
    !same(kept.history?.others ?? [], history?.others ?? []) ||
    !(kept.history?.bookmarks ?? []).every(isKnown) ||
    (tabs !== undefined && !same(tabs.files, beginning.tabs.files))
  );
}
