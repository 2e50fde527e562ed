import type { Verb } from '../call';
import { markVerb } from '../drain/nodes';

/** `kubectl cordon`. */
export const cordon: Verb = markVerb('cordon');

/** `kubectl uncordon`. */
export const uncordon: Verb = markVerb('uncordon');
