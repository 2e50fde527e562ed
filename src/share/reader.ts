import type { BranchSpan, Command, GeneratorSpec, History, LoggedCommand, Session } from '../protocol/session';
import {
  MAX_BOOKMARKS,
  MAX_BRANCHES,
  MAX_COMMANDS,
  MAX_FILE_LENGTH,
  MAX_FILES,
  MAX_LINE_LENGTH,
  MAX_MOMENT_MS,
  MAX_NAME_LENGTH,
  MAX_RATE_PER_SECOND,
  MAX_URL_LENGTH,
} from './limits';

/** What a link carries. `at` is the moment that it shows, in milliseconds of cluster time. */
export interface Shared {
  readonly session: Session;
  readonly at: number;
}

/** What is read is not what it should be; the message names the place. */
export class Unreadable extends Error {}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a shared session from parsed JSON that nobody vouches for. Throws Unreadable. */
export function readShared(value: unknown): Shared {
  const fields = record(value, 'link', ['session', 'at']);
  return { session: readSession(fields.session), at: moment(fields.at, 'at') };
}

/** Reads a session from parsed JSON that nobody vouches for, as of a link or of the browser's store. Throws Unreadable. */
export function readSession(value: unknown): Session {
  const fields = record(value, 'session', ['engine', 'seed', 'scenario', 'log'], ['history']);
  const { history } = fields;
  return {
    engine: text(fields.engine, 'engine', 20),
    seed: whole(fields.seed, 'seed', 0xffff_ffff),
    scenario: text(fields.scenario, 'scenario', MAX_NAME_LENGTH),
    log: readLog(fields.log, 'log'),
    ...(history === undefined ? {} : { history: readHistory(history) }),
  };
}

/** Other branches and bookmarks: each branch but one leaves another that is there. */
function readHistory(value: unknown): History {
  const fields = record(value, 'history', ['branch', 'others', 'bookmarks']);
  const branch = readSpan(record(fields.branch, 'history.branch', SPAN), 'history.branch');
  const others = list(fields.others, 'history.others', MAX_BRANCHES).map((other, index) => {
    const place = `history.others[${index}]`;
    const span = record(other, place, [...SPAN, 'log']);
    return { ...readSpan(span, place), log: readLog(span.log, `${place}.log`) };
  });
  const parents = new Map([branch, ...others].map(({ name, parent }) => [name, parent]));
  if (parents.size !== others.length + 1) fail('history.others');
  for (const name of parents.keys()) {
    let up: string | undefined = name;
    for (let steps = 0; up !== ''; steps++) {
      if (up === undefined || steps > parents.size) fail('history');
      up = parents.get(up);
    }
  }
  const bookmarks = list(fields.bookmarks, 'history.bookmarks', MAX_BOOKMARKS).map((one, index) => {
    const place = `history.bookmarks[${index}]`;
    const mark = record(one, place, ['branch', 'at', 'name']);
    return {
      branch: text(mark.branch, `${place}.branch`, MAX_NAME_LENGTH),
      at: moment(mark.at, `${place}.at`),
      name: text(mark.name, `${place}.name`, MAX_NAME_LENGTH),
    };
  });
  return { branch, others, bookmarks };
}

const SPAN = ['name', 'parent', 'from', 'until'];

function readSpan(fields: Fields, place: string): BranchSpan {
  return {
    name: text(fields.name, `${place}.name`, MAX_NAME_LENGTH),
    parent: text(fields.parent, `${place}.parent`, MAX_NAME_LENGTH),
    from: moment(fields.from, `${place}.from`),
    until: moment(fields.until, `${place}.until`),
  };
}

function readLog(value: unknown, place: string): LoggedCommand[] {
  const log = list(value, place, MAX_COMMANDS).map((one, index) => readLogged(one, `${place}[${index}]`));
  for (let i = 1; i < log.length; i++) {
    if ((log[i] as LoggedCommand).at < (log[i - 1] as LoggedCommand).at) fail(`${place}[${i}].at`);
  }
  return log;
}

function readLogged(value: unknown, place: string): LoggedCommand {
  const fields = record(value, place, ['at', 'command']);
  return { at: moment(fields.at, `${place}.at`), command: readCommand(fields.command, `${place}.command`) };
}

