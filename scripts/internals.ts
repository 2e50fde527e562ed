/** Makes src/api/generated/internals.ts: the API server's internal types, whose Go names some errors show. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What errors show whole, as one value or as a diff. */
const ROOTS = [
  'core.PodTemplateSpec',
  'core.PersistentVolumeClaimSpec',
  'core.PersistentVolumeSource',
  'core.VolumeNodeAffinity',
  'batch.PodFailurePolicy',
  'batch.SuccessPolicy',
  'policy.PodDisruptionBudgetSpec',
  'rbac.RoleRef',
];

/** Internal names that are not the JSON name in another case. */
const RENAMED: Readonly<Record<string, string>> = {
  CephMonitors: 'monitors',
  DataDiskURI: 'diskURI',
  DiscoveryCHAPAuth: 'chapAuthDiscovery',
  EndpointsName: 'endpoints',
  RadosUser: 'user',
  RBDImage: 'image',
  RBDPool: 'pool',
  SessionCHAPAuth: 'chapAuthSession',
};

/** Writes the internal structs that the roots reach as one text, a struct a line; `src/api/meta/internalForm.ts` reads it. */
export function writeInternals(internalTypes: string, target: string, header: string): void {
  const lines = new Map<string, string[]>();
  for (const line of readFileSync(internalTypes, 'utf8').trim().split('\n')) {
    const [name = '', ...fields] = line.split(' ');
    lines.set(name, fields);
  }
  const wanted = new Set(ROOTS);
  for (const name of wanted) {
    for (const field of lines.get(name) ?? []) {
      const ref = /@([a-z]+\.\w+)$/.exec(field)?.[1];
      if (ref) wanted.add(ref);
    }
  }
  const text = [...wanted].sort().map((name) => `${name} ${(lines.get(name) ?? []).map(renamed).join(' ')}`);
  const comment = '/** One struct a line; read by meta/internalForm.ts. */\n';
  writeFileSync(join(target, 'internals.ts'), `${header}${comment}export const INTERNALS = \`${text.join('\n')}\`;\n`);
  console.log(`generate: ${text.length} internal structs`);
}

function renamed(field: string): string {
  const name = field.slice(0, field.indexOf(':'));
  const key = RENAMED[name];
  return key ? field.replace(':', `=${key}:`) : field;
}
