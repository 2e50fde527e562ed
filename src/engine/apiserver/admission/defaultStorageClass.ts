import type { StorageClass } from '../../../api/generated/storage/v1';
import type { Call, Stored } from '../call';
import type { AdmissionPlugin } from './plugins';

const CLASSES = 'storageclasses.storage.k8s.io';
const DEFAULT_ANNOTATION = 'storageclass.kubernetes.io/is-default-class';

function defaultClass(call: Call): StorageClass | undefined {
  let newest: StorageClass | undefined;
  for (const object of call.server.etcd.list(CLASSES)) {
    const storageClass = object as StorageClass;
    if (storageClass.metadata.annotations?.[DEFAULT_ANNOTATION] !== 'true') continue;
    const { creationTimestamp } = storageClass.metadata;
    if (!newest || creationTimestamp > newest.metadata.creationTimestamp) newest = storageClass;
  }
  return newest;
}

/** A claim that names no class gets the default one. Models plugin/pkg/admission/storage/storageclass/setdefault. */
export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  create(object: Stored, call: Call): Stored {
    if (call.route.resource !== 'persistentvolumeclaims' || object.spec?.storageClassName !== undefined) return object;
    const found = defaultClass(call);
    return found ? { ...object, spec: { ...object.spec, storageClassName: found.metadata.name } } : object;
  },
};
