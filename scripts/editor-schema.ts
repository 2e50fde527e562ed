/**
 * Makes the JSON schema by which the editor completes, explains and checks manifests: structure from the OpenAPI documents in
 * kubernetes/, descriptions from the models of @kubernetes/client-node (Apache-2.0). Made at build time and never committed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { FIELD_WORDS } from './field-words';
import { oneLine, readModelWords } from './model-words';
import type { OpenApiSchema } from './openapi';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OPENAPI = join(ROOT, 'kubernetes', 'openapi-v3');

/** The API groups whose kinds a person writes by hand. */
const GROUPS = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);
/** Kinds that are answers or requests of the API, not manifests. */
const NOT_WRITTEN =
  /List$|Options$|^(Status|Scale|Eviction|Binding|TokenRequest|APIGroup|APIVersions|APIResource|WatchEvent|ComponentStatus)/;

interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: string;
  enum?: readonly string[];
  pattern?: string;
  description?: string;
  default?: unknown;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: readonly JsonSchema[];
  allOf?: readonly unknown[];
  definitions?: Record<string, JsonSchema>;
}

const QUANTITY: JsonSchema = {
  anyOf: [
    { type: 'string', pattern: '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)(([KMGTPE]i)|[numkMGTPE]|([eE][+-]?[0-9]+))?$' },
    { type: 'number' },
  ],
};
const SPECIAL: Readonly<Record<string, JsonSchema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': QUANTITY,
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': { type: 'string', format: 'date-time' },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': {},
};

function readSchemas(): Map<string, OpenApiSchema> {
  const schemas = new Map<string, OpenApiSchema>();
  for (const file of readdirSync(OPENAPI).sort()) {
    const document = JSON.parse(readFileSync(join(OPENAPI, file), 'utf8'));
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
      if (!schemas.has(name)) schemas.set(name, schema as OpenApiSchema);
    }
  }
  return schemas;
}

/** Definitions by short name, made as they are referred to. */
class Definitions {
  readonly made: Record<string, JsonSchema> = {};
  private readonly names = new Map<string, string>();

  constructor(private readonly schemas: ReadonlyMap<string, OpenApiSchema>) {}

  refer(name: string): JsonSchema {
    const special = SPECIAL[name];
    if (special) return special;
    return { $ref: `#/definitions/${this.define(name)}` };
  }

  define(name: string): string {
    const known = this.names.get(name);
    if (known) return known;
    const short = name.split('.').slice(-3).join('.');
    this.names.set(name, short);
    const schema = this.schemas.get(name);
    const words = readModelWords(name, oneLine);
    const properties: Record<string, JsonSchema> = {};
    for (const [field, property] of Object.entries(schema?.properties ?? {})) {
      if (field === 'managedFields') continue;
      const isStatus = field === 'status' && schema?.['x-kubernetes-group-version-kind'] !== undefined;
      const made: JsonSchema = isStatus ? { type: 'object' } : this.convert(property);
      const says = FIELD_WORDS[short]?.[field] ?? words.fields.get(field);
      properties[field] = says ? { ...made, description: says } : made;
    }
    const hasFields = Object.keys(properties).length > 0;
    this.made[short] = {
      ...(words.type && { description: words.type }),
      type: 'object',
      // Unknown fields are found by the editor itself, in the API server's words.
      ...(hasFields && { properties }),
      ...(schema?.required && { required: schema.required }),
    };
    return short;
  }

  convert(schema: OpenApiSchema): JsonSchema {
    const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (ref) return this.refer(ref.split('/').at(-1) as string);
    if (schema.type === 'array') return { type: 'array', items: this.convert(schema.items ?? {}) };
    if (schema.type === 'object') {
      const values = schema.additionalProperties;
      return { type: 'object', ...(values && { additionalProperties: this.convert(values) }) };
    }
    return {
      ...(schema.type && { type: schema.type }),
      ...(schema.enum && { enum: schema.enum }),
      ...(schema.default !== undefined && schema.default !== '' && { default: schema.default }),
    };
  }
}

interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly definition: string;
}

function defineKinds(schemas: ReadonlyMap<string, OpenApiSchema>, definitions: Definitions): Kind[] {
  const kinds: Kind[] = [];
  for (const [name, schema] of schemas) {
    const [gvk, ...others] = schema['x-kubernetes-group-version-kind'] ?? [];
    if (!gvk || others.length > 0 || !schema.properties?.metadata || NOT_WRITTEN.test(gvk.kind)) continue;
    if (!GROUPS.has(gvk.group)) continue;
    const apiVersion = gvk.group ? `${gvk.group}/${gvk.version}` : gvk.version;
    const definition = definitions.define(name);
    const made = definitions.made[definition] as JsonSchema;
    made.properties = {
      ...made.properties,
      apiVersion: { ...made.properties?.apiVersion, const: apiVersion },
      kind: { ...made.properties?.kind, const: gvk.kind },
    };
    kinds.push({ apiVersion, kind: gvk.kind, definition });
  }
  return kinds.sort((one, other) => (one.kind < other.kind ? -1 : 1));
}

/** The whole schema. One `if` a kind gives better errors, cheaper, than one `oneOf` over all of them. */
export function makeEditorSchema(): JsonSchema {
  const schemas = readSchemas();
  const definitions = new Definitions(schemas);
  const kinds = defineKinds(schemas, definitions);
  return {
    type: 'object',
    required: ['apiVersion', 'kind'],
    properties: {
      apiVersion: { type: 'string', enum: [...new Set(kinds.map((one) => one.apiVersion))] },
      kind: { type: 'string', enum: [...new Set(kinds.map((one) => one.kind))] },
    },
    allOf: kinds.map((one) => whenKind(one, isAmbiguous(one.kind, kinds))),
    definitions: definitions.made,
  };
}

/** `if` an object says it is of this kind, `then` it has this shape. */
function whenKind({ apiVersion, kind, definition }: Kind, ambiguous: boolean): unknown {
  const says = { kind: { const: kind }, ...(ambiguous && { apiVersion: { const: apiVersion } }) };
  return Object.fromEntries([
    ['if', { properties: says, required: Object.keys(says) }],
    // Only of whole documents: a StatefulSet's claim templates are claims that say no kind.
    ['then', { allOf: [{ $ref: `#/definitions/${definition}` }, { required: ['apiVersion', 'kind', 'metadata'] }] }],
  ]);
}

function isAmbiguous(kind: string, kinds: readonly Kind[]): boolean {
  return kinds.filter((one) => one.kind === kind).length > 1;
}

const VIRTUAL = 'virtual:editor-schema';

/** Gives the page the module `virtual:editor-schema`, a chunk of its own when it is imported dynamically. */
export function editorSchema(): Plugin {
  return {
    name: 'editor-schema',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(makeEditorSchema()))})`;
    },
  };
}
