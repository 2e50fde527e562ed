import type { Container, ContainerSpec, RuntimeState, Sandbox } from './container';
import { filesOf } from './files';
import { findImage } from './registry';
import type { ShellHost } from './shell/host';
import type { ShellEngine } from './shell/shellEngine';
import { newShell, type Shell } from './shell/state';
import { ShellSyntaxError } from './shell/syntax';

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Does the container have a command of that name? */
export function canRun(
  state: RuntimeState,
  container: Container,
  name: string,
  now: number,
  engine: () => ShellEngine,
): boolean {
  const image = findImage(container.image);
  if (!image || name === '') return false;
  if (image.programs[baseName(name)] || image.unknownCommandExits !== undefined) return true;
  if (image.tools && engine().isKnownCommand(name)) return true;
  return name.includes('/') && filesOf(state, container, () => now).read(name).ok;
}

/** Why a command cannot be started, in runc's words. */
export function notThere(name: string): string {
  return name.includes('/') ? `stat ${name}: no such file or directory` : 'executable file not found in $PATH';
}

/** `nginx` of `/usr/sbin/nginx`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The words that a container runs: the pod's, completed by the image's. */
export function commandOf(container: Container): readonly string[] {
  const image = findImage(container.image);
  const command = container.command?.length ? container.command : undefined;
  const args = container.args?.length ? container.args : command ? [] : (image?.command ?? []);
  return [...(command ?? image?.entrypoint ?? []), ...args];
}

/** What every container has in its environment. */
export function environmentOf(sandbox: Sandbox | undefined): Record<string, string> {
  return { PATH, HOSTNAME: sandbox?.hostname ?? '', HOME: '/root' };
}

/** A shell for `sh -c SCRIPT`, or for one command without a shell. */
export function shellFor(
  pid: number,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
  directory: string,
  engine: () => ShellEngine,
): Shell {
  const [name = '', option = '', text] = argv;
  if (/^(sh|ash)$/.test(baseName(name)) && /^-[exu]*c$/.test(option) && text !== undefined) {
    const shell = newShell(pid, { script: parsed(text, engine().parseShell) }, environment, directory);
    shell.name = argv[3] ?? shell.name;
    shell.positional = argv.slice(4);
    shell.errexit = option.includes('e');
    return shell;
  }
  return newShell(pid, { argv }, environment, directory);
}

/** A script with a mistake in it says so when it is run. */
function parsed(text: string, parseShell: ShellEngine['parseShell']): ReturnType<ShellEngine['parseShell']> {
  try {
    return parseShell(text);
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    const said = `echo 'sh: ${error.message.replace(/'/g, `'\\''`)}' >&2; exit 2`;
    return parseShell(said);
  }
}

/** A container that was made and has not been started. All have the same shape: they are copied often. */
export function newContainer(id: string, spec: ContainerSpec, createdAt: number): Container {
  return {
    id,
    state: 'created',
    createdAt,
    startedAt: 0,
    finishedAt: 0,
    exitCode: 0,
    oomKilled: false,
    lost: false,
    lastWords: '',
    outputTail: '',
    nextPid: 1,
    ...spec,
  };
}

/** Where a container's processes run, and as whom. */
export function identityOf(
  { user, group = 0, groups = [0, 10] }: Container,
  { hostname, address }: Sandbox,
): Pick<ShellHost, 'hostname' | 'address' | 'user'> {
  return { hostname, address, user: { uid: user, gid: group, groups } };
}
