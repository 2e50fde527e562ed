import { FULL_TOOLBOX } from '../cli/fullToolbox';
import { SHELL } from '../engine/shell';

/** What a cluster needs from its first command on: everything that can be typed, and the shell that containers run. */
export const REST = { toolbox: FULL_TOOLBOX, shell: SHELL };
