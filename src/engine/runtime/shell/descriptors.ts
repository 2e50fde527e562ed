import { type Files, resolvePath, type ShellHost } from './host';
import type { Descriptor, Descriptors, Shell } from './state';
import type { Redirect } from './syntax';

/** A redirection that failed, with the shell's message. */
export class RedirectError extends Error {}

/** Applies redirections whose targets are expanded. `>` empties its file now. */
export function redirect(
  shell: Shell,
  host: ShellHost,
  fds: Descriptors,
  redirects: readonly Redirect[],
  targets: readonly string[],
): Descriptors {
  const result: Record<number, Descriptor> = { ...fds };
  redirects.forEach(({ fd, operator }, index) => {
    const target = targets[index] as string;
    result[fd] = open(shell, host, result, operator, target);
  });
  return result;
}

function open(
  shell: Shell,
  host: ShellHost,
  fds: Descriptors,
  operator: Redirect['operator'],
  target: string,
): Descriptor {
  if (operator === '<<') return input(shell, target);
  if (operator === '<&' || operator === '>&') {
    if (target === '-') return { to: 'null' };
    const copied = fds[Number(target)];
    if (!copied) throw new RedirectError(`dup2(${target},${operator === '<&' ? 0 : 1}): Bad file descriptor`);
    return copied;
  }
  const path = resolvePath(shell.directory, target);
  const special = specialFile(path);
  if (operator === '<') {
    if (special) return special.to === 'null' ? special : (fds[0] ?? { to: 'null' });
    const file = host.files.read(path);
    if (!file.ok) throw new RedirectError(`can't open ${target}: ${shortened(file.error)}`);
    return input(shell, file.text);
  }
  if (special) return special;
  const text = operator === '>>' ? readOr(host.files, path, '') : '';
  const error = host.files.write(path, text);
  if (error) throw new RedirectError(`can't create ${target}: ${shortened(error)}`);
  return { to: 'file', path };
}

/** ash says `no such file` where the tools say it in full. */
function shortened(error: string): string {
  return error === 'No such file or directory' ? 'no such file' : error;
}

function specialFile(path: string): Descriptor | undefined {
  if (path === '/dev/null') return { to: 'null' };
  if (path === '/dev/stdout' || path === '/proc/1/fd/1' || path === '/dev/fd/1') return { to: 'output', stream: 1 };
  if (path === '/dev/stderr' || path === '/proc/1/fd/2' || path === '/dev/fd/2') return { to: 'output', stream: 2 };
  return undefined;
}

function input(shell: Shell, text: string): Descriptor {
  const id = shell.nextId++;
  shell.inputs[id] = { text, at: 0 };
  return { to: 'input', id };
}

function readOr(files: Files, path: string, otherwise: string): string {
  const file = files.read(path);
  return file.ok ? file.text : otherwise;
}

/** Writes to a descriptor of a command. */
export function writeTo(shell: Shell, host: ShellHost, descriptor: Descriptor | undefined, text: string): void {
  if (text === '' || !descriptor) return;
  if (descriptor.to === 'output') host.print(descriptor.stream, text);
  else if (descriptor.to === 'buffer') shell.buffers[descriptor.id] = (shell.buffers[descriptor.id] ?? '') + text;
  else if (descriptor.to === 'file') {
    host.files.write(descriptor.path, readOr(host.files, descriptor.path, '') + text);
  }
}

/** Everything that is left on a descriptor. */
export function readAll(shell: Shell, descriptor: Descriptor | undefined): string {
  if (descriptor?.to !== 'input') return '';
  const source = shell.inputs[descriptor.id];
  if (!source) return '';
  shell.inputs[descriptor.id] = { ...source, at: source.text.length };
  return source.text.slice(source.at);
}

/** The next line without its end, or undefined at the end; `whole` is false for a last line that has no end. */
export function readLine(
  shell: Shell,
  descriptor: Descriptor | undefined,
): { line: string; whole: boolean } | undefined {
  if (descriptor?.to !== 'input') return undefined;
  const source = shell.inputs[descriptor.id];
  if (!source || source.at >= source.text.length) return undefined;
  const end = source.text.indexOf('\n', source.at);
  const line = source.text.slice(source.at, end < 0 ? undefined : end);
  shell.inputs[descriptor.id] = { ...source, at: end < 0 ? source.text.length : end + 1 };
  return { line, whole: end >= 0 };
}
