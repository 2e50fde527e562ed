import { deflateSync } from 'fflate';
import type { BranchSpan, History, LoggedCommand } from '../../protocol/session';
import { CHECKSUM_BYTES, checksum } from '../checksum';
import { DICTIONARIES, NEWEST_DICTIONARY } from '../dictionaries/dictionaries';
import { inflate } from '../inflate';
import { MAX_BRANCHES, MAX_INFLATED_BYTES } from '../limits';
import type { Shared } from '../reader';
import { LogHearer, LogTeller } from './logs';
import type { Unpacked } from './unpacked';
import { WordReader, WordWriter } from './words';

/**
 * The bytes of a session and its moment: `[dictionary][checksum][length of numbers][numbers][texts, deflated with the dictionary]`.
 * Undefined where it is larger than what is read again.
 */
export function packSecond({ session, at }: Shared): Uint8Array | undefined {
  const out = new WordWriter();
  const logs = new LogTeller(out);
  out.text(session.engine);
  out.text(session.scenario);
  out.number(session.seed);
  out.number(at);
  logs.tell(session.log);
  tellHistory(session.history, session.log, out, logs);
  return logs.files.length > MAX_INFLATED_BYTES ? undefined : joined(out);
}

/** Of another branch only what was done there and not on the way that is shown. */
function tellHistory(
  history: History | undefined,
  shown: readonly LoggedCommand[],
  out: WordWriter,
  logs: LogTeller,
): void {
  out.number(history ? 1 + history.others.length : 0);
  if (!history) return;
  tellSpan(history.branch, out);
  const known = shown.map((command) => JSON.stringify(command));
  for (const { log, ...span } of history.others) {
    tellSpan(span, out);
    const apart = log.findIndex((command, index) => JSON.stringify(command) !== known[index]);
    const common = apart < 0 ? log.length : apart;
    out.number(common);
    logs.tell(log.slice(common));
  }
  out.number(history.bookmarks.length);
  for (const { branch, at, name } of history.bookmarks) {
    out.text(branch);
    out.number(at);
    out.text(name);
  }
}

function tellSpan({ name, parent, from, until }: BranchSpan, out: WordWriter): void {
  out.text(name);
  out.text(parent);
  out.number(from);
  out.number(until);
}

function joined(out: WordWriter): Uint8Array | undefined {
  const { numbers, texts } = out.written();
  if (texts.length > MAX_INFLATED_BYTES) return undefined;
  const head = new WordWriter();
  head.number(numbers.length);
  const before = concat(head.written().numbers, numbers);
  const dictionary = DICTIONARIES[NEWEST_DICTIONARY] as Uint8Array;
  const packed = deflateSync(texts, { level: 9, mem: 12, dictionary });
  return concat(Uint8Array.of(NEWEST_DICTIONARY), checksum(concat(before, texts)), before, packed);
}

/** What is in the bytes of a link of format 2; nothing in them is trusted. */
export function unpackSecond(bytes: Uint8Array): Unpacked {
  const dictionary = DICTIONARIES[bytes[0] as number];
  if (!dictionary) return { kind: bytes.length > 0 ? 'too-new' : 'broken' };
  const rest = bytes.subarray(1 + CHECKSUM_BYTES);
  try {
    const { start, end } = headOf(rest);
    if (end > rest.length) return { kind: 'broken' };
    const inflated = inflate(rest.subarray(end), MAX_INFLATED_BYTES, dictionary);
    if (inflated.kind !== 'bytes') return inflated;
    const sum = checksum(concat(rest.subarray(0, end), inflated.bytes));
    if (!sum.every((byte, index) => byte === bytes[1 + index])) return { kind: 'broken' };
    return { kind: 'value', value: read(new WordReader(rest.subarray(start, end), inflated.bytes)) };
  } catch {
    return { kind: 'broken' };
  }
}

/** Where a link's numbers are. */
function headOf(bytes: Uint8Array): { start: number; end: number } {
  const start = bytes.findIndex((byte) => byte < 128) + 1;
  const end = start + new WordReader(bytes.subarray(0, start), new Uint8Array()).number();
  return { start, end };
}

function read(words: WordReader): unknown {
  const [engine, scenario] = [words.text(), words.text()];
  const [seed, at] = [words.number(), words.number()];
  const logs = new LogHearer(words);
  const log = logs.hear();
  const history = readHistory(log, words, logs);
  words.close();
  return { session: { engine, seed, scenario, log, ...(history && { history }) }, at };
}

function readHistory(shown: readonly unknown[], words: WordReader, logs: LogHearer): object | undefined {
  const branches = words.number();
  if (branches === 0) return undefined;
  if (branches > MAX_BRANCHES + 1) throw new RangeError('too many branches');
  const branch = readSpan(words);
  const others: unknown[] = [];
  while (others.length < branches - 1) {
    const span = readSpan(words);
    others.push({ ...span, log: [...shown.slice(0, words.number()), ...logs.hear()] });
  }
  const bookmarks: unknown[] = [];
  for (let left = words.number(); left > 0; left--)
    bookmarks.push({ branch: words.text(), at: words.number(), name: words.text() });
  return { branch, others, bookmarks };
}

function readSpan(words: WordReader): BranchSpan {
  return { name: words.text(), parent: words.text(), from: words.number(), until: words.number() };
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
