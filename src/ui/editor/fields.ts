import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { isSimulated, KEPT_FIELDS } from '../../api/simulated';
import { nearest } from './advice/nearest';
import { type SchemaNode, schemaRoot } from './fieldWords';
import type { Span, Written } from './manifest';

/** A field that the API does not have, and what was probably meant. */
export interface UnknownField {
  readonly span: Span;
  /** As the API server names it: `spec.template.spec.containers[0].bogus`. */
  readonly path: string;
  readonly meant?: string;
}

/** A field, or a whole kind, that is stored and that nothing here acts upon. */
export interface KeptField {
  readonly span: Span;
  readonly name: string;
  readonly whole: boolean;
}

/** What the API knows of a document's fields, and what the simulation does. */
export interface FieldFindings {
  readonly unknown: readonly UnknownField[];
  readonly kept: readonly KeptField[];
}

const FOUND_AT_MOST = 100;

/** Goes through a document beside the schema of its kind. */
export function readFields(one: Written, schema: SchemaNode): FieldFindings {
  const found: { unknown: UnknownField[]; kept: KeptField[] } = { unknown: [], kept: [] };
  const root = schemaRoot(schema, one.apiVersion, one.kind);
  if (!root || !isMap(one.document.contents)) return found;
  if (!isSimulated(one.kind)) {
    const kind = one.document.contents.items.find(({ key }) => isScalar(key) && key.value === 'kind');
    const span = spanOf(kind?.value as Node | null);
    if (span) found.kept.push({ span, name: one.kind, whole: true });
  }
  walk(one.document.contents, root, '', { schema, found });
  return found;
}

interface Walk {
  readonly schema: SchemaNode;
  readonly found: { readonly unknown: UnknownField[]; readonly kept: KeptField[] };
}

function walk(node: unknown, model: SchemaNode, path: string, to: Walk): void {
  const struct = model.$ref?.slice('#/definitions/'.length) ?? '';
  const own = model.$ref ? (to.schema.definitions?.[struct] ?? {}) : model;
  if (isSeq(node)) {
    const { items } = own;
    if (items) for (const [index, item] of node.items.entries()) walk(item, items, `${path}[${index}]`, to);
  } else if (isMap(node)) walkMap(node, own, { struct, path }, to);
}

function walkMap(
  node: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] },
  own: SchemaNode,
  { struct, path }: { struct: string; path: string },
  to: Walk,
): void {
  const { properties, additionalProperties } = own;
  for (const { key, value } of node.items) {
    const span = spanOf(key as Node | null);
    if (!isScalar(key) || !span || to.found.unknown.length + to.found.kept.length >= FOUND_AT_MOST) continue;
    const name = String(key.value);
    const below = path === '' ? name : `${path}.${name}`;
    const next = properties?.[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (next) {
      if (KEPT_FIELDS[struct]?.includes(name)) to.found.kept.push({ span, name, whole: false });
      walk(value, next, below, to);
    } else if (properties) {
      const meant = nearest(name, Object.keys(properties));
      to.found.unknown.push({ span, path: below, ...(meant && { meant }) });
    }
  }
}

function spanOf(node: Node | null): Span | undefined {
  return node?.range ? { start: node.range[0], end: node.range[1] } : undefined;
}
