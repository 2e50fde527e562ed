import { createStore } from 'zustand/vanilla';
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

onNextCluster(() => splitOffer.setState({ file: '', count: 0 }));
