import { createStore } from 'zustand/vanilla';
import type { Playground } from '../../mirror/playground';
import { closeFile, openFile, showFile } from '../../mirror/tabs';
import { countObjects, piecesOfBundle } from './bundle';

/** An offer to make files of their own of a file's objects. */
export const splitOffer = createStore<{ readonly file: string; readonly count: number }>(() => ({
  file: '',
  count: 0,
}));

/** After a text came from somewhere: offers to split the file, where it holds several objects. */
export function offerToSplit(file: string, text: string): void {
  const count = countObjects(text);
  splitOffer.setState(count > 1 ? { file, count } : { file: '', count: 0 });
}

/** Makes a file of each object of a file, in its place. */
export function splitFile({ tabs }: Playground, name: string): void {
  const { files } = tabs.getState();
  const file = files.find((one) => one.name === name);
  const pieces = file ? piecesOfBundle(file.text) : [];
  splitOffer.setState({ file: '', count: 0 });
  if (pieces.length < 2) return;
  closeFile(tabs, name);
  const names = pieces.map((piece) => openFile(tabs, piece.name, piece.text));
  showFile(tabs, names[0] as string);
}
