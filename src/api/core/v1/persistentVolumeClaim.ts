import type { PersistentVolumeClaim } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { claimSpecWithDefaults } from './volumeDefaults';

/** A claim with what it leaves open. Models SetDefaults_PersistentVolumeClaim. */
export function claimWithDefaults(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const status = claim.status?.phase ? claim.status : { ...claim.status, phase: 'Pending' };
  return { ...claim, spec: claimSpecWithDefaults(claim.spec), status };
}

/** Models the API's v1 PersistentVolumeClaim. */
export const persistentVolumeClaimRules: KindRules<PersistentVolumeClaim> = { defaults: claimWithDefaults };
