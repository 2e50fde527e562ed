import type { Program } from '../program';
import { clear } from './clear';
import { help } from './help';
import { kubectl } from './kubectl';

/** Everything that can be typed as a line's first word. */
export const PROGRAMS: readonly Program[] = [kubectl, help, clear];
