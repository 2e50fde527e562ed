import type { Ingress } from '../../generated/networking/v1';
import type { KindRules } from '../../kindRules';

/** Models the API's networking.k8s.io/v1 Ingress. */
export const ingressRules: KindRules<Ingress> = {};
