import { ArithmeticError } from './arithmetic';
import { exitShell } from './control';
import { RedirectError, redirect, writeTo } from './descriptors';
import { execute } from './execute';
import { ExpansionError, expandFields, expandText, expandToPattern, type Scope, substitutionsIn } from './expand';
import type { ShellHost } from './host';
import { parseShell } from './parser';
import { patternToRegExp } from './pattern';
import { copyShell, environmentOf, type Frame, restore, type Shell, STANDARD } from './state';
import { type Command, ShellSyntaxError, type SimpleCommand, type Word } from './syntax';

/** So many steps in one instant are taken for a loop that burns the processor. */
const BUSY_STEPS = 2_000;

/**
 * Runs a shell until it waits for something, ends, or has been busy for too long (`busy`: go on a little later).
 * Changes the shell it is given: hand it a copy.
 */
export function runShell(shell: Shell, host: ShellHost): 'blocked' | 'exited' | 'busy' {
  for (let steps = 0; steps < BUSY_STEPS; steps++) {
    if (shell.exited !== undefined || shell.replacedBy) return 'exited';
    if (shell.blocked) return 'blocked';
    runTrap(shell);
    const frame = shell.frames.at(-1);
    if (!frame) finish(shell);
    else guarded(shell, host, frame);
  }
  return 'busy';
}

function guarded(shell: Shell, host: ShellHost, frame: Frame): undefined {
  try {
    step(shell, host, frame);
  } catch (error) {
    const known =
      error instanceof ExpansionError ||
      error instanceof ArithmeticError ||
      error instanceof ShellSyntaxError ||
      error instanceof RedirectError;
    if (!known) throw error;
    writeTo(shell, host, frame.fds[2], `${shell.name}: ${error.message}\n`);
    if (error instanceof RedirectError) leave(shell, 1);
    else exitShell(shell, 2);
  }
}

/** A signal that has a trap came: its commands are next. */
function runTrap(shell: Shell): undefined {
  const [signal, ...later] = shell.pending;
  if (signal === undefined || shell.frames.some(({ kind }) => kind === 'trap')) return;
  shell.pending = later;
  const action = shell.traps[signal];
  if (action) shell.frames.push(trapFrame(shell, action));
}

function trapFrame(shell: Shell, action: string): Frame {
  return { kind: 'trap', node: parseShell(action), step: 0, fds: STANDARD, captured: [], status: shell.status };
}

/** Nothing is left to run: the EXIT trap, then the end. */
function finish(shell: Shell): undefined {
  const action = shell.traps.EXIT;
  delete shell.traps.EXIT;
  if (action) shell.frames.push(trapFrame(shell, action));
  else shell.exited = shell.status;
}

function step(shell: Shell, host: ShellHost, frame: Frame): undefined {
  switch (frame.kind) {
    case 'capture':
      return stepCapture(shell, frame);
    case 'call':
      if (frame.step === 0) return enter(shell, frame, frame.node as Command);
      shell.positional = frame.positional ?? shell.positional;
      return leave(shell, shell.status);
    case 'trap':
      if (frame.step === 0) return enter(shell, frame, frame.node as Command);
      return leave(shell, frame.status ?? 0);
    case 'argv':
      shell.frames.pop();
      return execute(shell, host, frame.argv ?? [], frame.fds, frame.tested ?? false);
    default:
      return stepCommand(shell, host, frame, frame.node as Command);
  }
}

/** Replaces the top frame by its next step and puts another command on top. */
function enter(
  shell: Shell,
  frame: Frame,
  node: Command,
  more: Partial<Frame> = {},
  child: Partial<Frame> = {},
): undefined {
  replaceTop(shell, { ...frame, step: frame.step + 1, ...more });
  shell.frames.push({ kind: 'command', node, step: 0, fds: frame.fds, captured: [], tested: frame.tested, ...child });
}

function replaceTop(shell: Shell, frame: Frame): undefined {
  shell.frames[shell.frames.length - 1] = frame;
}

/** The top frame is done. */
function leave(shell: Shell, status: number): undefined {
  shell.frames.pop();
  shell.status = status;
}

function stepCapture(shell: Shell, frame: Frame): undefined {
  const id = frame.buffer as number;
  if (frame.step === 0) return enter(shell, frame, frame.node as Command);
  const text = shell.buffers[id] ?? '';
  delete shell.buffers[id];
  if (frame.saved) restore(shell, frame.saved);
  shell.frames.pop();
  const asker = shell.frames.at(-1);
  if (asker) replaceTop(shell, { ...asker, captured: [...asker.captured, text] });
}

