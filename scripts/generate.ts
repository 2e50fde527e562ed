/**
 * Makes src/api/generated/ from the OpenAPI and discovery documents in kubernetes/: TypeScript types for each API group
 * version, the list of kinds, and the schemas. Run by hand when the Kubernetes version moves; the output is checked in.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeInternals } from './internals';
import { writeKinds } from './kinds';
import type { OpenApiSchema } from './openapi';
import { writeSchemas } from './schemas';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DISCOVERY = join(ROOT, 'kubernetes', 'discovery');
const GO_TYPES = join(ROOT, 'scripts', 'go-types', 'go-types.txt');
const INTERNAL_TYPES = join(ROOT, 'scripts', 'go-types', 'internal-types.txt');
const SOURCE = join(ROOT, 'kubernetes', 'openapi-v3');
const TARGET = join(ROOT, 'src', 'api', 'generated');
const HEADER = '// Made by scripts/generate.ts from the OpenAPI documents of Kubernetes v1.36.3. Do not edit.\n';

/** Packages whose types are written; `io.k8s.api.core.v1` becomes `core/v1.ts`. */
const PACKAGE = /^io\.k8s\.(?:api|apimachinery\.pkg\.apis)\.([a-z]+)\.(v[0-9a-z]+)\.([A-Za-z0-9]+)$/;
const SPECIAL: Record<string, string> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'number | string',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'string',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'unknown',
};
/** What every stored object has, though the documents call it optional. */
const ALWAYS: Record<string, string[]> = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': ['name', 'uid', 'resourceVersion', 'creationTimestamp'],
};

function readSchemas(): Map<string, OpenApiSchema> {
  const schemas = new Map<string, OpenApiSchema>();
  for (const file of readdirSync(SOURCE).sort()) {
    const document = JSON.parse(readFileSync(join(SOURCE, file), 'utf8'));
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      if (!schemas.has(name)) schemas.set(name, schema as OpenApiSchema);
    }
  }
  return schemas;
}

class TypeFile {
  readonly imports = new Map<string, Set<string>>();
  readonly bodies: string[] = [];

  constructor(readonly path: string) {}

  typeOf(schema: OpenApiSchema): string {
    const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (ref) return this.refer(ref.split('/').at(-1) as string);
    if (schema.type === 'array') return `${parenthesized(this.typeOf(schema.items ?? {}))}[]`;
    if (schema.type === 'object' && schema.additionalProperties)
      return `Record<string, ${this.typeOf(schema.additionalProperties)}>`;
    if (schema.type === 'integer' || schema.type === 'number') return 'number';
    if (schema.type === 'string' || schema.type === 'boolean') return schema.type;
    if (schema.type === 'object') return 'Record<string, unknown>';
    return 'unknown';
  }

  private refer(name: string): string {
    if (SPECIAL[name]) return SPECIAL[name];
    const match = PACKAGE.exec(name);
    if (!match) return name.endsWith('.Time') || name.endsWith('.MicroTime') ? 'string' : 'unknown';
    const [, group, version, type] = match as unknown as [string, string, string, string];
    if (type === 'Time' || type === 'MicroTime') return 'string';
    if (type === 'FieldsV1' || type === 'Patch') return 'Record<string, unknown>';
    const path = `${group}/${version}`;
    if (path !== this.path) {
      const names = this.imports.get(path) ?? new Set();
      this.imports.set(path, names.add(type));
    }
    return type;
  }

  declare(name: string, type: string, schema: OpenApiSchema): void {
    const isKind = schema['x-kubernetes-group-version-kind'] !== undefined && schema.properties?.metadata !== undefined;
    const required = new Set([
      ...(schema.required ?? []),
      ...(ALWAYS[name] ?? []),
      ...(isKind ? ['apiVersion', 'kind', 'metadata', 'spec'] : []),
    ]);
    const lines = Object.entries(schema.properties ?? {}).map(([field, property]) => {
      const key = /^[A-Za-z_$][\w$]*$/.test(field) ? field : `'${field}'`;
      return `  ${key}${required.has(field) ? '' : '?'}: ${this.typeOf(property)};`;
    });
    this.bodies.push(`export interface ${type} {\n${lines.join('\n')}\n}\n`);
  }

  text(): string {
    const up = '../'.repeat(this.path.split('/').length - 1);
    const imports = [...this.imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, names]) => `import type { ${[...names].sort().join(', ')} } from '${up}${path}';`);
    return `${HEADER}${imports.join('\n')}${imports.length > 0 ? '\n' : ''}\n${this.bodies.join('\n')}`;
  }
}

function parenthesized(type: string): string {
  return type.includes('|') ? `(${type})` : type;
}

function writeTypes(schemas: Map<string, OpenApiSchema>): void {
  const files = new Map<string, TypeFile>();
  for (const [name, schema] of [...schemas].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const match = PACKAGE.exec(name);
    if (!match || !schema.properties) continue;
    const [, group, version, type] = match as unknown as [string, string, string, string];
    const path = `${group}/${version}`;
    const file = files.get(path) ?? new TypeFile(path);
    files.set(path, file);
    file.declare(name, type, schema);
  }
  for (const file of files.values()) {
    const path = join(TARGET, `${file.path}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.text());
  }
  console.log(`generate: types of ${files.size} group versions`);
}

rmSync(TARGET, { recursive: true, force: true });
const schemas = readSchemas();
writeTypes(schemas);
writeKinds(DISCOVERY, TARGET, HEADER);
writeSchemas(schemas, GO_TYPES, TARGET, HEADER);
writeInternals(INTERNAL_TYPES, TARGET, HEADER);
