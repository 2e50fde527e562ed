import { BUILTINS } from './builtins';
import { exitShell, loopControl, returnFrom } from './control';
import { readAll, writeTo } from './descriptors';
import type { ShellHost } from './host';
import { curl, nc, nslookup, type TimedCall, wget } from './networkTools';
import { parseShell } from './parser';
import { type Blocked, type Descriptors, environmentOf, type Frame, type Shell } from './state';
import type { Command } from './syntax';
import type { ToolResult } from './tool';
import { TOOLS } from './tools';

/** What is running: a command's words, where its output goes, and whether its failure is looked at (`set -e`). */
interface Execution {
  readonly shell: Shell;
  readonly host: ShellHost;
  readonly argv: readonly string[];
  readonly fds: Descriptors;
  readonly tested: boolean;
}

const TIMED: Readonly<Record<string, (call: TimedCall) => Extract<Blocked, { on: 'time' }>>> = {
  wget,
  curl,
  nslookup,
  nc,
};

/** Builtins that steer the interpreter. They set the status themselves. */
const STEERING: Readonly<Record<string, (execution: Execution) => undefined>> = {
  exit: ({ shell, argv }) => exitShell(shell, argv[1] === undefined ? shell.status : Number(argv[1]) & 255),
  return: ({ shell, argv }) => returnFrom(shell, argv[1] === undefined ? shell.status : Number(argv[1]) & 255),
  break: ({ shell, argv }) => loopControl(shell, Number(argv[1] ?? 1), false),
  continue: ({ shell, argv }) => loopControl(shell, Number(argv[1] ?? 1), true),
  eval: (execution) => script(execution, execution.argv.slice(1).join(' ')),
  '.': (execution) => source(execution),
  source: (execution) => source(execution),
  command: (execution) =>
    again(execution, execution.argv.slice(execution.argv[1] === '-v' ? 2 : 1), execution.argv[1] === '-v'),
  exec: (execution) => replace(execution),
  wait: ({ shell, argv }) => wait(shell, argv.slice(1).map(Number)),
  sh: (execution) => nested(execution),
  ash: (execution) => nested(execution),
  nohup: (execution) => again(execution, execution.argv.slice(1), false),
  time: (execution) => again(execution, execution.argv.slice(1), false),
  timeout: (execution) => timeout(execution),
  tail: (execution) => tail(execution),
};

/** Carries out a command whose words are expanded; its frame is gone already. */
export function execute(
  shell: Shell,
  host: ShellHost,
  argv: readonly string[],
  fds: Descriptors,
  tested: boolean,
): undefined {
  const execution: Execution = { shell, host, argv, fds, tested };
  const name = commandName(argv[0] ?? '');
  const body = shell.functions[argv[0] ?? ''];
  if (body) {
    shell.frames.push({ kind: 'call', node: body, step: 0, fds, captured: [], positional: shell.positional, tested });
    shell.positional = argv.slice(1);
    return;
  }
  const steering = STEERING[name];
  if (steering) return steering(execution);
  const builtin = BUILTINS[name];
  if (builtin) {
    const out = (text: string): void => writeTo(shell, host, fds[1], text);
    const err = (text: string): void => writeTo(shell, host, fds[2], text);
    return settle(execution, { status: builtin({ shell, host, argv: [name, ...argv.slice(1)], fds, out, err }) });
  }
  if (name === 'sleep') return sleep(execution);
  const timed = TIMED[name];
  if (timed) return block(execution, timed({ args: argv.slice(1), host, directory: shell.directory }));
  const tool = TOOLS[name];
  if (tool) return settle(execution, runTool(execution, tool));
  launch(execution);
}

function runTool({ shell, host, argv, fds }: Execution, tool: (typeof TOOLS)[string]): ToolResult {
  return tool({
    args: argv.slice(1),
    stdin: () => readAll(shell, fds[0]),
    host,
    directory: shell.directory,
    environment: environment(shell),
  });
}