/** Runs the next command substitution of some words; false when all are there. */
function capture(shell: Shell, frame: Frame, words: readonly Word[]): boolean {
  const node = substitutionsIn(words)[frame.captured.length];
  if (!node) return false;
  const buffer = shell.nextId++;
  shell.frames.push({
    kind: 'capture',
    node,
    step: 0,
    fds: { ...frame.fds, 1: { to: 'buffer', id: buffer } },
    captured: [],
    buffer,
    saved: environmentOf(shell),
  });
  return true;
}

function scopeOf(shell: Shell, host: ShellHost, frame: Frame): Scope {
  return {
    shell,
    captured: frame.captured,
    next: 0,
    list: (folder) => host.files.list(folder === '.' ? shell.directory : folder),
  };
}

function stepCommand(shell: Shell, host: ShellHost, frame: Frame, node: Command): undefined {
  switch (node.kind) {
    case 'simple':
      return stepSimple(shell, host, frame, node);
    case 'list': {
      const item = node.items[frame.step];
      if (item) return enter(shell, frame, item);
      return leave(shell, node.items.length === 0 ? 0 : shell.status);
    }
    case 'and':
    case 'or':
      if (frame.step === 0) return enter(shell, frame, node.left, {}, { tested: true });
      if (frame.step === 1 && (shell.status === 0) === (node.kind === 'and')) return enter(shell, frame, node.right);
      return leave(shell, shell.status);
    case 'not':
      if (frame.step === 0) return enter(shell, frame, node.body, {}, { tested: true });
      return leave(shell, shell.status === 0 ? 1 : 0);
    case 'pipeline':
      return stepPipeline(shell, frame, node.parts);
    case 'background':
      return background(shell, host, frame, node.body);
    case 'if':
      if (frame.step === 0) return enter(shell, frame, node.condition, {}, { tested: true });
      if (frame.step === 1 && shell.status === 0) return enter(shell, frame, node.then);
      if (frame.step === 1 && node.otherwise) return enter(shell, frame, node.otherwise);
      return leave(shell, frame.step === 1 ? 0 : shell.status);
    case 'while':
    case 'until':
      return stepLoop(shell, frame, node);
    case 'for':
      return stepFor(shell, host, frame, node);
    case 'case':
      return stepCase(shell, host, frame, node);
    case 'group':
      if (frame.step === 0) return enter(shell, frame, node.body);
      return leave(shell, shell.status);
    case 'subshell':
      if (frame.step === 0) return enter(shell, frame, node.body, { saved: environmentOf(shell) });
      if (frame.saved) restore(shell, frame.saved);
      return leave(shell, shell.status);
    case 'function':
      shell.functions[node.name] = node.body;
      return leave(shell, 0);
    case 'redirected': {
      const targets = node.redirects.map(({ target }) => target);
      if (frame.step > 0) return leave(shell, shell.status);
      if (capture(shell, frame, targets)) return;
      const scope = scopeOf(shell, host, frame);
      const fds = redirect(
        shell,
        host,
        frame.fds,
        node.redirects,
        targets.map((word) => expandText(word, scope)),
      );
      return enter(shell, frame, node.body, {}, { fds });
    }
  }
}

function stepSimple(shell: Shell, host: ShellHost, frame: Frame, node: SimpleCommand): undefined {
  const targets = node.redirects.map(({ target }) => target);
  const values = node.assignments.map(({ value }) => value);
  if (frame.captured.length === 0 && frame.step === 0) {
    replaceTop(shell, { ...frame, step: 1 });
    if (node.words.length === 0) shell.status = 0;
  }
  if (capture(shell, shell.frames.at(-1) as Frame, [...node.words, ...targets, ...values])) return;
  const scope = scopeOf(shell, host, frame);
  const argv = expandFields(node.words, scope);
  const texts = targets.map((word) => expandText(word, scope));
  const assigned = node.assignments.map(({ name, value }) => ({ name, text: expandText(value, scope) }));
  const fds = node.redirects.length > 0 ? redirect(shell, host, frame.fds, node.redirects, texts) : frame.fds;
  shell.frames.pop();
  if (shell.xtrace)
    writeTo(shell, host, fds[2], `+ ${[...assigned.map(({ name, text }) => `${name}=${text}`), ...argv].join(' ')}\n`);
  if (argv.length === 0) {
    for (const { name, text } of assigned) shell.variables[name] = text;
    return;
  }
  if (argv[0] === 'exec' && argv.length === 1) {
    shell.frames = shell.frames.map((below) => ({ ...below, fds: { ...below.fds, ...fds } }));
    shell.status = 0;
    return;
  }
  withAssignments(shell, assigned, () => execute(shell, host, argv, fds, frame.tested ?? false));
}

