import type { HTTPIngressPath, Ingress, IngressBackend, IngressRule, IngressTLS } from '../../generated/networking/v1';
import type { KindRules } from '../../kindRules';
import { parseIp } from '../../meta/addresses';
import { addInvalid, type FieldError, invalid, notSupported, required } from '../../meta/fieldError';
import {
  labelErrors,
  portNameErrors,
  portNumberErrors,
  subdomainErrors,
  wildcardSubdomainErrors,
} from '../../meta/names';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { validateReference } from './reference';

const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix'];
const PATH_PARTS = ['//', '/./', '/../', '%2f', '%2F'];
const PATH_ENDS = ['/..', '/.'];
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

function validateHost(host: string, path: string, errors: FieldError[]): void {
  addInvalid(errors, path, host, host.includes('*') ? wildcardSubdomainErrors(host) : subdomainErrors(host));
}

function validateRule({ host, http }: IngressRule, path: string, errors: FieldError[]): void {
  if (host) {
    if (parseIp(host)) errors.push(invalid(`${path}.host`, host, 'must be a DNS name, not an IP address'));
    validateHost(host, `${path}.host`, errors);
  }
  if (!http) return;
  const paths = http.paths ?? [];
  if (paths.length === 0) errors.push(required(`${path}.http.paths`));
  for (const [index, each] of paths.entries()) validatePath(each, `${path}.http.paths[${index}]`, errors);
}

function validatePath({ path = '', pathType, backend }: HTTPIngressPath, at: string, errors: FieldError[]): void {
  if (pathType === undefined || pathType === null) {
    errors.push(required(`${at}.pathType`, 'pathType must be specified'));
    return;
  }
  if (!PATH_TYPES.includes(pathType)) errors.push(notSupported(`${at}.pathType`, pathType, PATH_TYPES));
  else if (!path.startsWith('/') && (path !== '' || pathType !== 'ImplementationSpecific')) {
    errors.push(invalid(`${at}.path`, path, 'must be an absolute path'));
  }
  if (pathType === 'Exact' || pathType === 'Prefix') {
    for (const part of PATH_PARTS) {
      if (path.includes(part)) errors.push(invalid(`${at}.path`, path, `must not contain '${part}'`));
    }
    for (const end of PATH_ENDS) {
      if (path.endsWith(end)) errors.push(invalid(`${at}.path`, path, `cannot end with '${end}'`));
    }
  }
  validateBackend(backend ?? {}, `${at}.backend`, errors);
}

function validateBackend({ resource, service }: IngressBackend, path: string, errors: FieldError[]): void {
  if (resource && service) errors.push(invalid(path, '', 'cannot set both resource and service backends'));
  else if (resource) validateReference(resource, `${path}.resource`, errors);
  else if (!service) errors.push(invalid(path, '', 'resource or service backend is required'));
  else {
    const at = `${path}.service`;
    if (!service.name) errors.push(required(`${at}.name`));
    else addInvalid(errors, `${at}.name`, service.name, labelErrors(service.name));
    const { name, number } = service.port ?? {};
    if (name && number) errors.push(invalid(path, '', 'cannot set both port name & port number'));
    else if (name) addInvalid(errors, `${at}.port.name`, name, portNameErrors(name));
    else if (number) addInvalid(errors, `${at}.port.number`, number, portNumberErrors(number));
    else errors.push(required(path, 'port name or number is required'));
  }
}

function validateTls({ hosts, secretName }: IngressTLS, path: string, errors: FieldError[]): void {
  for (const [index, host] of (hosts ?? []).entries()) validateHost(host, `${path}.hosts[${index}]`, errors);
  if (secretName) addInvalid(errors, `${path}.secretName`, secretName, subdomainErrors(secretName));
}

/** Models validateIngress. */
function validateBoth({ metadata, spec }: Ingress, errors: FieldError[]): void {
  validateObjectMeta(metadata, true, subdomainName, errors);
  const { rules = [], defaultBackend, tls = [], ingressClassName } = spec ?? {};
  if (rules.length === 0 && !defaultBackend) {
    errors.push(invalid('spec', spec?.rules ?? null, 'either `defaultBackend` or `rules` must be specified'));
  }
  if (defaultBackend) validateBackend(defaultBackend, 'spec.defaultBackend', errors);
  for (const [index, rule] of rules.entries()) validateRule(rule, `spec.rules[${index}]`, errors);
  for (const [index, each] of tls.entries()) validateTls(each, `spec.tls[${index}]`, errors);
  if (ingressClassName !== undefined) {
    addInvalid(errors, 'spec.ingressClassName', ingressClassName, subdomainErrors(ingressClassName));
  }
}

/** Models the API's networking.k8s.io/v1 Ingress. */
export const ingressRules: KindRules<Ingress> = {
  validate: (ingress, errors) => {
    validateBoth(ingress, errors);
    const annotation = ingress.metadata.annotations?.[CLASS_ANNOTATION];
    const name = ingress.spec?.ingressClassName;
    if (annotation === undefined || name === undefined || annotation === name) return;
    const words = 'must match `ingressClassName` when both are specified';
    errors.push(invalid(`annotations.${CLASS_ANNOTATION}`, annotation, words));
  },
  validateUpdate: (ingress, old, errors) => {
    validateObjectMetaUpdate(ingress.metadata, old.metadata, errors);
    validateBoth(ingress, errors);
  },
  warnings: ({ metadata, spec }, old) => {
    const deprecated = metadata.annotations?.[CLASS_ANNOTATION] !== undefined && spec?.ingressClassName === undefined;
    if (old || !deprecated) return [];
    return [`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`];
  },
};
