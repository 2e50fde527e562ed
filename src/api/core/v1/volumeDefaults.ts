import type {
  DownwardAPIVolumeFile,
  PersistentVolumeClaimSpec,
  Volume,
  VolumeProjection,
} from '../../generated/core/v1';
import { copyOf } from '../../meta/object';
import { defaultPullPolicy } from './imageReference';
import { fillPlugins } from './pluginDefaults';
import { resourcesWithDefaults } from './resourceDefaults';

const MODE_0644 = 420;
const HOUR_SECONDS = 3600;

/** A volume with what it leaves open: no source is an emptyDir. Models SetDefaults_Volume and its sources. */
export function volumeWithDefaults(volume: Volume): Volume {
  let sources = 0;
  for (const key in volume) if (key !== 'name') sources += 1;
  if (sources === 0) return { ...volume, emptyDir: {} };
  const filled: Volume = copyOf(volume);
  const { secret, configMap, downwardAPI, projected, hostPath, ephemeral, image } = volume;
  if (secret) filled.secret = { ...secret, defaultMode: secret.defaultMode ?? MODE_0644 };
  if (configMap) filled.configMap = { ...configMap, defaultMode: configMap.defaultMode ?? MODE_0644 };
  if (downwardAPI) {
    filled.downwardAPI = { ...downwardAPI, defaultMode: downwardAPI.defaultMode ?? MODE_0644 };
    if (downwardAPI.items) filled.downwardAPI.items = downwardAPI.items.map(fileWithDefaults);
  }
  if (projected) {
    filled.projected = { ...projected, defaultMode: projected.defaultMode ?? MODE_0644 };
    if (projected.sources) filled.projected.sources = projected.sources.map(projectionWithDefaults);
  }
  if (hostPath) filled.hostPath = { ...hostPath, type: hostPath.type ?? '' };
  fillPlugins(filled);
  if (ephemeral?.volumeClaimTemplate) {
    const template = ephemeral.volumeClaimTemplate;
    filled.ephemeral = { volumeClaimTemplate: { ...template, spec: claimSpecWithDefaults(template.spec) } };
  }
  if (image) filled.image = { ...image, pullPolicy: image.pullPolicy || defaultPullPolicy(image.reference) };
  return filled;
}

/** A claim's spec with what it leaves open. */
export function claimSpecWithDefaults(spec: PersistentVolumeClaimSpec): PersistentVolumeClaimSpec {
  const resources = spec.resources && resourcesWithDefaults(spec.resources);
  if (spec.volumeMode !== undefined && resources === spec.resources) return spec;
  const filled: PersistentVolumeClaimSpec = copyOf(spec);
  filled.volumeMode ??= 'Filesystem';
  if (resources) filled.resources = resources;
  return filled;
}

function fileWithDefaults(file: DownwardAPIVolumeFile): DownwardAPIVolumeFile {
  if (!file.fieldRef || file.fieldRef.apiVersion) return file;
  return { ...file, fieldRef: { ...file.fieldRef, apiVersion: 'v1' } };
}

function projectionWithDefaults(projection: VolumeProjection): VolumeProjection {
  const { serviceAccountToken, downwardAPI } = projection;
  const filled: VolumeProjection = copyOf(projection);
  if (serviceAccountToken) {
    const expirationSeconds = serviceAccountToken.expirationSeconds ?? HOUR_SECONDS;
    filled.serviceAccountToken = { ...serviceAccountToken, expirationSeconds };
  }
  if (downwardAPI?.items) filled.downwardAPI = { ...downwardAPI, items: downwardAPI.items.map(fileWithDefaults) };
  return filled;
}
