import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Session } from '../protocol/session';
import type { Still } from './still';

/** A file of the editor: what `kubectl apply -f` finds by this name. */
export interface KeptFile {
  readonly name: string;
  readonly text: string;
  /** The text as it was applied last, if it was. */
  readonly applied?: string;
}

/** The editor's tabs. */
export interface KeptTabs {
  readonly files: readonly KeptFile[];
  readonly active: string;
}

/** A session as it was left. */
export interface KeptSession {
  readonly session: Session;
  /** The moment that was shown, in milliseconds of cluster time. */
  readonly at: number;
  readonly playing: boolean;
  /** Wall time in milliseconds, to tell which of two records is the later. */
  readonly savedAt: number;
  /** How many of its commands a person gave: those that its scenario does not begin with. */
  readonly done?: number;
  /** How it looked at that moment, as far as that was noted. */
  readonly still?: Still;
}

/** A kept session and its place. */
export interface EarlierSession {
  readonly slot: string;
  readonly kept: KeptSession;
}

interface Schema extends DBSchema {
  sessions: { key: string; value: KeptSession };
  tabs: { key: string; value: KeptTabs };
}

/**
 * What the browser keeps between visits, by slot: `own` is the person's cluster, `copy-...` one that was opened from a link.
 * Where the browser keeps nothing (private windows), all of it lasts as long as the page.
 */
export interface Kept {
  session(slot: string): Promise<KeptSession | undefined>;
  tabs(slot: string): Promise<KeptTabs | undefined>;
  /** All sessions, the one that was left last first. */
  all(): Promise<readonly EarlierSession[]>;
  saveSession(slot: string, session: KeptSession): void;
  saveTabs(slot: string, tabs: KeptTabs): void;
  /** Writes that the page's end could cut off, at once and in the same breath. */
  saveLast(slot: string, last: Last): void;
}

/** The last breath of a page: the moment shown, and tabs not yet written. */
export interface Last {
  readonly at: number;
  readonly playing: boolean;
  readonly savedAt: number;
  readonly still?: Still;
  readonly tabs?: KeptTabs;
}

const lastKey = (slot: string) => `drydock.last.${slot}`;

function takeLast(slot: string): Partial<Last> {
  try {
    return JSON.parse(localStorage.getItem(lastKey(slot)) ?? '{}') as Partial<Last>;
  } catch {
    return {};
  }
}

function writeLast(slot: string, last: Partial<Last>): void {
  try {
    localStorage.setItem(lastKey(slot), JSON.stringify(last));
  } catch {
    // Too large or not allowed: the database has the state of a quarter of a second ago.
  }
}

/** Rejects where the browser keeps no databases; some do not even have the word. */
async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('drydock', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('sessions');
      fresh.createObjectStore('tabs');
    },
  });
}

export function openKept(): Kept {
  const inMemory = { sessions: new Map<string, KeptSession>(), tabs: new Map<string, KeptTabs>() };
  const database = openDatabase().catch(() => undefined);
  const put = async (store: 'sessions' | 'tabs', slot: string, value: KeptSession | KeptTabs): Promise<boolean> => {
    try {
      return (await (await database)?.put(store, value as KeptSession & KeptTabs, slot)) !== undefined;
    } catch {
      // A full disk: memory still has it.
      return false;
    }
  };
  const saveTabs = (slot: string, tabs: KeptTabs) => {
    inMemory.tabs.set(slot, tabs);
    const before = JSON.stringify(takeLast(slot).tabs);
    void put('tabs', slot, tabs).then((written) => {
      const { tabs: unwritten, ...last } = takeLast(slot);
      if (!written) writeLast(slot, { ...last, tabs });
      else if (unwritten && JSON.stringify(unwritten) === before) writeLast(slot, last);
    });
  };
  const session = async (slot: string): Promise<KeptSession | undefined> => {
    const found = inMemory.sessions.get(slot) ?? (await (await database)?.get('sessions', slot).catch(() => undefined));
    const last = takeLast(slot);
    if (!found || last.at === undefined || (last.savedAt ?? 0) < found.savedAt) return found;
    const { at, playing = found.playing, savedAt = found.savedAt, still = found.still } = last;
    return { ...found, at, playing, savedAt, ...(still && { still }) };
  };
  return {
    session,
    async all() {
      const stored = (await (await database)?.getAllKeys('sessions').catch(() => [])) ?? [];
      const slots = [...new Set([...stored, ...inMemory.sessions.keys()])];
      const found = await Promise.all(slots.map(async (slot) => ({ slot, kept: await session(slot) })));
      return found
        .flatMap(({ slot, kept }) => (kept ? [{ slot, kept }] : []))
        .sort((one, other) => other.kept.savedAt - one.kept.savedAt);
    },
    async tabs(slot) {
      const { tabs } = takeLast(slot);
      if (tabs) saveTabs(slot, tabs);
      return tabs ?? inMemory.tabs.get(slot) ?? (await (await database)?.get('tabs', slot).catch(() => undefined));
    },
    saveSession(slot, session) {
      inMemory.sessions.set(slot, session);
      void put('sessions', slot, session);
    },
    saveTabs,
    saveLast(slot, last) {
      const { tabs } = takeLast(slot);
      writeLast(slot, { ...(tabs && { tabs }), ...last });
    },
  };
}

/** A session whose branch was played further since it was saved: up to `horizon`, in cluster milliseconds. */
export function playedTo(session: Session, horizon: number): Session {
  const { history } = session;
  if (!history) return session;
  const until = Math.max(history.branch.until, horizon);
  return { ...session, history: { ...history, branch: { ...history.branch, until } } };
}
