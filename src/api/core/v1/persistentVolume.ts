import type { PersistentVolume } from '../../generated/core/v1';
import type { KindRules } from '../../kindRules';
import { copyOf } from '../../meta/object';
import { validatePersistentVolume, validatePersistentVolumeUpdate } from './persistentVolumeValidation';
import { fillPlugins } from './pluginDefaults';
import { roundedResources } from './resourceDefaults';

/** Models SetDefaults_PersistentVolume. */
function defaults(volume: PersistentVolume): PersistentVolume {
  const spec: PersistentVolume['spec'] = copyOf(volume.spec);
  spec.persistentVolumeReclaimPolicy ||= 'Retain';
  spec.volumeMode ??= 'Filesystem';
  if (spec.capacity) spec.capacity = roundedResources(spec.capacity);
  fillPlugins(spec);
  if (spec.hostPath) spec.hostPath = { ...spec.hostPath, type: spec.hostPath.type ?? '' };
  const status = volume.status?.phase ? volume.status : { ...volume.status, phase: 'Pending' };
  return { ...volume, spec, status };
}

/** Models the API's v1 PersistentVolume. */
export const persistentVolumeRules: KindRules<PersistentVolume> = {
  defaults,
  validate: validatePersistentVolume,
  validateUpdate: validatePersistentVolumeUpdate,
  warnings: ({ spec }) => (spec.persistentVolumeReclaimPolicy === 'Recycle' ? [RECYCLE] : []),
};

const RECYCLE =
  'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.';
