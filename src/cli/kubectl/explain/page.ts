import type { KindInfo } from '../../../api/meta/kind';
import { type FieldSchema, type StructSchema, schemaOf, structOf, type TypeSchema } from '../../../api/schema';
import { type FieldWords, indentText, wrapText } from './words';

const DESCRIPTION_WIDTH = 76;
const LIST_WIDTH = 78;
const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  int32: 'integer',
  int64: 'integer',
  double: 'number',
  bool: 'boolean',
  quantity: 'Quantity',
  intOrString: 'IntOrString',
  time: 'string',
  microTime: 'string',
  duration: 'string',
  bytes: 'string',
  raw: 'Object',
};

/** A field that a path leads to: where it is, and what it holds. */
interface Place {
  readonly struct: StructSchema | undefined;
  readonly field?: FieldSchema;
  readonly owner?: StructSchema;
}

/** GROUP, KIND and VERSION. */
export function explainHead({ group, kind, version }: KindInfo): string {
  return `${group ? `GROUP:      ${group}\n` : ''}KIND:       ${kind}\nVERSION:    ${version}\n\n`;
}

/** What there is to say of a kind or of one of its fields; undefined where the path leads nowhere. Models explain/v2's plaintext template. */
export function explainBody(
  kind: KindInfo,
  path: readonly string[],
  recursive: boolean,
  words: FieldWords,
): string | undefined {
  const place = follow(schemaOf(kind), path);
  if (!place) return undefined;
  const { field, struct } = place;
  const title = field ? `FIELD: ${field.name} <${typeName(field.type)}>\n\n\n` : '';
  const about = describe(place, words);
  const description = indentText(wrapText(about === '' ? '<empty>' : about, DESCRIPTION_WIDTH), 4);
  const fields = struct ? listFields(struct, 1, recursive, words, new Set()) : '';
  return `${title}DESCRIPTION:\n${description}\n${fields === '' ? '' : `FIELDS:\n${fields}`}\n`;
}

function follow(root: StructSchema | undefined, path: readonly string[]): Place | undefined {
  let place: Place = { struct: root };
  for (const name of path) {
    const owner = place.struct;
    const field = owner?.fields.get(name);
    if (!owner || !field) return undefined;
    place = { struct: structBehind(field.type), field, owner };
  }
  return place;
}

/** The struct that a field holds, be it alone, in a list or in a map. */
function structBehind(type: TypeSchema): StructSchema | undefined {
  if (type.is === 'list' || type.is === 'map') return structBehind(type.of);
  return type.is === 'struct' ? structOf(type.ref) : undefined;
}

/** What is said of the field, and then of its type; each ends its line. */
function describe({ owner, field, struct }: Place, words: FieldWords): string {
  const ofField = owner && field ? words(owner.name, field.name) : undefined;
  const ofType = struct ? words(struct.name, '') : undefined;
  return [ofField, ofType].map((text) => (text ? `${text}\n` : '')).join('');
}

/** As kubectl guesses: `string`, `[]ServicePort`, `map[string]Quantity`. */
function typeName(type: TypeSchema): string {
  if (type.is === 'list') return `[]${typeName(type.of)}`;
  if (type.is === 'map') return `map[string]${typeName(type.of)}`;
  if (type.is === 'struct') return structOf(type.ref)?.goName ?? 'Object';
  return SCALARS[type.is] ?? 'Object';
}

function listFields(
  struct: StructSchema,
  level: number,
  recursive: boolean,
  words: FieldWords,
  seen: ReadonlySet<string>,
): string {
  if (seen.has(struct.name)) return '';
  const within = new Set([...seen, struct.name]);
  const names = [...struct.fields.keys()].sort();
  return names
    .map((name) => {
      const field = struct.fields.get(name) as FieldSchema;
      const indent = level * 2;
      const line = `${' '.repeat(indent)}${name}\t<${typeName(field.type)}>${field.required ? ' -required-' : ''}\n`;
      if (!recursive) {
        const text = words(struct.name, name) ?? '<no description>';
        return `${line}${indentText(wrapText(text, LIST_WIDTH - indent), indent + 2)}\n\n`;
      }
      const inner = structBehind(field.type);
      return line + (inner ? listFields(inner, level + 1, true, words, within) : '');
    })
    .join('');
}
