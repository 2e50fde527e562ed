import type { KindInfo } from '../../api/meta/kind';
import { BUILT_IN_KINDS, groupVersionOf } from '../../api/scheme';

/** What /version answers. */
export const VERSION = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: 'v1.36.3',
  gitCommit: 'drydock',
  gitTreeState: 'clean',
  buildDate: '2026-01-01T00:00:00Z',
  goVersion: 'go1.26',
  compiler: 'gc',
  platform: 'linux/amd64',
};

/** Answers the paths by which clients learn what a server serves; undefined for any other path. */
export function discover(path: string): unknown {
  const parts = path.split('/').filter((part) => part !== '');
  const [root, first, second, more] = parts;
  if (more !== undefined) return undefined;
  if (root === 'version' && first === undefined) return VERSION;
  if ((root === 'healthz' || root === 'readyz' || root === 'livez') && first === undefined) return 'ok';
  if (root === 'api') {
    if (first === undefined) return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
    return second === undefined ? resourceList(first) : undefined;
  }
  if (root !== 'apis') return undefined;
  if (first === undefined) return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups() };
  if (second !== undefined) return resourceList(`${first}/${second}`);
  const group = groups().find(({ name }) => name === first);
  return group && { kind: 'APIGroup', apiVersion: 'v1', ...group };
}

function groups(): { name: string; versions: object[]; preferredVersion: object }[] {
  const names = [...new Set(BUILT_IN_KINDS.map(({ group }) => group))].filter((group) => group !== '');
  return names.map((name) => {
    const kinds = BUILT_IN_KINDS.filter(({ group }) => group === name);
    const versions = [...new Set(kinds.map(({ version }) => version))].map((version) => entry(name, version));
    const preferred = kinds.find((kind) => kind.preferred) ?? kinds[0];
    return { name, versions, preferredVersion: entry(name, preferred?.version ?? 'v1') };
  });
}

function entry(group: string, version: string): object {
  return { groupVersion: `${group}/${version}`, version };
}

function resourceList(groupVersion: string): unknown {
  const kinds = BUILT_IN_KINDS.filter((kind) => groupVersionOf(kind) === groupVersion);
  if (kinds.length === 0) return undefined;
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: kinds.flatMap(resourcesOf) };
}

function resourcesOf(kind: KindInfo): object[] {
  const { plural, singular, namespaced, verbs, shortNames, categories, storageVersionHash } = kind;
  const own = {
    name: plural,
    singularName: singular,
    namespaced,
    kind: kind.kind,
    verbs,
    ...(shortNames.length > 0 ? { shortNames } : {}),
    ...(categories.length > 0 ? { categories } : {}),
    ...(storageVersionHash ? { storageVersionHash } : {}),
  };
  const below = kind.subresources.map((subresource) => ({
    name: `${plural}/${subresource.name}`,
    singularName: '',
    namespaced,
    ...(subresource.group === kind.group ? {} : { group: subresource.group, version: subresource.version }),
    kind: subresource.kind,
    verbs: subresource.verbs,
  }));
  return [own, ...below];
}
