import type { PersistentVolumeClaimSpec, Volume, VolumeProjection } from '../../generated/core/v1';
import { parseQuantity } from '../../meta/quantity';

const DEPRECATED: Partial<Record<keyof Volume, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  ephemeral: '',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
};

/** Adds what the server warns of in a pod's volumes, of which `path` is the list. */
export function warnOfVolumes(volumes: readonly Volume[], path: string, warnings: string[]): void {
  for (const [index, volume] of volumes.entries()) {
    const at = `${path}[${index}]`;
    for (const key in DEPRECATED) {
      const source = key as keyof Volume;
      if (!volume[source]) continue;
      const template = source === 'ephemeral' ? volume.ephemeral?.volumeClaimTemplate : undefined;
      if (template) warnings.push(...claimWarnings(template.spec, `${at}.ephemeral.volumeClaimTemplate.spec`));
      else if (DEPRECATED[source]) {
        warnings.push(`${at}.${source === 'storageos' ? 'storageOS' : source}: ${DEPRECATED[source]}`);
      }
    }
  }
  for (const volume of volumes) warnOfOverlaps(volume, warnings);
}

/** What the server warns of in a claim. Models GetWarningsForPersistentVolumeClaimSpec. */
export function claimWarnings(spec: PersistentVolumeClaimSpec, path: string): readonly string[] {
  const warnings: string[] = [];
  for (const key of ['requests', 'limits'] as const) {
    const amount = spec.resources?.[key]?.storage;
    if (amount === undefined || isWholeBytes(amount)) continue;
    warnings.push(`${path}.resources.${key}[storage]: ${fractionalBytes(amount)}`);
  }
  return warnings;
}

/** Whether an amount is of whole bytes. */
export function isWholeBytes(amount: string): boolean {
  if (/^\d+([KMGTPE]i|[kMGTPE])?$/.test(amount)) return true;
  return parseQuantity(amount).nano % 1_000_000_000n === 0n;
}

/** How the server warns of an amount that is not. */
export function fractionalBytes(amount: string): string {
  return `fractional byte value "${amount}" is invalid, must be an integer`;
}

interface File {
  readonly path: string;
  readonly source: string;
}

function warnOfOverlaps({ name, configMap, secret, downwardAPI, projected }: Volume, warnings: string[]): void {
  const tell = (what: string, words: string) =>
    warnings.push(`volume "${name}" (${what}): overlapping paths: ${words}`);
  if (configMap?.items) tellOverlaps(filesOf(configMap.items), (words) => tell(`ConfigMap "${configMap.name}"`, words));
  if (secret?.items) tellOverlaps(filesOf(secret.items), (words) => tell(`Secret "${secret.secretName}"`, words));
  if (downwardAPI?.items) tellOverlaps(filesOf(downwardAPI.items), (words) => tell('DownwardAPI', words));
  if (!projected) return;
  const files: File[] = [];
  for (const source of projected.sources ?? []) {
    if (Object.keys(source).length === 0) warnings.push(`volume "${name}" (Projected) has no sources provided`);
    else files.push(...projectedFiles(source));
  }
  tellOverlaps(files, (words) => tell('Projected', words));
}

function filesOf(items: readonly { readonly path: string }[], source = ''): File[] {
  return items.map(({ path }) => ({ path, source }));
}

function projectedFiles(projection: VolumeProjection): readonly File[] {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle: bundle } = projection;
  if (configMap?.items) return filesOf(configMap.items, `ConfigMap "${configMap.name}"`);
  if (secret?.items) return filesOf(secret.items, `Secret "${secret.name}"`);
  if (downwardAPI?.items) return filesOf(downwardAPI.items, 'DownwardAPI');
  if (serviceAccountToken) return filesOf([serviceAccountToken], 'ServiceAccountToken');
  return bundle ? filesOf([bundle], `ClusterTrustBundle "${bundle.name ?? bundle.signerName}"`) : [];
}

function tellOverlaps(files: readonly File[], tell: (words: string) => void): void {
  const seen: File[] = [];
  const told = ({ path, source }: File) => (source ? `"${path}" (${source})` : `"${path}"`);
  for (const { path, source } of files) {
    const file = { path: path.replace(/\/+$/, ''), source };
    for (const other of seen) if (isOverlap(file.path, other.path)) tell(`${told(file)} with ${told(other)}`);
    seen.push(file);
  }
}

function isOverlap(a: string, b: string): boolean {
  return a !== '' && b !== '' && (`${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`));
}
