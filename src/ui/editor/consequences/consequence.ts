import type { Scene } from '../advice/rule';
import type { Path, Written } from '../manifest';

/** What a field comes to here: `25% of 4 = 1`, `so at least 3 stay`. */
export interface Consequence {
  readonly figure: string;
  readonly rest: string;
}

/** Reckons what one field comes to; undefined where nothing can be said. */
export type Reckoning = (one: Written, path: Path, scene: Scene) => Consequence | undefined;
