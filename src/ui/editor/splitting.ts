import { createStore } from 'zustand/vanilla';
import type { TabsStore } from '../../mirror/tabs';
import { onNextCluster } from '../kit/workspace';
import { countObjects } from './bundle';

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

/** The same after a paste, where what was pasted is several objects. */
export function offerAfterPaste(tabs: TabsStore, name: string, pasted: string): void {
  const file = tabs.getState().files.find((one) => one.name === name);
  if (file && countObjects(pasted) > 1) offerToSplit(name, file.text);
}

onNextCluster(() => splitOffer.setState({ file: '', count: 0 }));