/** `/bin/cat` is `cat`. */
function commandName(word: string): string {
  return word.replace(/^\/(usr\/)?s?bin\//, '');
}

/** Is this a tool, a builtin or the shell itself? */
export function isKnownCommand(word: string): boolean {
  const name = commandName(word);
  return name === 'sleep' || [STEERING, BUILTINS, TIMED, TOOLS].some((table) => Object.hasOwn(table, name));
}

/** The exported variables. */
export function environment(shell: Shell): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name of Object.keys(shell.exported)) {
    const value = shell.variables[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}

/** A command has ended: its output, its status, and what `set -e` makes of it. */
function settle({ shell, host, fds, tested }: Execution, { status, out = '', err = '' }: ToolResult): undefined {
  writeTo(shell, host, fds[1], out);
  writeTo(shell, host, fds[2], err);
  shell.status = status;
  if (status !== 0 && shell.errexit && !tested) exitShell(shell, status);
}

/** The command takes time: a frame waits for `resume`. */
function block({ shell, fds, tested }: Execution, blocked: Blocked): undefined {
  shell.frames.push({ kind: 'argv', argv: [':'], step: 1, fds, captured: [], tested });
  shell.blocked = blocked;
}

/** What a blocked shell waited for has come to this end. */
export function resume(shell: Shell, host: ShellHost, result: ToolResult): undefined {
  shell.blocked = undefined;
  const frame = shell.frames.pop() as Frame;
  settle({ shell, host, argv: [], fds: frame.fds, tested: frame.tested ?? false }, result);
}

function sleep(execution: Execution): undefined {
  const { argv, host } = execution;
  let delayMs = 0;
  for (const word of argv.slice(1)) {
    const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(word);
    if (!match && word !== 'infinity') {
      return settle(execution, { status: 1, err: `sleep: invalid number '${word}'\n` });
    }
    const unit = { s: 1, m: 60, h: 3600, d: 86_400 }[match?.[2] || 's'] ?? 1;
    delayMs += match ? Number(match[1]) * unit * 1000 : 1e12;
  }
  if (argv.length === 1) return settle(execution, { status: 1, err: 'sleep: missing operand\n' });
  block(execution, { on: 'time', until: host.now + Math.ceil(delayMs), status: 0, out: '', err: '' });
}

function wait(shell: Shell, wanted: readonly number[]): undefined {
  const pids = wanted.length > 0 ? wanted : Object.keys(shell.children).map(Number);
  const running = pids.filter((pid) => shell.children[pid] === -1);
  if (running.length === 0) {
    shell.status = wanted.length > 0 ? (shell.children[wanted.at(-1) as number] ?? 127) : 0;
    return;
  }
  shell.frames.push({ kind: 'argv', argv: ['wait', ...wanted.map(String)], step: 0, fds: {}, captured: [] });
  shell.blocked = { on: 'children', pids: running };
}

/** A background command or a program in the foreground has ended. */
export function childEnded(shell: Shell, host: ShellHost, pid: number, status: number): undefined {
  if (shell.children[pid] !== undefined) shell.children[pid] = status;
  const { blocked } = shell;
  if (blocked?.on === 'program' && blocked.pid === pid) resume(shell, host, { status });
  else if (blocked?.on === 'children' && blocked.pids.every((each) => shell.children[each] !== -1)) {
    shell.blocked = undefined;
  }
}

/** A program of the image, in the foreground. */
function launch(execution: Execution): undefined {
  const { shell, host, argv } = execution;
  const pid = host.launch(argv, environment(shell));
  if (pid !== undefined) return block(execution, { on: 'program', pid });
  const path = argv[0] ?? '';
  if (path.includes('/')) {
    const file = host.files.read(path);
    if (file.ok) return subshell(execution, parseShell(file.text), argv.slice(1));
  }
  settle(execution, { status: 127, err: `${shell.name}: ${path}: not found\n` });
}

function replace(execution: Execution): undefined {
  const { shell, host, argv } = execution;
  const rest = argv.slice(1);
  if (host.isProgram(rest[0] ?? '')) {
    shell.replacedBy = rest;
    return;
  }
  shell.frames = [];
  again(execution, rest, false);
}

/** Runs the words that follow: `command ls`, or only tells whether they could be (`command -v`). */
function again(execution: Execution, argv: readonly string[], ask: boolean): undefined {
  const { shell, host, fds, tested } = execution;
  const [name = ''] = argv;
  if (ask) {
    const known = isKnownCommand(name) || host.isProgram(name);
    return settle(execution, known ? { status: 0, out: `${name}\n` } : { status: 127 });
  }
  if (argv.length === 0) return settle(execution, { status: 0 });
  execute(shell, host, argv, fds, tested);
}

/** `timeout 5 command`: cut short when it takes longer. */
function timeout(execution: Execution): undefined {
  const { shell, host, argv } = execution;
  const [seconds = '0', ...rest] = argv.slice(1).filter((word) => !word.startsWith('-'));
  again(execution, rest, false);
  const until = host.now + Number(seconds.replace('s', '')) * 1000;
  const { blocked } = shell;
  if (blocked?.on === 'time' && blocked.until > until) {
    shell.blocked = { on: 'time', until, status: 143, out: '', err: '' };
  }
}

/** `tail -f`: a loop that shows what has come, once a second, and waits for a file that is not there yet. */
function tail(execution: Execution): undefined {
  const { shell, argv } = execution;
  const follows = argv.some((word) => /^-[a-zA-Z]*[fF]$/.test(word));
  const tool = TOOLS.tail;
  if (!follows || !tool) return tool && settle(execution, runTool(execution, tool));
  const file = quote(argv.slice(1).findLast((word) => !word.startsWith('-') && !/^\+?\d+$/.test(word)) ?? '');
  const count = argv
    .find((word, at) => at > 0 && (argv[at - 1] === '-n' || /^-n/.test(word)) && /\d/.test(word))
    ?.replace('-n', '');
  const seen = `seen_${shell.nextId++}`;
  const all = `all_${shell.nextId++}`;
  const first = count?.startsWith('+')
    ? String(Number(count.slice(1)) - 1)
    : `$((${all} > ${count ?? 10} ? ${all} - ${count ?? 10} : 0))`;
  const loop = [
    `while ! test -e ${file}; do sleep 1; done`,
    `${all}=$(wc -l < ${file})`,
    `${seen}=${first}`,
    `while true; do ${all}=$(wc -l < ${file})`,
    `test $${all} -lt $${seen} && ${seen}=0`,
    `test $${all} -gt $${seen} && sed -n "$((${seen}+1)),$((${all}))p" ${file} && ${seen}=$${all}`,
    'sleep 1; done',
  ];
  return script(execution, loop.join('\n'));
}

function quote(word: string): string {
  return `'${word.replace(/'/g, `'\\''`)}'`;
}

function script(execution: Execution, text: string): undefined {
  const { shell, fds, tested } = execution;
  shell.status = 0;
  shell.frames.push({ kind: 'command', node: parseShell(text), step: 0, fds, captured: [], tested });
}

function source(execution: Execution): undefined {
  const { shell, host, argv } = execution;
  const path = argv[1] ?? '';
  const file = host.files.read(path.startsWith('/') ? path : `${shell.directory}/${path}`);
  if (file.ok) return script(execution, file.text);
  writeTo(shell, host, execution.fds[2], `${shell.name}: .: can't open '${path}': ${file.error}\n`);
  exitShell(shell, 2);
}

/** `sh -c SCRIPT`, `sh FILE`. */
function nested(execution: Execution): undefined {
  const { shell, host, argv } = execution;
  const words = argv.slice(1);
  while (words[0] !== undefined && /^-[exu]+$/.test(words[0])) words.shift();
  if (words[0]?.startsWith('-') && words[0].endsWith('c')) {
    subshell(execution, parseShell(words[1] ?? ''), words.slice(3));
    shell.name = words[2] ?? shell.name;
    return undefined;
  }
  const path = words[0];
  if (path === undefined) return subshell(execution, parseShell(readAll(shell, execution.fds[0])), []);
  const file = host.files.read(path.startsWith('/') ? path : `${shell.directory}/${path}`);
  if (file.ok) return subshell(execution, parseShell(file.text), words.slice(1));
  settle(execution, { status: 2, err: `${shell.name}: can't open '${path}': ${file.error}\n` });
}

function subshell({ shell, fds, tested }: Execution, body: Command, positional: readonly string[]): undefined {
  shell.frames.push({
    kind: 'command',
    node: { kind: 'subshell', body },
    step: 1,
    fds,
    captured: [],
    saved: environmentOf(shell),
    tested,
  });
  shell.positional = positional;
  shell.functions = {};
  shell.traps = {};
  shell.status = 0;
  shell.frames.push({ kind: 'command', node: body, step: 0, fds, captured: [], tested });
}
