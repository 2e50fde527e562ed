import { findVerb } from '../kubectl/commands';
import { helpOf } from '../kubectl/help';
import type { Program } from '../program';
import { clear } from './clear';
import { help } from './help';
import { kubectlProgram } from './kubectl';

/** Everything that can be typed as a line's first word. */
export const PROGRAMS: readonly Program[] = [kubectlProgram(findVerb, helpOf), help, clear];