/** `NAME=value command`: the variable is set and exported for the command alone. */
function withAssignments(
  shell: Shell,
  assigned: readonly { name: string; text: string }[],
  run: () => undefined,
): undefined {
  if (assigned.length === 0) return run();
  const variables = { ...shell.variables };
  const exported = { ...shell.exported };
  for (const { name, text } of assigned) {
    shell.variables[name] = text;
    shell.exported[name] = true;
  }
  const depth = shell.frames.length;
  run();
  if (shell.frames.length > depth) return;
  for (const { name } of assigned) {
    if (variables[name] === undefined) delete shell.variables[name];
    else shell.variables[name] = variables[name];
    if (!exported[name]) delete shell.exported[name];
  }
}

/** The parts run one after the other, each with all of what the one before wrote. */
function stepPipeline(shell: Shell, frame: Frame, parts: readonly Command[]): undefined {
  const previous = frame.buffer;
  if (frame.saved) restore(shell, frame.saved);
  const part = parts[frame.step];
  if (!part) return leave(shell, shell.status);
  const fds = { ...frame.fds };
  if (previous !== undefined) {
    const input = shell.nextId++;
    shell.inputs[input] = { text: shell.buffers[previous] ?? '', at: 0 };
    delete shell.buffers[previous];
    fds[0] = { to: 'input', id: input };
  }
  const last = frame.step === parts.length - 1;
  const buffer = last ? undefined : shell.nextId++;
  if (buffer !== undefined) fds[1] = { to: 'buffer', id: buffer };
  enter(shell, frame, part, { buffer, saved: environmentOf(shell) }, { fds });
}

function background(shell: Shell, host: ShellHost, frame: Frame, body: Command): undefined {
  const child = copyShell(shell);
  child.frames = [{ kind: 'command', node: body, step: 0, fds: { ...frame.fds, 0: { to: 'null' } }, captured: [] }];
  child.pending = [];
  child.children = {};
  child.traps = Object.fromEntries(Object.entries(shell.traps).filter(([, action]) => action === ''));
  const pid = host.fork(child);
  shell.lastBackground = pid;
  shell.children[pid] = -1;
  leave(shell, 0);
}

function stepLoop(shell: Shell, frame: Frame, node: Command & { kind: 'while' | 'until' }): undefined {
  if (frame.step === 0) return enter(shell, frame, node.condition, {}, { tested: true });
  if (frame.step === 2) return replaceTop(shell, { ...frame, step: 0, status: shell.status });
  if ((shell.status === 0) === (node.kind === 'while')) return enter(shell, frame, node.body);
  leave(shell, frame.status ?? 0);
}

function stepFor(shell: Shell, host: ShellHost, frame: Frame, node: Command & { kind: 'for' }): undefined {
  if (!frame.items) {
    if (node.words && capture(shell, frame, node.words)) return;
    const items = node.words ? expandFields(node.words, scopeOf(shell, host, frame)) : shell.positional;
    return replaceTop(shell, { ...frame, items, status: 0 });
  }
  const status = frame.step > 0 ? shell.status : 0;
  const item = frame.items[frame.step];
  if (item === undefined) return leave(shell, status);
  shell.variables[node.name] = item;
  enter(shell, frame, node.body);
}

function stepCase(shell: Shell, host: ShellHost, frame: Frame, node: Command & { kind: 'case' }): undefined {
  if (frame.step > 0) return leave(shell, shell.status);
  const words = [node.word, ...node.arms.flatMap(({ patterns }) => patterns)];
  if (capture(shell, frame, words)) return;
  const scope = scopeOf(shell, host, frame);
  const text = expandText(node.word, scope);
  const arm = node.arms.find(({ patterns }) =>
    patterns.some((pattern) => patternToRegExp(expandToPattern(pattern, scope)).test(text)),
  );
  if (!arm) return leave(shell, 0);
  enter(shell, frame, arm.body);
}
