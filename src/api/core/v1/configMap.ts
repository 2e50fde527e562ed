import { base64Length } from '../../decode/base64';
import type { ConfigMap } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { semanticEqual } from '../../meta/equality';
import { addInvalid, type FieldError, forbidden, invalid, tooLong } from '../../meta/fieldError';
import { byteLength, configKeyErrors } from '../../meta/names';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

/** How much a ConfigMap or a Secret may hold. */
export const MAX_BYTES = 1024 * 1024;

/** Adds that what was sealed changes. */
export function validateSealed<T extends { immutable?: boolean }>(
  object: T,
  old: T,
  keys: readonly (keyof T & string)[],
  errors: FieldError[],
): void {
  if (!old.immutable) return;
  const words = 'field is immutable when `immutable` is set';
  if (!object.immutable) errors.push(forbidden('immutable', words));
  for (const key of keys) if (!semanticEqual(object[key], old[key])) errors.push(forbidden(key, words));
}

/** Models ValidateConfigMap. */
function validate({ metadata, data, binaryData }: ConfigMap, errors: FieldError[]): void {
  validateObjectMeta(metadata, true, subdomainName, errors);
  let bytes = 0;
  for (const key in data) {
    addInvalid(errors, `data[${key}]`, key, configKeyErrors(key));
    if (binaryData?.[key] !== undefined) {
      errors.push(invalid(`data[${key}]`, key, 'duplicate of key present in binaryData'));
    }
    bytes += byteLength(data[key] ?? '');
  }
  for (const key in binaryData) {
    addInvalid(errors, `binaryData[${key}]`, key, configKeyErrors(key));
    bytes += base64Length(binaryData[key] ?? '');
  }
  if (bytes > MAX_BYTES) errors.push(tooLong('', MAX_BYTES));
}

/** Models the API's v1 ConfigMap. */
export const configMapRules: KindRules<ConfigMap> = {
  validate,
  validateUpdate: (configMap, old, errors) => {
    validateObjectMetaUpdate(configMap.metadata, old.metadata, errors);
    validateSealed(configMap, old, ['data', 'binaryData'], errors);
    validate(configMap, errors);
  },
};
