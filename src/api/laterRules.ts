import type { KindRules } from './kindRules';
import type { KubernetesObject } from './meta/object';
import { MORE_RULES } from './moreRules';

/**
 * The rules of kinds that no cluster needs to come up. In the page's worker the build leaves them out of the first chunk
 * (scripts/later-rules.ts), and they are set when the second one has come: nothing that a person does is done before.
 */
export const LATER: { rules: ReadonlyMap<string, KindRules<KubernetesObject>> } = { rules: MORE_RULES };
