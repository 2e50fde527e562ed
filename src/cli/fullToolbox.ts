import { completeLine } from './completion';
import { PROGRAMS } from './programs/registry';
import type { Toolbox } from './toolbox';

/** Everything that can be typed. */
export const FULL_TOOLBOX: Toolbox = { programs: PROGRAMS, complete: completeLine };
