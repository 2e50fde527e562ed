import type { Playground } from '../../mirror/playground';
import { tell } from '../../mirror/store';
import { openFile, showFile } from '../../mirror/tabs';
import { editingText } from '../../texts/editing';
import { focusPane } from '../kit/workspace';
import { offerToSplit } from './splitting';

const FILES_AT_MOST = 50;
/** As large a file as a link may carry, in bytes. */
const BYTES_AT_MOST = 1_000_000;
/** Folders within folders, and what is looked at in all of them. */
const DEPTH_AT_MOST = 8;
const LOOKED_AT_MOST = 2_000;
const NAME = /\.(ya?ml|json)$/i;

/** Opens what a person let fall on the page: files, and what is in folders. */
export async function openDropped(
  playground: Pick<Playground, 'tabs' | 'mirror'>,
  entries: readonly FileSystemEntry[],
  files: readonly File[],
): Promise<void> {
  const { found, unread } = entries.length > 0 ? await filesOf(entries) : { found: files, unread: [] };
  await openFiles(playground, found, unread);
}

/** The files of entries and of their folders, and the names of what cannot be read: it may be gone, or be nobody's to read. */
async function filesOf(entries: readonly FileSystemEntry[]) {
  const found: File[] = [];
  const unread: string[] = [];
  let looked = 0;
  const visit = async (entry: FileSystemEntry, depth: number): Promise<void> => {
    if (looked++ > LOOKED_AT_MOST || found.length > FILES_AT_MOST || entry.name.startsWith('.')) return;
    try {
      if (entry.isFile) found.push(await fileOf(entry as FileSystemFileEntry));
      else if (depth < DEPTH_AT_MOST)
        for (const one of await childrenOf(entry as FileSystemDirectoryEntry)) await visit(one, depth + 1);
    } catch {
      unread.push(entry.name);
    }
  };
  for (const entry of entries) await visit(entry, 0);
  return { found, unread };
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a folder's entries in portions, until an empty one. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((one, other) => (one.name < other.name ? -1 : 1));
    all.push(...some);
  }
}

/** Opens files in tabs and says what was left out, and why. */
export async function openFiles(
  playground: Pick<Playground, 'tabs' | 'mirror'>,
  files: readonly File[],
  unread: readonly string[] = [],
): Promise<void> {
  const { tabs, mirror } = playground;
  const opened: string[] = [];
  const left: string[] = [...unread];
  for (const file of files) {
    const text = opened.length < FILES_AT_MOST ? await textOf(file).catch(() => undefined) : undefined;
    if (text === undefined) left.push(file.name);
    else opened.push(openFile(tabs, file.name, text));
  }
  const [first] = opened;
  if (first !== undefined) {
    showFile(tabs, first);
    focusPane('editor');
    if (opened.length === 1) offerToSplit(first, tabs.getState().files.find(({ name }) => name === first)?.text ?? '');
  }
  const detail = left.length > 0 ? editingText('drop.left', { names: namesOf(left) }) : undefined;
  tell(mirror, {
    id: 'files',
    tone: opened.length > 0 ? 'plain' : 'warn',
    title:
      opened.length > 0
        ? editingText('drop.opened', { count: opened.length, names: namesOf(opened) })
        : editingText('drop.nothing'),
    ...(detail && { detail }),
  });
}

async function textOf(file: File): Promise<string | undefined> {
  if (!NAME.test(file.name) || file.size > BYTES_AT_MOST) return undefined;
  const text = await file.text();
  // The sign of what is no text.
  return text.includes('\0') ? undefined : text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? editingText('drop.more', { names: shown, count: names.length - 4 }) : shown;
}
