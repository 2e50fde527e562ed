import type { Volume } from '../../../api/generated/core/v1';
import type { Page } from './page';

type Lines = readonly (readonly [string, string])[];

/** `Volumes:` with one part each. `indent` is what stands before a template's. */
export function writeVolumes(page: Page, volumes: readonly Volume[] | undefined, indent: string): void {
  if (!volumes || volumes.length === 0) {
    page.add(0, `${indent}Volumes:\t<none>\n`);
    return;
  }
  page.add(0, `${indent}Volumes:\n`);
  for (const volume of volumes) {
    page.add(1, `${indent === '' ? '' : ' '}${volume.name}:\n`);
    for (const [title, text] of volumeLines(volume)) page.line(2, title === '' ? text : `${title}:\t${text}`);
  }
}

function volumeLines(volume: Volume): Lines {
  if (volume.hostPath) {
    return [
      ['Type', 'HostPath (bare host directory volume)'],
      ['Path', volume.hostPath.path],
      ['HostPathType', volume.hostPath.type ?? '<none>'],
    ];
  }
  if (volume.emptyDir) {
    return [
      ['Type', "EmptyDir (a temporary directory that shares a pod's lifetime)"],
      ['Medium', volume.emptyDir.medium ?? ''],
      ['SizeLimit', volume.emptyDir.sizeLimit ?? '<unset>'],
    ];
  }
  if (volume.secret) {
    return [
      ['Type', 'Secret (a volume populated by a Secret)'],
      ['SecretName', volume.secret.secretName ?? ''],
      ['Optional', String(volume.secret.optional ?? false)],
    ];
  }
  if (volume.configMap) {
    return [
      ['Type', 'ConfigMap (a volume populated by a ConfigMap)'],
      ['Name', volume.configMap.name ?? ''],
      ['Optional', String(volume.configMap.optional ?? false)],
    ];
  }
  if (volume.persistentVolumeClaim) {
    return [
      ['Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'],
      ['ClaimName', volume.persistentVolumeClaim.claimName],
      ['ReadOnly', String(volume.persistentVolumeClaim.readOnly ?? false)],
    ];
  }
  if (volume.downwardAPI) {
    return [
      ['Type', 'DownwardAPI (a volume populated by information about the pod)'],
      ['', 'Items:'],
      ...items(volume.downwardAPI.items),
    ];
  }
  if (volume.projected)
    return [
      ['Type', 'Projected (a volume that contains injected data from multiple sources)'],
      ...projected(volume.projected),
    ];
  return [['', '<unknown>']];
}

function items(list: NonNullable<Volume['downwardAPI']>['items']): Lines {
  return (list ?? []).map(
    ({ path, fieldRef, resourceFieldRef }) =>
      ['', `  ${fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? ''} -> ${path}`] as const,
  );
}

function projected({ sources = [] }: NonNullable<Volume['projected']>): Lines {
  return sources.flatMap((source): Lines => {
    if (source.secret) {
      return [
        ['SecretName', source.secret.name ?? ''],
        ['Optional', String(source.secret.optional ?? false)],
      ];
    }
    if (source.downwardAPI) return [['DownwardAPI', 'true']];
    if (source.configMap) {
      return [
        ['ConfigMapName', source.configMap.name ?? ''],
        ['Optional', String(source.configMap.optional ?? false)],
      ];
    }
    if (source.serviceAccountToken)
      return [['TokenExpirationSeconds', String(source.serviceAccountToken.expirationSeconds ?? 3600)]];
    return [];
  });
}
