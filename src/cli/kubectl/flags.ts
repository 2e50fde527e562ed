import { parseDuration } from '../../api/meta/duration';
import { goQuote } from '../../api/meta/goFormat';
import { fail } from './failure';

/** The kinds of values that flags have: those of pflag. */
export type FlagType = 'string' | 'bool' | 'int' | 'int32' | 'int64' | 'strings' | 'array' | 'duration';

/** A flag that a command knows. */
export interface FlagSpec {
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  readonly initial?: string | boolean | number | readonly string[];
  /** What the flag means when it stands without a value (pflag's NoOptDefVal). */
  readonly bare?: string;
  /** For `--help`. */
  readonly usage?: string;
}

type Value = string | boolean | number | readonly string[];

/** The flags of one command line, as typed or else as they are initially. */
export interface Flags {
  string(name: string): string;
  bool(name: string): boolean;
  number(name: string): number;
  list(name: string): readonly string[];
  /** Milliseconds. */
  durationMs(name: string): number;
  /** Whether it was typed. */
  changed(name: string): boolean;
}

/** What a command line says besides the command's name. */
export interface Parsed {
  readonly flags: Flags;
  readonly args: readonly string[];
  /** How many arguments stand before `--`; -1 without one. */
  readonly dash: number;
}

/** Reads flags and arguments as pflag does; they may be mixed. Fails with kubectl's words. */
export function parseFlags(path: string, words: readonly string[], specs: readonly FlagSpec[]): Parsed {
  const values = new Map<string, Value>();
  const args: string[] = [];
  const complain = (message: string): never =>
    fail(`${message}\nSee 'kubectl ${path}${path ? ' ' : ''}--help' for usage.`);
  let dash = -1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '--') {
      dash = args.length;
      args.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith('--')) at += readLong(word, words[at + 1], specs, values, complain);
    else if (word.length > 1 && word.startsWith('-')) at += readShort(word, words[at + 1], specs, values, complain);
    else args.push(word);
  }
  return { flags: flagsOf(values, specs), args, dash };
}

type Complain = (message: string) => never;

/** How many further words it took. */
function readLong(
  word: string,
  next: string | undefined,
  specs: readonly FlagSpec[],
  values: Map<string, Value>,
  complain: Complain,
): number {
  const equals = word.indexOf('=');
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
  if (name === '' || name.startsWith('-')) complain(`bad flag syntax: ${word}`);
  const spec = specs.find((known) => known.name === name) ?? complain(`unknown flag: --${name}`);
  if (equals >= 0) return set(spec, word.slice(equals + 1), values, complain, 0);
  const bare = bareValue(spec);
  if (bare !== undefined) return set(spec, bare, values, complain, 0);
  if (next === undefined) complain(`flag needs an argument: --${name}`);
  return set(spec, next as string, values, complain, 1);
}

function readShort(
  word: string,
  next: string | undefined,
  specs: readonly FlagSpec[],
  values: Map<string, Value>,
  complain: Complain,
): number {
  const letters = word.slice(1);
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    const spec =
      specs.find((known) => known.short === letter) ??
      complain(`unknown shorthand flag: '${letter}' in -${letters.slice(at)}`);
    const rest = letters.slice(at + 1);
    if (rest.startsWith('=')) return set(spec, rest.slice(1), values, complain, 0);
    const bare = bareValue(spec);
    if (bare !== undefined) {
      set(spec, bare, values, complain);
      continue;
    }
    if (rest !== '') return set(spec, rest, values, complain, 0);
    if (next === undefined) complain(`flag needs an argument: '${letter}' in -${letters.slice(at)}`);
    return set(spec, next as string, values, complain, 1);
  }
  return 0;
}

function bareValue(spec: FlagSpec): string | undefined {
  return spec.bare ?? (spec.type === 'bool' ? 'true' : undefined);
}

function set(spec: FlagSpec, text: string, values: Map<string, Value>, complain: Complain, taken = 0): number {
  const refuse = (reason: string): never => {
    const shown = spec.short ? `-${spec.short}, --${spec.name}` : `--${spec.name}`;
    return complain(`invalid argument ${goQuote(text)} for "${shown}" flag: ${reason}`);
  };
  const before = values.get(spec.name);
  switch (spec.type) {
    case 'string':
      values.set(spec.name, text);
      break;
    case 'array':
      values.set(spec.name, [...((before as string[]) ?? []), text]);
      break;
    case 'strings':
      values.set(spec.name, [...((before as string[]) ?? []), ...splitList(text)]);
      break;
    case 'bool':
      values.set(spec.name, parseBool(text) ?? refuse(`strconv.ParseBool: parsing ${goQuote(text)}: invalid syntax`));
      break;
    case 'duration':
      values.set(spec.name, readDuration(text, refuse));
      break;
    default:
      values.set(spec.name, parseInteger(text, spec.type === 'int32' ? 32 : 64, refuse));
  }
  return taken;
}

function readDuration(text: string, refuse: (reason: string) => never): number {
  try {
    return parseDuration(text);
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function parseInteger(text: string, bits: number, refuse: (reason: string) => never): number {
  if (!/^[+-]?(\d+|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(text)) {
    refuse(`strconv.ParseInt: parsing ${goQuote(text)}: invalid syntax`);
  }
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[+-]/, '');
  const value = sign * (/^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits));
  if (Math.abs(value) > (bits === 32 ? 2 ** 31 - 1 : 2 ** 63)) {
    refuse(`strconv.ParseInt: parsing ${goQuote(text)}: value out of range`);
  }
  return value;
}

/** What Go takes for a yes or a no (strconv.ParseBool). */
export function parseBool(text: string): boolean | undefined {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text) ? false : undefined;
}

/** Splits `a,"b,c"` as pflag's stringSlice does, with encoding/csv. */
function splitList(text: string): string[] {
  if (text === '') return [];
  if (!text.includes('"')) return text.split(',');
  return [...text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function flagsOf(values: ReadonlyMap<string, Value>, specs: readonly FlagSpec[]): Flags {
  const find = (name: string): Value | undefined =>
    values.get(name) ?? specs.find((spec) => spec.name === name)?.initial;
  return {
    string: (name) => (find(name) as string | undefined) ?? '',
    bool: (name) => (find(name) as boolean | undefined) ?? false,
    number: (name) => (find(name) as number | undefined) ?? 0,
    list: (name) => (find(name) as readonly string[] | undefined) ?? [],
    durationMs: (name) => (find(name) as number | undefined) ?? 0,
    changed: (name) => values.has(name),
  };
}
