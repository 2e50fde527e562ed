import { resolvePath, type ShellHost } from './host';

/** What a tool is given. */
export interface ToolCall {
  readonly args: readonly string[];
  /** Everything on its standard input. */
  readonly stdin: () => string;
  readonly host: ShellHost;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What came of it. */
export interface ToolResult {
  readonly status: number;
  readonly out?: string;
  readonly err?: string;
}

/** A small program of busybox that ends at once. */
export type Tool = (call: ToolCall) => ToolResult;

/** The letters of the options, and the words that are none. */
export function flags(args: readonly string[]): { has(letter: string): boolean; rest: string[] } {
  const letters = args.filter((arg) => /^-[a-zA-Z]+$/.test(arg)).join('');
  return { has: (letter) => letters.includes(letter), rest: args.filter((arg) => !/^-[a-zA-Z]+$/.test(arg)) };
}

/** The texts of the named files, or of standard input; complaints about those that are not there. */
export function inputs(name: string, paths: readonly string[], call: ToolCall): { texts: string[]; err: string } {
  if (paths.length === 0) return { texts: [call.stdin()], err: '' };
  const texts: string[] = [];
  let err = '';
  for (const path of paths) {
    if (path === '-') {
      texts.push(call.stdin());
      continue;
    }
    const file = call.host.files.read(resolvePath(call.directory, path));
    if (file.ok) texts.push(file.text);
    else if (file.error === 'Is a directory') err += `${name}: read error: Is a directory\n`;
    else err += `${name}: can't open '${path}': ${file.error}\n`;
  }
  return { texts, err };
}

/** Without their ends. */
export function lines(text: string): string[] {
  const all = text.split('\n');
  if (all.at(-1) === '') all.pop();
  return all;
}

/** Each with its end. */
export function joined(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** More than this of `/dev/zero` is cut short, in bytes. */
const MOST_ZEROS = 64 * 1024 * 1024;
const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3, c: 1, b: 512 };

/** `10`, `4k`, `20M` in bytes. */
export function sizeOf(text: string): number {
  const [, number = '', unit = ''] = /^([+-]?\d+)([a-zA-Z]?)/.exec(text) ?? [];
  return Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
}

/** So many bytes of nothing. */
export function zeros(bytes: number): string {
  return '\0'.repeat(Math.max(0, Math.min(MOST_ZEROS, bytes)));
}
