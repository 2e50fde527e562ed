import type { IngressClass, IngressClassParametersReference } from '../../generated/networking/v1';
import type { KindRules } from '../../kindRules';
import { addInvalid, type FieldError, forbidden, notSupported, required, tooLong } from '../../meta/fieldError';
import { byteLength, domainPathErrors, labelErrors, subdomainErrors } from '../../meta/names';
import {
  pathSegmentName,
  subdomainName,
  validateImmutable,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../meta/objectMeta';

const SCOPES = ['Cluster', 'Namespace'];
const CONTROLLER_BYTES = 250;

/** Models SetDefaults_IngressClass. */
function defaults(ingressClass: IngressClass): IngressClass {
  const parameters = ingressClass.spec?.parameters;
  if (!parameters || (parameters.scope ?? null) !== null) return ingressClass;
  return { ...ingressClass, spec: { ...ingressClass.spec, parameters: { ...parameters, scope: 'Cluster' } } };
}

/** Models ValidateIngressClass. */
function validate({ metadata, spec }: IngressClass, errors: FieldError[]): void {
  validateObjectMeta(metadata, false, subdomainName, errors);
  const { controller = '', parameters } = spec ?? {};
  if (byteLength(controller) > CONTROLLER_BYTES) errors.push(tooLong('spec.controller', CONTROLLER_BYTES));
  if (controller === '') errors.push(required('spec.controller'));
  else {
    const wrong = domainPathErrors(controller);
    addInvalid(errors, 'spec.controller', wrong.part, wrong.errors);
  }
  if (parameters) validateParameters(parameters, errors);
}

function validateParameters(parameters: IngressClassParametersReference, errors: FieldError[]): void {
  const path = 'spec.parameters';
  const { apiGroup, kind, name, scope = '', namespace } = parameters;
  if (apiGroup !== undefined) addInvalid(errors, `${path}.apiGroup`, apiGroup, subdomainErrors(apiGroup));
  if (!kind) errors.push(required(`${path}.kind`));
  else addInvalid(errors, `${path}.kind`, kind, pathSegmentName(kind, false));
  if (!name) errors.push(required(`${path}.name`));
  else addInvalid(errors, `${path}.name`, name, pathSegmentName(name, false));
  if (!SCOPES.includes(scope)) errors.push(notSupported(`${path}.scope`, scope, SCOPES));
  if (scope === 'Namespace') {
    if (namespace === undefined) {
      errors.push(required(`${path}.namespace`, "`parameters.scope` is set to 'Namespace'"));
    } else addInvalid(errors, `${path}.namespace`, namespace, labelErrors(namespace));
  } else if (scope === 'Cluster' && namespace !== undefined) {
    errors.push(forbidden(`${path}.namespace`, "`parameters.scope` is set to 'Cluster'"));
  }
}

/** Models the API's networking.k8s.io/v1 IngressClass. */
export const ingressClassRules: KindRules<IngressClass> = {
  defaults,
  validate,
  validateUpdate: (ingressClass, old, errors) => {
    validateObjectMetaUpdate(ingressClass.metadata, old.metadata, errors);
    const { controller } = ingressClass.spec ?? {};
    validateImmutable(controller, old.spec?.controller, 'spec.controller', errors, controller ?? '');
    validate(ingressClass, errors);
  },
};
