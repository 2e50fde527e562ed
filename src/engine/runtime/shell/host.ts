import type { HttpReply, HttpRequest } from '../../network/http';
import type { NameAnswer } from '../../network/passage';
import type { Shell } from './state';

/** Why a file could not be opened or changed, in the words of busybox. */
export type FileError =
  | 'No such file or directory'
  | 'nonexistent directory'
  | 'Is a directory'
  | 'Read-only file system';

/** The files that a process sees: its image's, what it wrote, and the volumes mounted into it. Paths are absolute. */
export interface Files {
  read(path: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: FileError };
  /** Undefined when all went well. */
  write(path: string, text: string): FileError | undefined;
  remove(path: string): FileError | undefined;
  makeFolder(path: string): FileError | undefined;
  isFolder(path: string): boolean;
  exists(path: string): boolean;
  /** The names in a folder, sorted; undefined where there is none. */
  list(path: string): readonly string[] | undefined;
}

/** What a shell asks of the machine that it runs on. */
export interface ShellHost {
  /** Cluster time in milliseconds. */
  readonly now: number;
  readonly files: Files;
  readonly hostname: string;
  /** Whom the process runs as; root when left out. */
  readonly user?: { readonly uid: number; readonly gid: number; readonly groups: readonly number[] };
  print(stream: 1 | 2, text: string): void;
  /** Starts a copy of the shell as a process of its own: `command &`. The result is its number. */
  fork(child: Shell): number;
  /** Starts a program of the image that is no tool of the shell; undefined when there is none of that name. */
  launch(argv: readonly string[], environment: Readonly<Record<string, string>>): number | undefined;
  isProgram(name: string): boolean;
  /** Sends a signal (`TERM`) to a process of the container; false when there is none. */
  signal(pid: number, signal: string): boolean;
  resolve(name: string): NameAnswer;
  /** The cluster's DNS server. */
  readonly nameserver: string;
  connect(address: string, port: number, request: HttpRequest | null): HttpReply;
  /** The address that requests come from. */
  readonly address: string;
}

/** `/a/./b/../c` and relative names to an absolute path without dots. */
export function resolvePath(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${directory}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
