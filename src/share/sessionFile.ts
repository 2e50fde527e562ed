import type { Session } from '../protocol/session';
import { isDeeperThan } from './depth';
import { MAX_DEPTH, MAX_FILE_LENGTH, MAX_NAME_LENGTH, MAX_TABS } from './limits';
import { readShared, Unreadable } from './reader';

/** A session as a file: what a browser keeps of it, to be taken to another. */
export interface SessionFile {
  /** What the person calls it; '' for nothing. */
  readonly name: string;
  readonly session: Session;
  /** The moment that was shown, in milliseconds of cluster time. */
  readonly at: number;
  /** The editor's tabs. */
  readonly tabs: {
    readonly files: readonly { readonly name: string; readonly text: string }[];
    readonly active: string;
  };
}

/** A file read, or why it cannot be. */
export type SessionFileRead =
  | { readonly ok: true; readonly file: SessionFile }
  | { readonly ok: false; readonly reason: 'none' | 'broken' | 'too-new' | 'too-large'; readonly place: string };

/** How these files end. */
export const SESSION_FILE_END = '.drydock.json';
const FORMAT = 1;
/** Longest text that is looked at, in characters. */
const MAX_TEXT_LENGTH = 16_000_000;

/** The text of the file. */
export function sessionFileText({ name, session, at, tabs }: SessionFile): string {
  return `${JSON.stringify({ drydock: FORMAT, name, session, at, tabs })}\n`;
}

/** Reads a file that nobody vouches for. Nothing is thrown. `none`: it is no such file at all. */
export function readSessionFile(text: string): SessionFileRead {
  if (!/^\s*\{\s*"drydock"/.test(text.slice(0, 200))) return { ok: false, reason: 'none', place: '' };
  if (text.length > MAX_TEXT_LENGTH) return { ok: false, reason: 'too-large', place: '' };
  if (isDeeperThan(text, MAX_DEPTH)) return { ok: false, reason: 'broken', place: '' };
  try {
    const fields = record(JSON.parse(text), 'file', ['drydock', 'name', 'session', 'at', 'tabs']);
    if (typeof fields.drydock !== 'number') throw new Unreadable('drydock');
    if (fields.drydock > FORMAT) return { ok: false, reason: 'too-new', place: '' };
    const { session, at } = readShared({ session: fields.session, at: fields.at });
    return { ok: true, file: { name: line(fields.name, 'name'), session, at, tabs: readTabs(fields.tabs) } };
  } catch (thrown) {
    return { ok: false, reason: 'broken', place: thrown instanceof Unreadable ? thrown.message : '' };
  }
}

function readTabs(value: unknown): SessionFile['tabs'] {
  const { files, active } = record(value, 'tabs', ['files', 'active']);
  if (!Array.isArray(files) || files.length > MAX_TABS) throw new Unreadable('tabs.files');
  return {
    active: line(active, 'tabs.active'),
    files: files.map((file: unknown, index) => {
      const place = `tabs.files[${index}]`;
      // Earlier files also say what was applied last; the session's commands tell that.
      const { name, text } = record(file, place, ['name', 'text'], ['applied']);
      return { name: line(name, `${place}.name`), text: content(text, `${place}.text`) };
    }),
  };
}

function record(
  value: unknown,
  place: string,
  needed: readonly string[],
  allowed: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unreadable(place);
  const known = Object.keys(value).every((key) => needed.includes(key) || allowed.includes(key));
  if (!known || !needed.every((key) => Object.hasOwn(value, key))) throw new Unreadable(place);
  return value as Readonly<Record<string, unknown>>;
}

function line(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.length > MAX_NAME_LENGTH) throw new Unreadable(place);
  return value;
}

function content(value: unknown, place: string): string {
  if (typeof value !== 'string' || value.length > MAX_FILE_LENGTH) throw new Unreadable(place);
  return value;
}
