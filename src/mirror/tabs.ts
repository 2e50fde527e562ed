import { createStore, type StoreApi } from 'zustand/vanilla';
import { mishapsText } from '../texts/mishaps';
import type { KeptFile, KeptTabs } from './kept';

/** The editor's files, which are the terminal's files too. */
export interface Tabs extends KeptTabs {
  /** Grows when a text was changed by anything but the editor that shows it. */
  readonly reloads: number;
}

export type TabsStore = StoreApi<Tabs>;

/** Room for `-2` is left beneath what FILE_NAME takes. */
const LONGEST_NAME = 58;
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

export function createTabs(): TabsStore {
  return createStore<Tabs>(() => ({ files: [], active: '', reloads: 0 }));
}

/** Replaces all files, as after a reload of the page. */
export function loadTabs(store: TabsStore, tabs: KeptTabs): void {
  store.setState(({ reloads }) => ({ files: tabs.files, active: tabs.active, reloads: reloads + 1 }));
}

/** What the editor calls as a person types. */
export function editFile(store: TabsStore, name: string, text: string): void {
  store.setState(({ files }) => ({ files: files.map((file) => (file.name === name ? { ...file, text } : file)) }));
}

export function showFile(store: TabsStore, name: string): void {
  if (store.getState().files.some((file) => file.name === name)) store.setState({ active: name });
}

/** Adds an empty file with a name of its own and shows it. */
export function addFile(store: TabsStore): string {
  const { files } = store.getState();
  const taken = new Set(files.map((file) => file.name));
  let number = 1;
  const name = () => (number === 1 ? 'new.yaml' : `new-${number}.yaml`);
  while (taken.has(name())) number++;
  const file: KeptFile = { name: name(), text: '' };
  store.setState({ files: [...files, file], active: file.name });
  return file.name;
}

/** Opens a text as a file of this name, or the nearest name that is free, and shows it. Gives the name that it got. */
export function openFile(store: TabsStore, name: string, text: string): string {
  const { files } = store.getState();
  const taken = new Set(files.map((file) => file.name));
  const wanted = fileNameOf(name);
  const [, stem = wanted, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(wanted) ?? [];
  let free = wanted;
  for (let number = 2; taken.has(free); number++) free = `${stem}-${number}${ending}`;
  store.setState({ files: [...files, { name: free, text }], active: free });
  return free;
}

/** The nearest name that a file may have. */
function fileNameOf(name: string): string {
  const allowed = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  if (allowed === '') return 'new.yaml';
  if (allowed.length <= LONGEST_NAME) return allowed;
  const ending = /\.[^.]{1,8}$/.exec(allowed)?.[0] ?? '';
  return allowed.slice(0, LONGEST_NAME - ending.length) + ending;
}

/** Puts a file at another place among its neighbours, counted from 0. */
export function moveFile(store: TabsStore, name: string, to: number): void {
  store.setState(({ files }) => {
    const from = files.findIndex((file) => file.name === name);
    const moved = files[from];
    const place = Math.max(0, Math.min(files.length - 1, to));
    if (!moved || place === from) return {};
    return { files: files.toSpliced(from, 1).toSpliced(place, 0, moved) };
  });
}

/** Replaces the text of a file from outside of the editor that shows it. */
export function replaceText(store: TabsStore, name: string, text: string): void {
  store.setState(({ files, reloads }) => ({
    files: files.map((file) => (file.name === name ? { ...file, text } : file)),
    reloads: reloads + 1,
  }));
}

/** Why a file cannot be called so, in a sentence; undefined when it can. */
export function refuseName(store: TabsStore, from: string, to: string): string | undefined {
  if (to === from) return undefined;
  if (!FILE_NAME.test(to)) return mishapsText('name.letters');
  if (store.getState().files.some((file) => file.name === to)) return mishapsText('name.taken', { name: to });
  return undefined;
}

export function renameFile(store: TabsStore, from: string, to: string): void {
  if (from === to || refuseName(store, from, to)) return;
  store.setState(({ files, active }) => ({
    files: files.map((file) => (file.name === from ? { ...file, name: to } : file)),
    active: active === from ? to : active,
  }));
}

/** Takes a file away; the returned function puts it back where it was. */
export function closeFile(store: TabsStore, name: string): () => void {
  const { files, active } = store.getState();
  const index = files.findIndex((file) => file.name === name);
  const closed = files[index];
  if (!closed) return () => {};
  const rest = files.filter((file) => file !== closed);
  store.setState({
    files: rest,
    active: active === name ? (rest[Math.min(index, rest.length - 1)]?.name ?? '') : active,
  });
  return () =>
    store.setState((now) => {
      if (now.files.some((file) => file.name === name)) return now;
      return { files: now.files.toSpliced(index, 0, closed), active: name };
    });
}

/** The files that a command line may read: those it names, and all of them when it names a folder or a pattern. */
export function filesOf(line: string, files: readonly KeptFile[]): Readonly<Record<string, string>> | undefined {
  const everything = /(^|\s|=)(\.\/?|\*\S*|\S*\/\*\S*)(\s|$)|(^|[;&|]\s*)ls\b/.test(line);
  const found = files.filter((file) => everything || line.includes(file.name));
  return found.length > 0 ? Object.fromEntries(found.map((file) => [file.name, file.text])) : undefined;
}
