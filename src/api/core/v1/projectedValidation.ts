import type {
  DownwardAPIVolumeFile,
  KeyToPath,
  ProjectedVolumeSource,
  VolumeProjection,
} from '../../generated/core/v1';
import { type FieldError, forbidden, invalid, required } from '../../meta/fieldError';
import { VOLUME_FIELDS, validateFieldSelector, validateResourceSelector } from './environmentValidation';
import { validateFilePath, validateMode } from './pathValidation';

const MIN_TOKEN_SECONDS = 600;
const MAX_TOKEN_SECONDS = 2 ** 32;

/** Adds what is wrong with the keys that a volume shows as files. */
export function validateItems(items: readonly KeyToPath[] | undefined, path: string, errors: FieldError[]): void {
  for (const [index, item] of (items ?? []).entries()) validateItem(item, `${path}[${index}]`, errors);
}

function validateItem(item: KeyToPath, at: string, errors: FieldError[]): void {
  if (!item.key) errors.push(required(`${at}.key`));
  if (!item.path) errors.push(required(`${at}.path`));
  validateFilePath(item.path, `${at}.path`, errors);
  validateMode(item.mode, `${at}.mode`, errors);
}

/** Adds what is wrong with a file of a downwardAPI volume. Models validateDownwardAPIVolumeFile. */
export function validateDownwardFile(file: DownwardAPIVolumeFile, path: string, errors: FieldError[]): void {
  if (!file.path) errors.push(required(`${path}.path`));
  validateFilePath(file.path, `${path}.path`, errors);
  if (file.fieldRef) {
    validateFieldSelector(file.fieldRef, VOLUME_FIELDS, `${path}.fieldRef`, errors);
    if (file.resourceFieldRef) {
      errors.push(invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
    }
  } else if (file.resourceFieldRef) {
    validateResourceSelector(file.resourceFieldRef, true, `${path}.resourceFieldRef`, errors);
  } else errors.push(required(path, 'one of fieldRef and resourceFieldRef is required'));
  validateMode(file.mode, `${path}.mode`, errors);
}

/** Adds what is wrong with a projected volume. Models validateProjectedVolumeSource. */
export function validateProjected(projected: ProjectedVolumeSource, path: string, errors: FieldError[]): void {
  validateMode(projected.defaultMode, `${path}.defaultMode`, errors);
  const paths = new Set<string>();
  for (const [index, source] of (projected.sources ?? []).entries()) {
    const at = `${path}.sources[${index}]`;
    validateSource(source, path, at, paths, errors);
    const kinds = Object.values(source).filter((value) => value !== undefined && value !== null).length;
    if (kinds > 1) errors.push(forbidden(at, 'may not specify more than 1 volume type per source'));
  }
}

function validateSource(
  { secret, configMap, downwardAPI, serviceAccountToken }: VolumeProjection,
  path: string,
  at: string,
  paths: Set<string>,
  errors: FieldError[],
): void {
  const take = (file: string, value: string) => {
    if (!file) return;
    if (paths.has(file)) errors.push(invalid(path, value, 'conflicting duplicate paths'));
    paths.add(file);
  };
  for (const [key, source] of [
    ['secret', secret],
    ['configMap', configMap],
  ] as const) {
    if (!source) continue;
    if (!source.name) errors.push(required(`${at}.${key}.name`));
    for (const [index, item] of (source.items ?? []).entries()) {
      validateItem(item, `${at}.${key}.items[${index}]`, errors);
      take(item.path, source.name ?? '');
    }
  }
  for (const file of downwardAPI?.items ?? []) {
    validateDownwardFile(file, `${at}.downwardAPI`, errors);
    take(file.path, file.path);
  }
  if (!serviceAccountToken) return;
  const { expirationSeconds = 0, path: file } = serviceAccountToken;
  const where = `${at}.serviceAccountToken.expirationSeconds`;
  if (expirationSeconds < MIN_TOKEN_SECONDS) {
    errors.push(invalid(where, expirationSeconds, 'may not specify a duration less than 10 minutes'));
  }
  if (expirationSeconds > MAX_TOKEN_SECONDS) {
    errors.push(invalid(where, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'));
  }
  if (!file) errors.push(required(`${path}.path`));
  else validateFilePath(file, `${path}.path`, errors);
}
