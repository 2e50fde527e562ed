import { base64Length, base64Of, base64Text } from '../../decode/base64';
import type { Secret } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { addInvalid, type FieldError, invalid, required, tooLong } from '../../meta/fieldError';
import { configKeyErrors } from '../../meta/names';
import { subdomainName, validateImmutable, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';
import { MAX_BYTES, validateSealed } from './configMap';
import { jsonObjectError } from './jsonObject';

const SERVICE_ACCOUNT = 'kubernetes.io/service-account.name';

/** What was given as text becomes data; a Secret without a type is Opaque. Models SetDefaults_Secret and its conversion. */
function defaults(secret: Secret): Secret {
  const { stringData, ...rest } = secret;
  if (!stringData) return rest.type ? secret : { ...rest, type: 'Opaque' };
  const data: Record<string, string> = { ...rest.data };
  for (const key in stringData) data[key] = base64Of(stringData[key] ?? '');
  return { ...rest, data, type: rest.type || 'Opaque' };
}

/** Models ValidateSecret. */
function validate(secret: Secret, errors: FieldError[]): void {
  validateObjectMeta(secret.metadata, true, subdomainName, errors);
  const { data = {} } = secret;
  let bytes = 0;
  for (const key in data) {
    addInvalid(errors, `data[${key}]`, key, configKeyErrors(key));
    bytes += base64Length(data[key] ?? '');
  }
  if (bytes > MAX_BYTES) errors.push(tooLong('data', MAX_BYTES));
  validateType(secret, data, errors);
}

function validateType({ type, metadata }: Secret, data: Readonly<Record<string, string>>, errors: FieldError[]): void {
  const need = (...keys: string[]) => {
    for (const key of keys) if (data[key] === undefined) errors.push(required(`data[${key}]`));
  };
  switch (type) {
    case 'kubernetes.io/service-account-token':
      if (!metadata.annotations?.[SERVICE_ACCOUNT]) errors.push(required(`metadata.annotations[${SERVICE_ACCOUNT}]`));
      break;
    case 'kubernetes.io/dockercfg':
      validateJson(data, '.dockercfg', errors);
      break;
    case 'kubernetes.io/dockerconfigjson':
      validateJson(data, '.dockerconfigjson', errors);
      break;
    case 'kubernetes.io/basic-auth':
      if (data.username === undefined && data.password === undefined) need('username', 'password');
      break;
    case 'kubernetes.io/ssh-auth':
      if (!data['ssh-privatekey']) errors.push(required('data[ssh-privatekey]'));
      break;
    case 'kubernetes.io/tls':
      need('tls.crt', 'tls.key');
      break;
  }
}

function validateJson(data: Readonly<Record<string, string>>, key: string, errors: FieldError[]): void {
  const encoded = data[key];
  if (encoded === undefined) {
    errors.push(required(`data[${key}]`));
    return;
  }
  const wrong = jsonObjectError(base64Text(encoded));
  if (wrong) errors.push(invalid(`data[${key}]`, '<secret contents redacted>', wrong));
}

/** Models warningsForSecret: a certificate that is none is taken all the same. */
function warnings({ type, data }: Secret): readonly string[] {
  if (type !== 'kubernetes.io/tls') return [];
  const certificate = base64Text(data?.['tls.crt'] ?? '');
  const isPem = /-----BEGIN [^-]+-----[\s\S]*-----END [^-]+-----/.test(certificate);
  return isPem ? [] : ['tls: failed to find any PEM data in certificate input'];
}

/** Models the API's v1 Secret. */
export const secretRules: KindRules<Secret> = {
  defaults,
  validate,
  validateUpdate: (secret, old, errors) => {
    validateObjectMetaUpdate(secret.metadata, old.metadata, errors);
    validateImmutable(secret.type, old.type, 'type', errors, secret.type ?? '');
    validateSealed(secret, old, ['data'], errors);
    validate(secret, errors);
  },
  warnings,
};
