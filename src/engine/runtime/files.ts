import type { Container, Mount, RuntimeState, Sandbox } from './container';
import { findImage } from './registry';
import type { FileError, Files } from './shell/host';

const FOLDERS = new Set(
  '/ /bin /data /dev /etc /home /mnt /opt /proc /root /run /sbin /srv /sys /tmp /usr /usr/bin /usr/local /usr/share /var /var/cache /var/lib /var/log /var/run /var/tmp /work'
    .split(' ')
    .filter((path) => path !== '/data' && path !== '/work'),
);

/** Where a path is kept: in a mounted volume, or in the container's own layer. */
interface Place {
  readonly store: string;
  readonly path: string;
  readonly readOnly: boolean;
  readonly mount?: Mount;
}

/** A container's tree as its processes see it. */
export function filesOf(state: RuntimeState, container: Container, now: () => number): Files {
  const place = (path: string): Place => placeOf(container, path);
  const computed = (path: string): string | undefined => computedFile(path, state.sandboxes.get(container.uid), now());
  const stored = (path: string): string | undefined => {
    const at = place(path);
    return state.files.get(at.store)?.get(at.path);
  };
  const isFolder = (path: string): boolean => {
    if (FOLDERS.has(path) || container.workingDirectory === path) return true;
    const at = place(path);
    const files = state.files.get(at.store);
    if (at.mount && at.path === root(at.mount)) return !files?.has(at.path);
    if (container.mounts.some((mount) => mount.path.startsWith(`${path}/`))) return true;
    if (!files) return imageFolders(container).includes(path);
    if (files.has(`${at.path}/`)) return true;
    const prefix = `${at.path}/`;
    for (const key of files.keys()) if (key.startsWith(prefix)) return true;
    return imageFolders(container).includes(path);
  };
  return {
    isFolder,
    exists: (path) => computed(path) !== undefined || stored(path) !== undefined || isFolder(path),
    read: (path) => {
      const text = computed(path) ?? stored(path);
      if (text !== undefined) return { ok: true, text };
      return { ok: false, error: isFolder(path) ? 'Is a directory' : 'No such file or directory' };
    },
    write: (path, text) => {
      if (isFolder(path)) return 'Is a directory';
      if (path === container.terminationMessagePath) {
        storeOf(state, container.id).set(path, text);
        return undefined;
      }
      const at = place(path);
      if (at.readOnly) return 'Read-only file system';
      if (!isFolder(path.slice(0, path.lastIndexOf('/')) || '/')) return 'nonexistent directory';
      storeOf(state, at.store).set(at.path, text);
      return undefined;
    },
    remove: (path) => remove(state, place(path)),
    makeFolder: (path): FileError | undefined => {
      const at = place(path);
      if (at.readOnly) return 'Read-only file system';
      storeOf(state, at.store).set(`${at.path}/`, '');
      return undefined;
    },
    list: (path) => (isFolder(path) ? listFolder(state, container, place(path), path) : undefined),
  };
}

function imageFolders(container: Container): readonly string[] {
  const programs = Object.values(findImage(container.image)?.programs ?? {});
  return programs.flatMap((program) =>
    program.kind === 'server' && program.documentRoot ? [program.documentRoot] : [],
  );
}

function placeOf(container: Container, path: string): Place {
  let best: Mount | undefined;
  for (const mount of container.mounts) {
    if (path !== mount.path && !path.startsWith(`${mount.path}/`)) continue;
    if (!best || mount.path.length > best.path.length) best = mount;
  }
  if (!best) return { store: container.id, path, readOnly: container.readOnlyRoot };
  return { store: best.store, path: root(best) + path.slice(best.path.length), readOnly: best.readOnly, mount: best };
}

function root(mount: Mount): string {
  return mount.subPath === '' ? '' : `/${mount.subPath}`;
}

/** The files of a store, which begins to exist when it is asked for. */
export function storeOf(state: RuntimeState, store: string): Map<string, string> {
  let files = state.files.get(store);
  if (!files) state.files.set(store, (files = new Map()));
  return files;
}

function remove(state: RuntimeState, { store, path, readOnly }: Place): FileError | undefined {
  if (readOnly) return 'Read-only file system';
  const files = state.files.get(store);
  if (files?.delete(path)) return undefined;
  let found = false;
  for (const key of [...(files?.keys() ?? [])]) {
    if (key.startsWith(`${path}/`)) found = (files?.delete(key) ?? false) || found;
  }
  return found ? undefined : 'No such file or directory';
}

function listFolder(state: RuntimeState, container: Container, at: Place, path: string): string[] {
  const names = new Set<string>();
  const prefix = at.path === '/' ? '/' : `${at.path}/`;
  const add = (key: string, start: string): void => {
    const name = key.startsWith(start) ? key.slice(start.length).split('/')[0] : '';
    if (name) names.add(name);
  };
  for (const key of state.files.get(at.store)?.keys() ?? []) add(key, prefix);
  const shown = path === '/' ? '/' : `${path}/`;
  for (const mount of container.mounts) add(mount.path, shown);
  if (!at.mount) for (const folder of FOLDERS) add(folder, shown);
  return [...names].sort();
}

/** Files that the kernel or the kubelet makes up. */
function computedFile(path: string, sandbox: Sandbox | undefined, now: number): string | undefined {
  switch (path) {
    case '/proc/uptime': {
      const seconds = (now / 1000).toFixed(2);
      return `${seconds} ${seconds}\n`;
    }
    case '/dev/null':
      return '';
    case '/dev/zero':
    case '/dev/urandom':
      return '0';
    case '/etc/hostname':
      return `${sandbox?.hostname ?? ''}\n`;
    case '/etc/hosts':
      return sandbox?.hosts ?? `127.0.0.1\tlocalhost\n${sandbox?.address ?? ''}\t${sandbox?.hostname ?? ''}\n`;
    case '/etc/resolv.conf':
      return `search ${sandbox?.namespace ?? 'default'}.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n`;
    default:
      return undefined;
  }
}
