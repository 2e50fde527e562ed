import { testCondition } from './condition';
import { readLine } from './descriptors';
import { resolvePath, type ShellHost } from './host';
import type { Descriptors, Shell } from './state';

/** What a builtin works with. */
export interface BuiltinCall {
  readonly shell: Shell;
  readonly host: ShellHost;
  readonly argv: readonly string[];
  readonly fds: Descriptors;
  out(text: string): void;
  err(text: string): void;
}

/** Part of the shell itself: changes its state. The result is the exit status. */
export type Builtin = (call: BuiltinCall) => number;

const SIGNALS: Readonly<Record<string, string>> = {
  '0': 'EXIT',
  '1': 'HUP',
  '2': 'INT',
  '3': 'QUIT',
  '9': 'KILL',
  '10': 'USR1',
  '12': 'USR2',
  '15': 'TERM',
};

const NUMBERS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, TERM: 15 };

/** `15`, `SIGTERM` and `term` are all `TERM`. */
export function signalName(text: string): string {
  return SIGNALS[text] ?? text.toUpperCase().replace(/^SIG/, '');
}

/** The number of a signal's name: TERM is 15. */
export function signalNumber(name: string): number {
  return NUMBERS[name] ?? 15;
}

function echo({ argv, out }: BuiltinCall): number {
  const words = argv.slice(1);
  let newline = true;
  let escapes = false;
  while (words[0] !== undefined && /^-[neE]+$/.test(words[0])) {
    const option = words.shift() as string;
    if (option.includes('n')) newline = false;
    if (option.includes('e')) escapes = true;
  }
  const text = words.join(' ');
  out((escapes ? interpretEscapes(text) : text) + (newline ? '\n' : ''));
  return 0;
}

function interpretEscapes(text: string): string {
  const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', a: '\x07', b: '\b' };
  return text.replace(/\\(0[0-7]{1,3}|[ntrab\\])/g, (_, code: string) =>
    code.startsWith('0') ? String.fromCharCode(Number.parseInt(code, 8)) : (letters[code] as string),
  );
}

function printf({ argv, out, err }: BuiltinCall): number {
  const [, format, ...args] = argv;
  if (format === undefined) {
    err('printf: usage: printf FORMAT [ARG]...\n');
    return 2;
  }
  const template = interpretEscapes(format);
  let text = '';
  do {
    const before = args.length;
    text += template.replace(
      /%(-?0?\d*)(?:\.(\d+))?([sdiuxcfb%])/g,
      (_, width: string, precision: string, kind: string) => {
        if (kind === '%') return '%';
        return padded(printed(kind, args.shift() ?? '', precision), width);
      },
    );
    if (args.length === before) break;
  } while (args.length > 0);
  out(text);
  return 0;
}

function printed(kind: string, arg: string, precision: string | undefined): string {
  if (kind === 's') return precision === undefined ? arg : arg.slice(0, Number(precision));
  if (kind === 'b') return interpretEscapes(arg);
  if (kind === 'c') return arg.slice(0, 1);
  const value = Number(arg) || 0;
  if (kind === 'f') return value.toFixed(precision === undefined ? 6 : Number(precision));
  return kind === 'x' ? Math.trunc(value).toString(16) : String(Math.trunc(value));
}

function padded(text: string, width: string): string {
  const columns = Math.abs(Number(width) || 0);
  if (width.startsWith('-')) return text.padEnd(columns);
  return text.padStart(columns, width.startsWith('0') ? '0' : ' ');
}

function test({ argv, shell, host, err }: BuiltinCall): number {
  const bracket = argv[0] === '[';
  if (bracket && argv.at(-1) !== ']') {
    err(`${shell.name}: [: missing ]\n`);
    return 2;
  }
  const { status, message } = testCondition(argv.slice(1, bracket ? -1 : undefined), host, shell.directory);
  if (message !== undefined) err(`${shell.name}: ${message}\n`);
  return status;
}

function cd({ argv, shell, host, err }: BuiltinCall): number {
  const wanted = argv[1] ?? shell.variables.HOME ?? '/';
  const target = wanted === '-' ? (shell.variables.OLDPWD ?? '/') : wanted;
  const path = resolvePath(shell.directory, target);
  if (!host.files.isFolder(path)) {
    err(`${shell.name}: cd: can't cd to ${target}: No such file or directory\n`);
    return 2;
  }
  shell.variables.OLDPWD = shell.directory;
  shell.variables.PWD = path;
  shell.directory = path;
  return 0;
}

function assign({ argv, shell, out }: BuiltinCall, exports: boolean): number {
  const words = argv.slice(1).filter((word) => word !== '-p');
  if (words.length === 0 && exports) {
    for (const name of Object.keys(shell.exported).sort()) out(`export ${name}='${shell.variables[name] ?? ''}'\n`);
  }
  for (const word of words) {
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    if (equals >= 0) shell.variables[name] = word.slice(equals + 1);
    if (exports) shell.exported[name] = true;
  }
  return 0;
}

