import type { Lease } from '../../generated/coordination/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, invalid } from '../../meta/fieldError';
import { subdomainName, validateGenericMeta, validateGenericMetaUpdate } from '../../meta/objectMeta';

/** Models ValidateLeaseSpec; coordinated leader election is behind a feature gate that is off. */
function validateSpec({ spec }: Lease, errors: FieldError[]): void {
  const { leaseDurationSeconds, leaseTransitions = 0 } = spec ?? {};
  if (leaseDurationSeconds !== undefined && leaseDurationSeconds <= 0) {
    errors.push(invalid('spec.leaseDurationSeconds', leaseDurationSeconds, 'must be greater than 0'));
  }
  if (leaseTransitions < 0) {
    errors.push(invalid('spec.leaseTransitions', leaseTransitions, 'must be greater than or equal to 0'));
  }
}

/** Models the API's coordination.k8s.io/v1 Lease. */
export const leaseRules: KindRules<Lease> = {
  validate: (lease, errors) => {
    validateGenericMeta(lease.metadata, true, subdomainName, errors);
    validateSpec(lease, errors);
  },
  validateUpdate: (lease, old, errors) => {
    validateGenericMetaUpdate(lease.metadata, old.metadata, errors);
    validateSpec(lease, errors);
  },
};
