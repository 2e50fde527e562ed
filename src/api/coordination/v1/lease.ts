import type { Lease } from '../../generated/coordination/v1';
import type { KindRules } from '../../kindRules';
import { type FieldError, forbidden, invalid, notSupported } from '../../meta/fieldError';
import { subdomainName, validateObjectMeta, validateObjectMetaUpdate } from '../../meta/objectMeta';

const STRATEGIES = ['OldestEmulationVersion'];

/** Models ValidateLeaseSpec. */
function validateSpec({ spec }: Lease, errors: FieldError[]): void {
  const { leaseDurationSeconds, leaseTransitions = 0, strategy, preferredHolder } = spec ?? {};
  if (leaseDurationSeconds !== undefined && leaseDurationSeconds <= 0) {
    errors.push(invalid('spec.leaseDurationSeconds', leaseDurationSeconds, 'must be greater than 0'));
  }
  if (leaseTransitions < 0) {
    errors.push(invalid('spec.leaseTransitions', leaseTransitions, 'must be greater than or equal to 0'));
  }
  if (strategy !== undefined && !STRATEGIES.includes(strategy)) {
    errors.push(notSupported('spec.strategy', strategy, STRATEGIES));
  }
  if (preferredHolder && !strategy) {
    errors.push(forbidden('spec.preferredHolder', 'may only be specified if `strategy` is defined'));
  }
}

/** Models the API's coordination.k8s.io/v1 Lease. */
export const leaseRules: KindRules<Lease> = {
  validate: (lease, errors) => {
    validateObjectMeta(lease.metadata, true, subdomainName, errors);
    validateSpec(lease, errors);
  },
  validateUpdate: (lease, old, errors) => {
    validateObjectMetaUpdate(lease.metadata, old.metadata, errors);
    validateSpec(lease, errors);
  },
};