function unset({ argv, shell }: BuiltinCall): number {
  for (const name of argv.slice(1)) {
    if (name === '-v' || name === '-f') continue;
    delete shell.variables[name];
    delete shell.exported[name];
    delete shell.functions[name];
  }
  return 0;
}

function set({ argv, shell, out }: BuiltinCall): number {
  const words = argv.slice(1);
  if (words.length === 0)
    for (const name of Object.keys(shell.variables).sort()) out(`${name}='${shell.variables[name]}'\n`);
  while (words[0] !== undefined && /^[-+]/.test(words[0])) {
    const option = words.shift() as string;
    if (option === '--') {
      shell.positional = words;
      return 0;
    }
    const on = option.startsWith('-');
    if (option.endsWith('o')) words.shift();
    if (option.includes('e')) shell.errexit = on;
    if (option.includes('u')) shell.nounset = on;
    if (option.includes('x')) shell.xtrace = on;
  }
  if (words.length > 0) shell.positional = words;
  return 0;
}

function shift({ argv, shell }: BuiltinCall): number {
  const count = argv[1] === undefined ? 1 : Number(argv[1]);
  if (count > shell.positional.length) return 1;
  shell.positional = shell.positional.slice(count);
  return 0;
}

function read({ argv, shell, fds }: BuiltinCall): number {
  const names = argv.slice(1).filter((word) => !word.startsWith('-'));
  const raw = argv.includes('-r');
  const found = readLine(shell, fds[0]);
  const line = raw ? (found?.line ?? '') : (found?.line ?? '').replace(/\\(.)/g, '$1');
  const targets = names.length > 0 ? names : ['REPLY'];
  const separators = shell.variables.IFS ?? ' \t\n';
  let rest = trimStart(line, separators);
  targets.forEach((name, index) => {
    if (index === targets.length - 1) {
      shell.variables[name] = trimEnd(rest, separators);
      return;
    }
    let end = 0;
    while (end < rest.length && !separators.includes(rest[end] as string)) end++;
    shell.variables[name] = rest.slice(0, end);
    rest = trimStart(rest.slice(end), separators);
  });
  return found?.whole ? 0 : 1;
}

function trimStart(text: string, separators: string): string {
  let at = 0;
  while (at < text.length && separators.includes(text[at] as string)) at++;
  return text.slice(at);
}

function trimEnd(text: string, separators: string): string {
  let at = text.length;
  while (at > 0 && separators.includes(text[at - 1] as string)) at--;
  return text.slice(0, at);
}

function trap({ argv, shell, out }: BuiltinCall): number {
  const words = argv.slice(1).filter((word) => word !== '--');
  const [action, ...signals] = words;
  if (action === undefined) {
    for (const name of Object.keys(shell.traps).sort()) out(`trap -- '${shell.traps[name]}' ${name}\n`);
    return 0;
  }
  if (signals.length === 0 || action === '-') {
    for (const name of action === '-' ? signals : words) delete shell.traps[signalName(name)];
    return 0;
  }
  for (const name of signals) shell.traps[signalName(name)] = action;
  return 0;
}

function kill({ argv, shell, host, err, out }: BuiltinCall): number {
  const words = argv.slice(1);
  let signal = 'TERM';
  if (words[0] === '-l') {
    out('HUP INT QUIT KILL USR1 USR2 TERM\n');
    return 0;
  }
  if (words[0] === '-s') signal = signalName(words.splice(0, 2)[1] ?? '');
  else if (words[0] !== undefined && /^-\w+$/.test(words[0])) signal = signalName((words.shift() as string).slice(1));
  let status = 0;
  for (const word of words) {
    const pid = Number(word.replace(/^%/, ''));
    if (Number.isInteger(pid) && host.signal(pid, signal)) continue;
    err(`${shell.name}: can't kill pid ${word}: No such process\n`);
    status = 1;
  }
  return status;
}

/** The builtins that need no more than the state; those that steer (`exit`, `break`, `eval`) are the interpreter's. */
export const BUILTINS: Readonly<Record<string, Builtin>> = {
  ':': () => 0,
  true: () => 0,
  false: () => 1,
  echo,
  printf,
  test,
  '[': test,
  cd,
  pwd: ({ shell, out }) => {
    out(`${shell.directory}\n`);
    return 0;
  },
  export: (call) => assign(call, true),
  readonly: (call) => assign(call, false),
  local: (call) => assign(call, false),
  unset,
  set,
  shift,
  read,
  trap,
  kill,
  umask: () => 0,
  ulimit: () => 0,
  jobs: () => 0,
  type: ({ argv, out }) => {
    out(`${argv[1] ?? ''} is a shell builtin\n`);
    return 0;
  },
};
