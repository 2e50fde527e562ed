/** Makes src/api/generated/schemas.ts: the Go types' facts, and from the OpenAPI documents how lists and maps are merged. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiSchema } from './openapi';

/** `io.k8s.api.core.v1.Container` is `core/v1.Container`. */
const DEFINITION = /\.([a-z]+)\.(v[0-9a-z]+)\.([A-Za-z0-9]+)$/;
/** Left out: lists of kinds, options of requests, and what of metav1 is not part of an object. */
const LEFT_OUT =
  /^(\S+List|core\/v1\.\S*(Proxy|Attach|Exec|Log|Forward)Options|meta\/v1\.(APIGroup|APIResource|APIVersions|Table|Partial|Watch|Status|\S*Options)\S*) /;

function listMark(property: OpenApiSchema | undefined): string {
  const type = property?.['x-kubernetes-list-type'];
  if (type === 'map') return `#map=${property?.['x-kubernetes-list-map-keys']?.join(',')}`;
  if (type === 'set') return '#set';
  return property?.['x-kubernetes-map-type'] === 'atomic' ? '#atomic' : '';
}

function isAtomic(schema: OpenApiSchema | undefined): boolean {
  return schema?.['x-kubernetes-map-type'] === 'atomic';
}

/** Writes the schemas as one text, a struct a line; `src/api/schema.ts` reads it. */
export function writeSchemas(
  definitions: Map<string, OpenApiSchema>,
  goTypes: string,
  target: string,
  header: string,
): void {
  const byName = new Map<string, OpenApiSchema>();
  for (const [name, schema] of definitions) {
    const match = DEFINITION.exec(name);
    if (match) byName.set(`${match[1]}/${match[2]}.${match[3]}`, schema);
  }
  const lines = readFileSync(goTypes, 'utf8')
    .trim()
    .split('\n')
    .filter((line) => !LEFT_OUT.test(line))
    .map((line) => {
      const [name = '', ...fields] = line.trim().split(' ');
      const schema = byName.get(name);
      const marked = fields.map((field) => field + listMark(schema?.properties?.[field.slice(0, field.indexOf(':'))]));
      return [isAtomic(schema) ? `${name}#atomic` : name, ...marked].join(' ');
    });
  const comment = '/** One struct a line; read by schema.ts. */\n';
  writeFileSync(join(target, 'schemas.ts'), `${header}${comment}export const SCHEMAS = \`${lines.join('\n')}\`;\n`);
  console.log(`generate: schemas of ${lines.length} structs`);
}
