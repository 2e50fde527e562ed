import { MORE_RULES } from '../api/moreRules';
import { FULL_TOOLBOX } from '../cli/fullToolbox';
import { SHELL } from '../engine/shell';
import { Desk } from './desk/desk';
import { Historian } from './historian';
import { WHYS } from './why/answers';

/**
 * What a cluster needs from its first command on: everything that can be typed, the shell that containers run, who answers in
 * detail, and who knows of branches.
 */
export const REST = { rules: MORE_RULES, toolbox: FULL_TOOLBOX, shell: SHELL, Desk, Historian, whys: WHYS };
