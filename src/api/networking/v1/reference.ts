import { addInvalid, type FieldError, required } from '../../meta/fieldError';
import { subdomainErrors } from '../../meta/names';
import { pathSegmentName } from '../../meta/objectMeta';

/** Adds what is wrong with a reference to an object of some kind in the same place. */
export function validateReference(
  reference: { apiGroup?: string; kind?: string; name?: string },
  path: string,
  errors: FieldError[],
): void {
  const { apiGroup, kind, name } = reference;
  if (apiGroup) addInvalid(errors, `${path}.apiGroup`, apiGroup, subdomainErrors(apiGroup));
  if (!kind) errors.push(required(`${path}.kind`));
  else addInvalid(errors, `${path}.kind`, kind, pathSegmentName(kind, false));
  if (!name) errors.push(required(`${path}.name`));
  else addInvalid(errors, `${path}.name`, name, pathSegmentName(name, false));
}
