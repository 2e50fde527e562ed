import type { ServiceAccount } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

/** Models the API's v1 ServiceAccount. */
export const serviceAccountRules: KindRules<ServiceAccount> = {
  validate: ({ metadata }, errors) => validateObjectMeta(metadata, true, subdomainName, errors),
  validateUpdate: ({ metadata }, old, errors) => {
    validateObjectMetaUpdate(metadata, old.metadata, errors);
    validateObjectMeta(metadata, true, subdomainName, errors);
  },
};
