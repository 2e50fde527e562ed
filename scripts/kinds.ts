/** Makes src/api/generated/kinds.ts from the discovery documents in kubernetes/discovery. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KindInfo, SubresourceInfo } from '../src/api/meta/kind';

interface ApiResource {
  name: string;
  singularName: string;
  namespaced: boolean;
  group?: string;
  version?: string;
  kind: string;
  verbs: string[];
  shortNames?: string[];
  categories?: string[];
  storageVersionHash?: string;
}

interface GroupVersion {
  group: string;
  version: string;
  preferred: boolean;
}

function readJson<T>(folder: string, name: string): T {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

/** In the order in which the server lists its groups: kubectl prints and resolves in it. */
function groupVersions(discovery: string): GroupVersion[] {
  const { groups } = readJson<{
    groups: { name: string; versions: { version: string }[]; preferredVersion: { version: string } }[];
  }>(discovery, 'apis.json');
  return [
    { group: '', version: 'v1', preferred: true },
    ...groups.flatMap(({ name, versions, preferredVersion }) =>
      versions.map(({ version }) => ({ group: name, version, preferred: version === preferredVersion.version })),
    ),
  ];
}

function subresourceOf(resource: ApiResource, { group, version }: GroupVersion): SubresourceInfo {
  return {
    name: resource.name.slice(resource.name.indexOf('/') + 1),
    group: resource.group ?? group,
    version: resource.version ?? version,
    kind: resource.kind,
    verbs: resource.verbs,
  };
}

function kindsOf(discovery: string, at: GroupVersion): KindInfo[] {
  const file = at.group ? `apis__${at.group}__${at.version}.json` : `api__${at.version}.json`;
  const { resources } = readJson<{ resources: ApiResource[] }>(discovery, file);
  return resources
    .filter(({ name }) => !name.includes('/'))
    .map((resource) => ({
      ...at,
      kind: resource.kind,
      plural: resource.name,
      singular: resource.singularName,
      shortNames: resource.shortNames ?? [],
      categories: resource.categories ?? [],
      namespaced: resource.namespaced,
      verbs: resource.verbs,
      subresources: resources
        .filter(({ name }) => name.startsWith(`${resource.name}/`))
        .map((subresource) => subresourceOf(subresource, at)),
      storageVersionHash: resource.storageVersionHash,
    }));
}

/** Writes the list of kinds; `header` is the file's first line. */
export function writeKinds(discovery: string, target: string, header: string): void {
  const kinds = groupVersions(discovery).flatMap((at) => kindsOf(discovery, at));
  const lines = kinds.map((kind) => `  ${JSON.stringify(kind)},`);
  const text = `${header}import type { KindInfo } from '../meta/kind';\n\nexport const KINDS: readonly KindInfo[] = [\n${lines.join('\n')}\n];\n`;
  writeFileSync(join(target, 'kinds.ts'), text);
  console.log(`generate: ${kinds.length} kinds`);
}
