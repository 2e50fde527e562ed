import { SCHEMAS } from './generated/schemas';
import type { KindInfo } from './meta/kind';

/** What a field holds. `go` is the Go type's name, as decoding errors tell it: `v1.PodSpec`, `[]string`, `int32`. */
export type TypeSchema =
  | { readonly is: Scalar; readonly go: string; readonly pointer: boolean }
  | { readonly is: 'struct'; readonly ref: string; readonly go: string; readonly pointer: boolean }
  | { readonly is: 'list' | 'map'; readonly of: TypeSchema; readonly go: string; readonly pointer: boolean };

/** The types without parts. */
export type Scalar =
  | 'string'
  | 'int32'
  | 'int64'
  | 'double'
  | 'bool'
  | 'quantity'
  | 'intOrString'
  | 'time'
  | 'microTime'
  | 'duration'
  | 'bytes'
  | 'raw';

/** One field of a struct. */
export interface FieldSchema {
  readonly name: string;
  readonly type: TypeSchema;
  /** Written even when it is empty: no `omitempty`, or a struct, which is never empty to Go. */
  readonly always: boolean;
  /** Without `omitempty`: but for a few fields, what the API's documents call required. */
  readonly required: boolean;
  /** The embedded Go structs that it comes from: `ProbeHandler`; '' for its own. */
  readonly embedded: string;
  /** Strategic merge patch: `merge` lists and maps, `retainKeys`; undefined replaces lists. */
  readonly patchMerge: boolean;
  readonly patchRetainKeys: boolean;
  readonly mergeKey: string;
  /** Server-side apply: lists merged by keys or as sets; the rest is atomic (lists) or granular (maps). */
  readonly listMapKeys: readonly string[] | undefined;
  readonly listSet: boolean;
  readonly atomic: boolean;
}

/** One Go struct of the API. `name` is `core/v1.PodSpec`, `goName` is `PodSpec`. */
export interface StructSchema {
  readonly name: string;
  readonly goName: string;
  readonly atomic: boolean;
  readonly fields: ReadonlyMap<string, FieldSchema>;
  /** The fields that are written even when they were not given, in Go's order. */
  readonly always: readonly FieldSchema[];
}

const SCALARS: Readonly<Record<string, { is: Scalar; go: string }>> = {
  s: { is: 'string', go: 'string' },
  i: { is: 'int32', go: 'int32' },
  l: { is: 'int64', go: 'int64' },
  f: { is: 'double', go: 'float64' },
  b: { is: 'bool', go: 'bool' },
  q: { is: 'quantity', go: 'resource.Quantity' },
  x: { is: 'intOrString', go: 'intstr.IntOrString' },
  t: { is: 'time', go: 'v1.Time' },
  u: { is: 'microTime', go: 'v1.MicroTime' },
  d: { is: 'duration', go: 'v1.Duration' },
  y: { is: 'bytes', go: '[]uint8' },
  r: { is: 'raw', go: 'interface {}' },
};

const lines = new Map(
  SCHEMAS.split('\n').map((line) => {
    const space = line.indexOf(' ');
    const head = space < 0 ? line : line.slice(0, space);
    return [head.replace('#atomic', ''), line];
  }),
);
const structs = new Map<string, StructSchema>();

/** The schema of a struct such as `core/v1.PodSpec`; undefined for a name that is none. */
export function structOf(name: string): StructSchema | undefined {
  const known = structs.get(name);
  if (known) return known;
  const line = lines.get(name);
  if (line === undefined) return undefined;
  const struct = readStruct(name, line);
  structs.set(name, struct);
  return struct;
}

/** The schema of a kind's objects; undefined for kinds without one, such as those of custom resources. */
export function schemaOf({
  group,
  version,
  kind,
}: Pick<KindInfo, 'group' | 'version' | 'kind'>): StructSchema | undefined {
  const dot = group.indexOf('.');
  const folder = dot < 0 ? group || 'core' : group.slice(0, dot);
  return structOf(`${folder}/${version}.${kind}`);
}

function readStruct(name: string, line: string): StructSchema {
  const [head = '', ...words] = line.split(' ');
  const home = name.slice(0, name.indexOf('.'));
  const fields = words.filter((word) => word !== '').map((word) => readField(word, home));
  return {
    name,
    goName: name.slice(name.indexOf('.') + 1),
    atomic: head.endsWith('#atomic'),
    fields: new Map(fields.map((field) => [field.name, field])),
    always: fields.filter(({ always }) => always),
  };
}

function readField(word: string, home: string): FieldSchema {
  const [, name = '', type = '', marks = ''] = /^([^:]+):([^!?^+#]+)(.*)$/.exec(word) ?? [];
  const strategy = /\+([^=#]+)(?:=([^#]+))?/.exec(marks);
  const listMap = /#map=(.+)$/.exec(marks);
  const typeSchema = readType(type, home);
  return {
    name,
    type: typeSchema,
    required: marks.startsWith('!'),
    always: marks.startsWith('!') || (!marks.startsWith('?') && isGoStruct(typeSchema)),
    embedded: /\^([\w.]+)/.exec(marks)?.[1] ?? '',
    patchMerge: strategy?.[1]?.includes('merge') ?? false,
    patchRetainKeys: strategy?.[1]?.includes('retainKeys') ?? false,
    mergeKey: strategy?.[2] ?? '',
    listMapKeys: listMap?.[1]?.split(','),
    listSet: marks.endsWith('#set'),
    atomic: marks.endsWith('#atomic'),
  };
}

const GO_STRUCTS: ReadonlySet<string> = new Set(['struct', 'time', 'microTime', 'quantity', 'intOrString']);

/** `omitempty` leaves out no Go struct, and times, quantities and IntOrString are such. */
function isGoStruct({ is, pointer }: TypeSchema): boolean {
  return !pointer && GO_STRUCTS.has(is);
}

function readType(text: string, home: string): TypeSchema {
  const pointer = text.startsWith('*');
  const rest = pointer ? text.slice(1) : text;
  const first = rest.charAt(0);
  if (first === '[' || first === '{') return readContainer(rest, home, pointer);
  const named = /\((.+)\)$/.exec(rest)?.[1];
  if (first === '@') {
    const ref = rest.slice(1);
    const full = ref.includes('/') ? ref : `${home}.${ref}`;
    return { is: 'struct', ref: full, go: full.slice(full.indexOf('/') + 1), pointer };
  }
  const scalar = SCALARS[first] ?? { is: 'raw', go: 'interface {}' };
  return { is: scalar.is, go: named ?? scalar.go, pointer };
}

/** A name in brackets is the container's own when the element's type cannot have one. */
function readContainer(text: string, home: string, pointer: boolean): TypeSchema {
  const is = text.startsWith('[') ? 'list' : 'map';
  const own = /^.([q@r][^(]*)\((.+)\)$/.exec(text);
  const inner = readType(own?.[1] ?? text.slice(1), home);
  return { is, of: inner, go: own?.[2] ?? (is === 'list' ? `[]${inner.go}` : `map[string]${inner.go}`), pointer };
}
