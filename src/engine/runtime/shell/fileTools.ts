import { resolvePath } from './host';
import { patternToRegExp } from './pattern';
import { flags, joined, sizeOf, type ToolCall, type ToolResult, zeros } from './tool';

/** busybox touch. */
export function touch(call: ToolCall): ToolResult {
  let err = '';
  for (const path of flags(call.args).rest) {
    const full = resolvePath(call.directory, path);
    if (call.host.files.exists(full)) continue;
    const error = call.host.files.write(full, '');
    if (error) err += `touch: ${path}: ${error === 'nonexistent directory' ? 'No such file or directory' : error}\n`;
  }
  return { status: err ? 1 : 0, err };
}

/** busybox rm. */
export function rm(call: ToolCall): ToolResult {
  const { has, rest } = flags(call.args);
  let err = '';
  for (const path of rest) {
    const full = resolvePath(call.directory, path);
    if (call.host.files.isFolder(full) && !has('r') && !has('R')) {
      err += `rm: '${path}' is a directory\n`;
      continue;
    }
    const error = call.host.files.remove(full);
    if (error && !(has('f') && error === 'No such file or directory')) err += `rm: can't remove '${path}': ${error}\n`;
  }
  return { status: err ? 1 : 0, err };
}

/** busybox mkdir. */
export function mkdir(call: ToolCall): ToolResult {
  const { has, rest } = flags(call.args);
  let err = '';
  for (const path of rest) {
    const full = resolvePath(call.directory, path);
    if (call.host.files.exists(full)) {
      if (!has('p')) err += `mkdir: can't create directory '${path}': File exists\n`;
      continue;
    }
    const error = call.host.files.makeFolder(full);
    if (error) err += `mkdir: can't create directory '${path}': ${error}\n`;
  }
  return { status: err ? 1 : 0, err };
}

/** `cp`, and `mv` when it also removes. */
export function copy(name: string, call: ToolCall, removes: boolean): ToolResult {
  const paths = flags(call.args).rest;
  const target = paths.at(-1);
  if (paths.length < 2 || target === undefined) return { status: 1, err: `${name}: missing file operand\n` };
  let err = '';
  for (const path of paths.slice(0, -1)) {
    const source = resolvePath(call.directory, path);
    const file = call.host.files.read(source);
    if (!file.ok) {
      err += `${name}: can't stat '${path}': ${file.error}\n`;
      continue;
    }
    let full = resolvePath(call.directory, target);
    if (call.host.files.isFolder(full)) full = `${full}/${source.slice(source.lastIndexOf('/') + 1)}`;
    const error = call.host.files.write(full, file.text);
    if (error) err += `${name}: can't create '${target}': ${error}\n`;
    else if (removes) call.host.files.remove(source);
  }
  return { status: err ? 1 : 0, err };
}

/** busybox ls. */
export function ls(call: ToolCall): ToolResult {
  const { has, rest } = flags(call.args);
  const files: string[] = [];
  const folders: string[] = [];
  let err = '';
  for (const path of rest.length > 0 ? [...rest].sort() : ['.']) {
    const full = resolvePath(call.directory, path);
    const names = call.host.files.list(full);
    if (names) {
      const shown = joined(names.filter((name) => has('a') || has('A') || !name.startsWith('.')));
      folders.push(rest.length > 1 ? `${path}:\n${shown}` : shown);
    } else if (call.host.files.exists(full)) files.push(path);
    else err += `ls: ${path}: No such file or directory\n`;
  }
  const parts = files.length > 0 ? [joined(files), ...folders] : folders;
  return { status: err ? 1 : 0, out: parts.join('\n'), err };
}

/** busybox find. */
export function find(call: ToolCall): ToolResult {
  const [root = '.'] = call.args.filter((arg) => !arg.startsWith('-'));
  const nameAt = call.args.indexOf('-name');
  const matches = nameAt < 0 ? undefined : patternToRegExp(call.args[nameAt + 1] ?? '');
  const out: string[] = [];
  const visit = (shown: string): void => {
    const path = resolvePath(call.directory, shown);
    if (!matches || matches.test(shown.slice(shown.lastIndexOf('/') + 1))) out.push(shown);
    for (const name of call.host.files.list(path) ?? []) visit(`${shown === '/' ? '' : shown}/${name}`);
  };
  if (!call.host.files.exists(resolvePath(call.directory, root))) {
    return { status: 1, err: `find: ${root}: No such file or directory\n` };
  }
  visit(root);
  return { status: 0, out: joined(out) };
}

/** busybox dd: `if=`, `of=`, `bs=`, `count=`. */
export function dd(call: ToolCall): ToolResult {
  const option = (name: string): string | undefined =>
    call.args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1);
  const source = option('if');
  const bytes = sizeOf(option('bs') ?? '512') * Number(option('count') ?? Number.NaN);
  const file = source?.startsWith('/dev/') ? { ok: true as const, text: zeros(bytes || 0) } : undefined;
  const read =
    file ??
    (source ? call.host.files.read(resolvePath(call.directory, source)) : { ok: true as const, text: call.stdin() });
  if (!read.ok) return { status: 1, err: `dd: can't open '${source}': ${read.error}\n` };
  const text = Number.isNaN(bytes) ? read.text : read.text.slice(0, bytes);
  const target = option('of');
  if (target === undefined) return { status: 0, out: text };
  const error = call.host.files.write(resolvePath(call.directory, target), text);
  return error ? { status: 1, err: `dd: can't open '${target}': ${error}\n` } : { status: 0 };
}

/** busybox truncate and fallocate: `-s 20M FILE`, `-l 20M FILE`. */
export function resize(call: ToolCall): ToolResult {
  const at = call.args.findIndex((arg) => /^-[sl]/.test(arg));
  const attached = call.args[at]?.slice(2) ?? '';
  const bytes = sizeOf(attached || (call.args[at + 1] ?? ''));
  const path = call.args.at(-1) ?? '';
  const full = resolvePath(call.directory, path);
  const known = call.host.files.read(full);
  const text = known.ok ? known.text : '';
  const error = call.host.files.write(full, text.slice(0, bytes) + zeros(bytes - text.length));
  return error ? { status: 1, err: `truncate: ${path}: open: ${error}\n` } : { status: 0 };
}
