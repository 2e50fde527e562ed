import { createStore } from 'zustand/vanilla';

interface Comparison {
  readonly file: string;
  /** What the marks beside the lines compare with: `revision`, or '' while nothing differs. */
  readonly against: '' | 'revision' | 'cluster';
  /** Of a Deployment. */
  readonly revision: number;
}

/** What the file that is shown is compared with while it is written. */
export const comparison = createStore<Comparison>(() => ({ file: '', against: '', revision: 0 }));
