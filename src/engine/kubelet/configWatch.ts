import type { Pod, Volume } from '../../api/generated/core/v1';
import type { ApiDoor } from '../apiserver/request';
import { ConfigError } from './environment';
import type { Station } from './podWork';
import { placeOf } from './starting';
import { storeName, volumeFiles } from './volumes';

/** A watch of one ConfigMap or Secret, and the pods that have it in a volume. */
export interface ConfigWatch {
  readonly id: number;
  readonly users: readonly string[];
}

/** A change reaches the files at the pod's next look around: a minute, times 1 to 1.5, after the last one. Milliseconds. */
const SYNC_MS = 60_000;

/** `configmaps default/settings`, `secrets default/login`: what a pod's volumes are made from, service accounts' aside. */
export function configsOf({ spec, metadata }: Pod): string[] {
  const names = new Set<string>();
  const add = (resource: string, name: string | undefined): void => {
    if (name) names.add(`${resource} ${metadata.namespace}/${name}`);
  };
  for (const { configMap, secret, projected } of spec.volumes ?? []) {
    add('configmaps', configMap?.name);
    add('secrets', secret?.secretName);
    if (projected?.sources?.some(({ serviceAccountToken }) => serviceAccountToken)) continue;
    for (const source of projected?.sources ?? []) {
      add('configmaps', source.configMap?.name);
      add('secrets', source.secret?.name);
    }
  }
  return [...names].sort();
}

/** Watches what the pod's volumes are made from. */
export function watchConfigs(station: Station, api: ApiDoor, watches: Map<string, ConfigWatch>, pod: Pod): void {
  for (const config of configsOf(pod)) {
    const known = watches.get(config);
    const uid = pod.metadata.uid ?? '';
    if (known?.users.includes(uid)) continue;
    const [resource = '', key = ''] = config.split(' ');
    const [namespace, name] = key.split('/');
    const id = known?.id ?? api.watch(station.name, { resource, namespace, name });
    watches.set(config, { id, users: [...(known?.users ?? []), uid] });
  }
}

/** The pod is gone: watches that nobody needs any more end. */
export function unwatchConfigs(api: ApiDoor, watches: Map<string, ConfigWatch>, pod: Pod): void {
  for (const config of configsOf(pod)) {
    const known = watches.get(config);
    if (!known) continue;
    const users = known.users.filter((uid) => uid !== pod.metadata.uid);
    if (users.length > 0) watches.set(config, { ...known, users });
    else {
      api.unwatch(known.id);
      watches.delete(config);
    }
  }
}

/** A ConfigMap or Secret has changed: the pods that have it will see that after a while. */
export function configChanged(station: Station, users: readonly string[]): void {
  for (const uid of users) {
    const delayMs = Math.floor(SYNC_MS * 1.5 * station.chance());
    station.later(station.untilSyncTick(delayMs), { type: 'refresh', uid });
  }
}

/** Writes the files of a pod's volumes anew. What is missing now stays as it was. */
export function refreshVolumes(station: Station, uid: string): void {
  const work = station.work(uid);
  if (!work?.mounted || work.stage !== 'running') return;
  for (const volume of work.pod.spec.volumes ?? []) {
    try {
      const files = volumeFiles(work.pod, volume, placeOf(station, work), station.client);
      if (files) station.runtime.fillVolume(storeName(work.pod, volume, station.node), files);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
    }
  }
}

/** Does a volume show the pod's own metadata? */
export function showsMetadata({ spec }: Pod): boolean {
  const shows = ({ downwardAPI, projected }: Volume): boolean =>
    downwardAPI !== undefined || (projected?.sources?.some((source) => source.downwardAPI) ?? false);
  return spec.volumes?.some(shows) ?? false;
}

/** Are labels and annotations, which volumes may show, the same? */
export function sameMetadata(a: Pod['metadata'], b: Pod['metadata']): boolean {
  return sameMap(a.labels, b.labels) && sameMap(a.annotations, b.annotations);
}

function sameMap(a: Readonly<Record<string, string>> = {}, b: Readonly<Record<string, string>> = {}): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** Whether somebody else has neither deleted a pod nor changed its spec. */
export function isNothingNew(known: Pod['metadata'], told: Pod['metadata']): boolean {
  return (
    known.deletionTimestamp === told.deletionTimestamp &&
    known.deletionGracePeriodSeconds === told.deletionGracePeriodSeconds &&
    known.generation === told.generation
  );
}
