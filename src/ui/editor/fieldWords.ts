import { editingText } from '../../texts/editing';
import type { FieldPath } from './fieldPath';

/** The parts of the editor's schema that words are taken from. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly anyOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

/** What the API says about a field. */
export interface FieldWords {
  readonly name: string;
  /** `integer`, `[]Object`, `string, required`. */
  readonly type: string;
  /** As it is shown beside the name: `25%`, or ''. */
  readonly fallback: string;
  readonly text: string;
  readonly values: readonly string[];
}

/** The words about a field; undefined for fields that the API does not have. */
export function wordsFor(schema: SchemaNode, { apiVersion, kind, keys }: FieldPath): FieldWords | undefined {
  const root = schemaRoot(schema, apiVersion, kind);
  if (!root) return undefined;
  let holder: SchemaNode = root;
  let node: SchemaNode = root;
  for (const key of keys) {
    holder = elementOf(schema, node);
    const values = holder.additionalProperties;
    const next = holder.properties?.[key] ?? (typeof values === 'object' ? values : undefined);
    if (!next) return undefined;
    node = next;
  }
  const name = keys.at(-1) ?? kind;
  const target = resolve(schema, node);
  const text = node.description ?? target.description ?? '';
  const type = typeName(schema, node);
  return {
    name,
    type: holder.required?.includes(name) ? editingText('fields.required', { type }) : type,
    fallback: fallbackIn(node, text),
    text: firstWords(text),
    values: (node.enum ?? []).map(String),
  };
}

/** What the schema says of a kind. */
export function schemaRoot(schema: SchemaNode, apiVersion: string, kind: string): SchemaNode | undefined {
  return Object.values(schema.definitions ?? {}).find(
    ({ properties }) => properties?.apiVersion?.const === apiVersion && properties?.kind?.const === kind,
  );
}

function resolve(schema: SchemaNode, node: SchemaNode): SchemaNode {
  if (!node.$ref) return node;
  return schema.definitions?.[node.$ref.slice('#/definitions/'.length)] ?? {};
}

/** What keys beneath a field are keys of: the items, when it is a list. */
function elementOf(schema: SchemaNode, node: SchemaNode): SchemaNode {
  const own = resolve(schema, node);
  return own.items ? elementOf(schema, own.items) : own;
}

/** As `kubectl explain` names types. */
function typeName(schema: SchemaNode, node: SchemaNode): string {
  const own = resolve(schema, node);
  if (own.items) return `[]${typeName(schema, own.items)}`;
  if (own.anyOf) return 'Quantity';
  if (Array.isArray(own.type)) return 'IntOrString';
  if (own.properties) return 'Object';
  if (typeof own.additionalProperties === 'object') return `map[string]${typeName(schema, own.additionalProperties)}`;
  return typeof own.type === 'string' ? own.type : '';
}

/** The default: as the schema has it, or as its text says. */
function fallbackIn(node: SchemaNode, text: string): string {
  if (typeof node.default === 'string' || typeof node.default === 'number' || typeof node.default === 'boolean')
    return String(node.default);
  return /\bDefaults? (?:to|is|value is) "?([\w./%-]+?)"?(?:[.,;]?(?:\s|$))/i.exec(text)?.[1] ?? '';
}

const TEXT_AT_MOST = 420;

/** Whole sentences, as many as a person reads in passing. */
function firstWords(text: string): string {
  if (text.length <= TEXT_AT_MOST) return text;
  const end = text.lastIndexOf('. ', TEXT_AT_MOST);
  return end > 80 ? text.slice(0, end + 1) : `${text.slice(0, TEXT_AT_MOST).trimEnd()}…`;
}
