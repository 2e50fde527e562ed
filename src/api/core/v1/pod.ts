import type { Pod } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { podWithDefaults } from './podDefaults';

/** Models the API's v1 Pod. */
export const podRules: KindRules<Pod> = { defaults: podWithDefaults };