/** A command from parsed data that nobody vouches for. Throws Unreadable. */
export function readCommand(value: unknown, place: string): Command {
  const { type } = record(value, place, undefined);
  switch (type) {
    case 'exec': {
      const fields = record(value, place, ['type', 'terminal', 'line'], ['files']);
      const exec = {
        type,
        terminal: text(fields.terminal, `${place}.terminal`, MAX_NAME_LENGTH),
        line: text(fields.line, `${place}.line`, MAX_LINE_LENGTH),
      } as const;
      return fields.files === undefined ? exec : { ...exec, files: readFiles(fields.files, `${place}.files`) };
    }
    case 'interrupt': {
      const fields = record(value, place, ['type', 'terminal']);
      return { type, terminal: text(fields.terminal, `${place}.terminal`, MAX_NAME_LENGTH) };
    }
    case 'power': {
      const fields = record(value, place, ['type', 'node', 'on']);
      return { type, node: text(fields.node, `${place}.node`, MAX_NAME_LENGTH), on: flag(fields.on, `${place}.on`) };
    }
    case 'link': {
      const fields = record(value, place, ['type', 'node', 'cut', 'delayMs'], ['to']);
      const link = {
        type,
        node: text(fields.node, `${place}.node`, MAX_NAME_LENGTH),
        cut: flag(fields.cut, `${place}.cut`),
        delayMs: moment(fields.delayMs, `${place}.delayMs`),
      } as const;
      return fields.to === undefined ? link : { ...link, to: text(fields.to, `${place}.to`, MAX_NAME_LENGTH) };
    }
    case 'memory-ramp': {
      const fields = record(value, place, ['type', 'node', 'bytes', 'overMs']);
      return {
        type,
        node: text(fields.node, `${place}.node`, MAX_NAME_LENGTH),
        bytes: whole(fields.bytes, `${place}.bytes`, Number.MAX_SAFE_INTEGER),
        overMs: moment(fields.overMs, `${place}.overMs`),
      };
    }
    case 'process': {
      const fields = record(value, place, ['type', 'name', 'on']);
      const { name } = fields;
      if (name !== 'kube-controller-manager' && name !== 'kube-scheduler') return fail(`${place}.name`);
      return { type, name, on: flag(fields.on, `${place}.on`) };
    }
    case 'traffic': {
      const fields = record(value, place, ['type', 'generator']);
      return { type, generator: readGenerator(fields.generator, `${place}.generator`) };
    }
    default:
      return fail(`${place}.type`);
  }
}

/** Users outside, from parsed data that nobody vouches for. Throws Unreadable. */
export function readGenerator(value: unknown, place: string): GeneratorSpec {
  const fields = record(value, place, ['name', 'ratePerSecond', 'url'], ['patienceMs', 'spacing']);
  const { spacing, patienceMs } = fields;
  if (spacing !== undefined && spacing !== 'even' && spacing !== 'poisson') fail(`${place}.spacing`);
  return {
    name: text(fields.name, `${place}.name`, MAX_NAME_LENGTH),
    ratePerSecond: number(fields.ratePerSecond, `${place}.ratePerSecond`, MAX_RATE_PER_SECOND),
    url: text(fields.url, `${place}.url`, MAX_URL_LENGTH),
    ...(patienceMs === undefined ? {} : { patienceMs: whole(patienceMs, `${place}.patienceMs`, MAX_MOMENT_MS) }),
    ...(spacing === undefined ? {} : { spacing: spacing as 'even' | 'poisson' }),
  };
}

function readFiles(value: unknown, place: string): Record<string, string> {
  const files = Object.entries(record(value, place, undefined));
  if (files.length > MAX_FILES) fail(place);
  return Object.fromEntries(
    files.map(([name, content]) => [text(name, place, MAX_NAME_LENGTH), text(content, place, MAX_FILE_LENGTH)]),
  );
}

/** A JSON object; with exactly these fields, when they are given. */
function record(
  value: unknown,
  place: string,
  needed: readonly string[] | undefined,
  allowed: readonly string[] = [],
): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(place);
  if (!needed) return value as Fields;
  for (const name of needed) if (!Object.hasOwn(value, name)) fail(`${place}.${name}`);
  for (const name of Object.keys(value))
    if (!needed.includes(name) && !allowed.includes(name)) fail(`${place}.${name}`);
  return value as Fields;
}

function list(value: unknown, place: string, longest: number): readonly unknown[] {
  return Array.isArray(value) && value.length <= longest ? value : fail(place);
}

function text(value: unknown, place: string, longest: number): string {
  return typeof value === 'string' && value.length <= longest ? value : fail(place);
}

function flag(value: unknown, place: string): boolean {
  return typeof value === 'boolean' ? value : fail(place);
}

function moment(value: unknown, place: string): number {
  return whole(value, place, MAX_MOMENT_MS);
}

function whole(value: unknown, place: string, largest: number): number {
  const read = number(value, place, largest);
  return Number.isInteger(read) ? read : fail(place);
}

/** Not below 0; a negative zero is none of ours either, it would not come back from JSON. */
function number(value: unknown, place: string, largest: number): number {
  return typeof value === 'number' && value >= 0 && value <= largest && !Object.is(value, -0) ? value : fail(place);
}

function fail(place: string): never {
  throw new Unreadable(place);
}
