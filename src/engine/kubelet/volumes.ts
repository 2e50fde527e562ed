import type { Container, KeyToPath, Pod, Volume, VolumeProjection } from '../../api/generated/core/v1';
import type { Client } from '../client/client';
import type { Mount } from '../runtime/container';
import { ConfigError, configMapData, fieldValue, type Place, resourceValue, secretData } from './environment';

/** Where the files of a pod's volume are kept: an empty directory with the pod, a claim's and the host's beyond it. */
export function storeName(pod: Pod, volume: Volume, node: string): string {
  const claim =
    volume.persistentVolumeClaim?.claimName ?? (volume.ephemeral ? `${pod.metadata.name}-${volume.name}` : undefined);
  if (claim !== undefined) return `claim ${pod.metadata.namespace}/${claim}`;
  if (volume.hostPath) return `host ${node} ${volume.hostPath.path}`;
  return `${pod.metadata.uid}/${volume.name}`;
}

/** Files of a volume whose content comes from the API server: path to text; undefined for volumes that bring no content. */
export function volumeFiles(
  pod: Pod,
  volume: Volume,
  place: Place,
  client: Client,
): ReadonlyMap<string, string> | undefined {
  const namespace = pod.metadata.namespace ?? '';
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap) {
    return pick(
      'ConfigMap',
      configMapData(client, namespace, configMap.name ?? '', configMap.optional),
      configMap.items,
      configMap.optional,
    );
  }
  if (secret) {
    return pick(
      'Secret',
      secretData(client, namespace, secret.secretName ?? '', secret.optional),
      secret.items,
      secret.optional,
    );
  }
  if (downwardAPI) return downward(pod, downwardAPI.items ?? [], place);
  if (!projected) return undefined;
  const files = new Map<string, string>();
  for (const source of projected.sources ?? [])
    for (const [path, text] of projection(pod, source, place, client)) files.set(path, text);
  return files;
}

function projection(pod: Pod, source: VolumeProjection, place: Place, client: Client): ReadonlyMap<string, string> {
  const namespace = pod.metadata.namespace ?? '';
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  if (configMap) {
    const name = configMap.name ?? '';
    return pick(
      'ConfigMap',
      configMapData(client, namespace, name, configMap.optional),
      configMap.items,
      configMap.optional,
    );
  }
  if (secret) {
    const name = secret.name ?? '';
    return pick('Secret', secretData(client, namespace, name, secret.optional), secret.items, secret.optional);
  }
  if (downwardAPI) return downward(pod, downwardAPI.items ?? [], place);
  return new Map(serviceAccountToken ? [[serviceAccountToken.path, `token-of-${pod.spec.serviceAccountName}`]] : []);
}

function pick(
  kind: string,
  data: Readonly<Record<string, string>> | undefined,
  items: readonly KeyToPath[] | undefined,
  optional = false,
): ReadonlyMap<string, string> {
  if (!items) return new Map(Object.entries(data ?? {}));
  const files = new Map<string, string>();
  for (const { key, path } of items) {
    const text = data?.[key];
    if (text !== undefined) files.set(path, text);
    else if (!optional) throw new ConfigError(`${kind.toLowerCase()} references non-existent config key: ${key}`);
  }
  return files;
}

type DownwardItems = NonNullable<NonNullable<Volume['downwardAPI']>['items']>;

function downward(pod: Pod, items: DownwardItems, place: Place): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const { path, fieldRef, resourceFieldRef } of items) {
    if (fieldRef) files.set(path, fieldValue(pod, fieldRef.fieldPath, place));
    else if (resourceFieldRef) {
      const container = pod.spec.containers.find(({ name }) => name === resourceFieldRef.containerName);
      if (container)
        files.set(path, resourceValue(container, resourceFieldRef.resource, resourceFieldRef.divisor, place));
    }
  }
  return files;
}

/** The volumes of a container's tree. */
export function mountsOf(pod: Pod, container: Container, node: string): Mount[] {
  return (container.volumeMounts ?? []).flatMap(({ name, mountPath, readOnly, subPath }) => {
    const volume = pod.spec.volumes?.find((each) => each.name === name);
    if (!volume) return [];
    const content = volume.configMap ?? volume.secret ?? volume.projected ?? volume.downwardAPI;
    const path = mountPath.length > 1 ? mountPath.replace(/\/+$/, '') : mountPath;
    const inside = (subPath ?? '').replace(/^\/+|\/+$/g, '');
    return [
      {
        path,
        store: storeName(pod, volume, node),
        readOnly: (readOnly ?? false) || content !== undefined,
        subPath: inside,
      },
    ];
  });
}
