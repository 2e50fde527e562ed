import type { Call, Stored } from '../call';
import type { AdmissionPlugin } from './plugins';

const FINALIZERS: Readonly<Record<string, string>> = {
  persistentvolumeclaims: 'kubernetes.io/pvc-protection',
  persistentvolumes: 'kubernetes.io/pv-protection',
};

/** Volumes and claims stay while they are used. Models plugin/pkg/admission/storage/storageobjectinuseprotection. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  create(object: Stored, call: Call): Stored {
    const finalizer = FINALIZERS[call.route.resource];
    const own = object.metadata.finalizers ?? [];
    if (!finalizer || own.includes(finalizer)) return object;
    return { ...object, metadata: { ...object.metadata, finalizers: [...own, finalizer] } };
  },
};
