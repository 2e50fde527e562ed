import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Session } from '../protocol/session';
import type { Still } from './still';

/** A file of the editor: what `kubectl apply -f` finds by this name. */
export interface KeptFile {
  readonly name: string;
  readonly text: string;
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

/** What a person made of a kept session as a whole. */
export interface KeptLabel {
  /** The name that the person gave it. */
  readonly name?: string;
  /** Wall time in milliseconds at which it was deleted: it stays for a day, so that it can be had back. */
  readonly deletedAt?: number;
}

/** A kept session and its place. */
export interface EarlierSession {
  readonly slot: string;
  readonly kept: KeptSession;
  readonly name?: string;
}

interface Schema extends DBSchema {
  sessions: { key: string; value: KeptSession };
  tabs: { key: string; value: KeptTabs };
  labels: { key: string; value: KeptLabel };
}
type StoreName = 'sessions' | 'tabs' | 'labels';

/**
 * What the browser keeps between visits, by slot: `own` is the person's cluster, `copy-...` one that was opened from a link.
 * Where the browser keeps nothing (private windows), all of it lasts as long as the page.
 */
export interface Kept {
  /** Nothing where it was deleted and not saved since. */
  session(slot: string): Promise<KeptSession | undefined>;
  tabs(slot: string): Promise<KeptTabs | undefined>;
  /** All sessions that are not deleted, the one that was left last first. */
  all(): Promise<readonly EarlierSession[]>;
  saveSession(slot: string, session: KeptSession): void;
  saveTabs(slot: string, tabs: KeptTabs): void;
  /** Writes that the page's end could cut off, at once and in the same breath. */
  saveLast(slot: string, last: Last): void;
  rename(slot: string, name: string): Promise<void>;
  /** Takes a session out of the list, or puts it back. */
  setDeleted(slot: string, deleted: boolean): Promise<void>;
  /** Called at most once: the browser does not keep what it is given. */
  onTrouble: () => void;
}

/** The last breath of a page: the moment shown, and tabs not yet written. */
export interface Last {
  readonly at: number;
  readonly playing: boolean;
  readonly savedAt: number;
  readonly still?: Still;
  readonly tabs?: KeptTabs;
}

/** Deleted sessions are there for so long. */
const DELETED_FOR_MS = 86_400_000;

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
  return openDB<Schema>('drydock', 2, {
    upgrade(database, before) {
      if (before < 1) {
        database.createObjectStore('sessions');
        database.createObjectStore('tabs');
      }
      database.createObjectStore('labels');
    },
    // A newer page wants to change the shape of things: it may, and this one keeps what it has in memory.
    blocking: (_now, _wanted, { target }) => (target as IDBDatabase).close(),
  });
}

let shared: Kept | undefined;

/** The page's one store: where the browser keeps nothing, all of the page still finds what was left there. */
export function theKept(): Kept {
  shared ??= openKept();
  return shared;
}

