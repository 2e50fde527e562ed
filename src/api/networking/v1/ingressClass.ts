import type { IngressClass } from '../../generated/networking/v1';
import type { KindRules } from '../../kindRules';

/** Models SetDefaults_IngressClass. */
function defaults(ingressClass: IngressClass): IngressClass {
  const parameters = ingressClass.spec?.parameters;
  if (!parameters || parameters.scope !== undefined) return ingressClass;
  return { ...ingressClass, spec: { ...ingressClass.spec, parameters: { ...parameters, scope: 'Cluster' } } };
}

/** Models the API's networking.k8s.io/v1 IngressClass. */
export const ingressClassRules: KindRules<IngressClass> = { defaults };
