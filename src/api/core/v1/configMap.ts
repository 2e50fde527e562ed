import type { ConfigMap } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';

/** Models the API's v1 ConfigMap. */
export const configMapRules: KindRules<ConfigMap> = {};
