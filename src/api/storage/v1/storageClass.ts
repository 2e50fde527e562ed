import type { StorageClass } from '../../generated/storage/v1';
import type { KindRules } from '../../kindRules';

/** Models SetDefaults_StorageClass. */
function defaults(storageClass: StorageClass): StorageClass {
  const { reclaimPolicy = 'Delete', volumeBindingMode = 'Immediate' } = storageClass;
  return { ...storageClass, reclaimPolicy, volumeBindingMode };
}

/** Models the API's storage.k8s.io/v1 StorageClass. */
export const storageClassRules: KindRules<StorageClass> = { defaults };
