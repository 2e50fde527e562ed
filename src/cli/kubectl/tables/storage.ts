import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/generated/core/v1';
import type { StorageClass } from '../../../api/generated/storage/v1';
import { AGE, NAME, tableOf } from './table';

const MODES = { ReadWriteOnce: 'RWO', ReadOnlyMany: 'ROX', ReadWriteMany: 'RWX', ReadWriteOncePod: 'RWOP' };
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';
const DEFAULT_CLASSES = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** Access modes, shortened, in their fixed order. Models helper.GetAccessModesAsString. */
export function formatModes(modes: readonly string[] | undefined): string {
  return Object.entries(MODES)
    .filter(([mode]) => modes?.includes(mode))
    .map(([, short]) => short)
    .join(',');
}

/** Models printers.printPersistentVolume. */
export const persistentVolumes = tableOf<PersistentVolume>('persistentvolumes', [
  NAME,
  { title: 'CAPACITY', cell: ({ spec }) => spec.capacity?.storage ?? '0' },
  { title: 'ACCESS MODES', cell: ({ spec }) => formatModes(spec.accessModes) },
  { title: 'RECLAIM POLICY', cell: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? '' },
  {
    title: 'STATUS',
    cell: ({ metadata, status }) => (metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
  },
  { title: 'CLAIM', cell: ({ spec }) => (spec.claimRef ? `${spec.claimRef.namespace}/${spec.claimRef.name}` : '') },
  {
    title: 'STORAGECLASS',
    cell: ({ metadata, spec }) => metadata.annotations?.[BETA_CLASS] ?? spec.storageClassName ?? '',
  },
  { title: 'VOLUMEATTRIBUTESCLASS', cell: ({ spec }) => spec.volumeAttributesClassName ?? '<unset>' },
  { title: 'REASON', cell: ({ status }) => status?.reason ?? '' },
  AGE,
  { title: 'VOLUMEMODE', wide: true, cell: ({ spec }) => spec.volumeMode ?? '<unset>' },
]);

/** Models printers.printPersistentVolumeClaim. */
export const persistentVolumeClaims = tableOf<PersistentVolumeClaim>('persistentvolumeclaims', [
  NAME,
  {
    title: 'STATUS',
    cell: ({ metadata, status }) => (metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')),
  },
  { title: 'VOLUME', cell: ({ spec }) => spec.volumeName ?? '' },
  { title: 'CAPACITY', cell: ({ spec, status }) => (spec.volumeName ? (status?.capacity?.storage ?? '0') : '') },
  { title: 'ACCESS MODES', cell: ({ spec, status }) => (spec.volumeName ? formatModes(status?.accessModes) : '') },
  {
    title: 'STORAGECLASS',
    cell: ({ metadata, spec }) => metadata.annotations?.[BETA_CLASS] ?? spec.storageClassName ?? '',
  },
  { title: 'VOLUMEATTRIBUTESCLASS', cell: ({ spec }) => spec.volumeAttributesClassName ?? '<unset>' },
  AGE,
  { title: 'VOLUMEMODE', wide: true, cell: ({ spec }) => spec.volumeMode ?? '<unset>' },
]);

/** Models printers.printStorageClass. */
export const storageClasses = tableOf<StorageClass>('storageclasses.storage.k8s.io', [
  {
    title: 'NAME',
    cell: ({ metadata }) => {
      const isDefault = DEFAULT_CLASSES.some((key) => metadata.annotations?.[key] === 'true');
      return isDefault ? `${metadata.name} (default)` : metadata.name;
    },
  },
  { title: 'PROVISIONER', cell: ({ provisioner }) => provisioner },
  { title: 'RECLAIMPOLICY', cell: ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete' },
  { title: 'VOLUMEBINDINGMODE', cell: ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate' },
  { title: 'ALLOWVOLUMEEXPANSION', cell: ({ allowVolumeExpansion }) => String(allowVolumeExpansion ?? false) },
  AGE,
]);
