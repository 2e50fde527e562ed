import { FULL_TOOLBOX } from '../cli/fullToolbox';
import { SHELL } from '../engine/shell';
import { Desk } from './desk/desk';
import { WHYS } from './why/answers';

/** What a cluster needs from its first command on: everything that can be typed, the shell that containers run, and who answers in detail. */
export const REST = { toolbox: FULL_TOOLBOX, shell: SHELL, Desk, whys: WHYS };