/** Opens what the browser keeps. */
export function openKept(): Kept {
  const shelves = new Shelves();
  const { put, get } = shelves;
  const saveTabs = (slot: string, tabs: KeptTabs) => {
    const before = JSON.stringify(takeLast(slot).tabs);
    void put('tabs', slot, tabs).then((written) => {
      const { tabs: unwritten, ...last } = takeLast(slot);
      if (!written) writeLast(slot, { ...last, tabs });
      else if (unwritten && JSON.stringify(unwritten) === before) writeLast(slot, last);
    });
  };
  const stored = async (slot: string): Promise<KeptSession | undefined> => {
    const found = await get('sessions', slot);
    const last = takeLast(slot);
    if (!found || last.at === undefined || (last.savedAt ?? 0) < found.savedAt) return found;
    const { at, playing = found.playing, savedAt = found.savedAt, still = found.still } = last;
    return { ...found, at, playing, savedAt, ...(still && { still }) };
  };
  const look = async (slot: string) => {
    const [one, label] = await Promise.all([stored(slot), get('labels', slot)]);
    // Somebody went on with it since: then it is theirs again, and stays.
    const deletedAt = one && one.savedAt > (label?.deletedAt ?? 0) ? undefined : label?.deletedAt;
    return { slot, kept: one, name: label?.name, deletedAt };
  };
  const label = async (slot: string, change: (label: KeptLabel) => KeptLabel) => {
    const before = await get('labels', slot);
    const after = change(before ?? {});
    if (before || Object.keys(after).length > 0) await put('labels', slot, after);
  };
  const kept: Kept = {
    async session(slot) {
      const { kept: one, deletedAt } = await look(slot);
      return deletedAt === undefined ? one : undefined;
    },
    async all() {
      const found = await Promise.all((await shelves.slots()).map(look));
      for (const { slot, deletedAt } of found)
        if (deletedAt !== undefined && Date.now() - deletedAt > DELETED_FOR_MS) void shelves.clear(slot);
      return found
        .flatMap(({ slot, kept: one, name, deletedAt }) =>
          one && deletedAt === undefined ? [{ slot, kept: one, ...(name && { name }) }] : [],
        )
        .sort((one, other) => other.kept.savedAt - one.kept.savedAt);
    },
    async tabs(slot) {
      const { tabs } = takeLast(slot);
      if (tabs) saveTabs(slot, tabs);
      return tabs ?? (await get('tabs', slot));
    },
    saveSession(slot, one) {
      void put('sessions', slot, one);
    },
    saveTabs,
    saveLast(slot, last) {
      const { tabs } = takeLast(slot);
      writeLast(slot, { ...(tabs && { tabs }), ...last });
    },
    rename: (slot, name) => label(slot, ({ name: _old, ...rest }) => ({ ...rest, ...(name && { name }) })),
    setDeleted: (slot, deleted) =>
      label(slot, ({ deletedAt: _old, ...rest }) => ({ ...rest, ...(deleted && { deletedAt: Date.now() }) })),
    onTrouble: () => {},
  };
  shelves.onTrouble = () => kept.onTrouble();
  return kept;
}

/** The database, and in memory what it has not taken yet, or never takes. */
class Shelves {
  onTrouble: () => void = () => {};
  private readonly memory = new Map<string, unknown>();
  private readonly database = openDatabase().catch(() => undefined);
  private troubled = false;

  /** What another tab wrote counts as soon as this one has nothing unwritten. */
  readonly get = async <S extends StoreName>(store: S, slot: string): Promise<Schema[S]['value'] | undefined> => {
    const unwritten = this.memory.get(`${store} ${slot}`) as Schema[S]['value'] | undefined;
    return unwritten ?? (await (await this.database)?.get(store, slot).catch(() => undefined));
  };

  /** Whether the database took it. */
  readonly put = async <S extends StoreName>(store: S, slot: string, value: Schema[S]['value']): Promise<boolean> => {
    const key = `${store} ${slot}`;
    this.memory.set(key, value);
    try {
      const database = await this.database;
      if (!database) throw new Error('no database');
      await database.put(store, value as KeptSession & KeptTabs & KeptLabel, slot);
      if (this.memory.get(key) === value) this.memory.delete(key);
      return true;
    } catch {
      // A full disk, or a private window: memory still has it.
      if (!this.troubled) this.onTrouble();
      this.troubled = true;
      return false;
    }
  };

  async slots(): Promise<readonly string[]> {
    const stored = (await (await this.database)?.getAllKeys('sessions').catch(() => [])) ?? [];
    const held = [...this.memory.keys()].flatMap((key) => (key.startsWith('sessions ') ? [key.slice(9)] : []));
    return [...new Set([...stored, ...held])];
  }

  async clear(slot: string): Promise<void> {
    const database = await this.database;
    for (const store of ['sessions', 'tabs', 'labels'] as const) {
      this.memory.delete(`${store} ${slot}`);
      await database?.delete(store, slot).catch(() => {});
    }
    try {
      localStorage.removeItem(lastKey(slot));
    } catch {
      // Where nothing may be written there is nothing to take away.
    }
  }
}

/** A session whose branch was played further since it was saved: up to `horizon`, in cluster milliseconds. */
export function playedTo(session: Session, horizon: number): Session {
  const { history } = session;
  if (!history) return session;
  const until = Math.max(history.branch.until, horizon);
  return { ...session, history: { ...history, branch: { ...history.branch, until } } };
}
