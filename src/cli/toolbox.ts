import type { ApiDoor } from '../engine/apiserver/request';
import type { Program } from './program';

/** What can be typed in a terminal, and what completes it. */
export interface Toolbox {
  readonly programs: readonly Program[];
  complete(
    line: string,
    cursor: number,
    files: readonly string[],
    api: ApiDoor,
  ): { readonly from: number; readonly words: readonly string[] };
}
