import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';

/** Which field of which object is meant. */
export interface Place {
  readonly kind?: string;
  readonly name?: string;
  /** As the API server writes it: `spec.template.spec.containers[0].image`, `metadata.labels[app.x/y]`. */
  readonly path?: string;
}

/** `spec.containers[0].ports` as steps: names and indexes. */
export function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name as string) : /^\d+$/.test(index) ? Number(index) : index.replace(/^"|"$/g, ''),
  );
}

/** The line (from 1) and column of a field, or of the nearest thing around it; line 0 when its object is not there. */
export function findLine(text: string, place: Place): { line: number; column?: number } {
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter });
  if (!Array.isArray(documents)) return { line: 0 };
  const written = documents.filter((document) => isMap(document.contents));
  const named = (one: Document) => place.name !== undefined && says(one, 'metadata.name', place.name);
  const document =
    written.find((one) => says(one, 'kind', place.kind) && named(one)) ??
    withField(
      written.filter((one) => says(one, 'kind', place.kind)),
      place,
    ) ??
    (written.length === 1 ? written[0] : undefined);
  if (!document) return { line: 0 };
  const offset = place.path ? offsetOf(document.contents as Node, stepsOf(place.path)) : startOf(document);
  const { line, col } = counter.linePos(offset ?? startOf(document));
  return { line, column: col };
}

/** The line (from 1) on which the document of an object begins; undefined where a text does not hold it. */
export function findObject(
  text: string,
  { kind, namespace, name }: { kind: string; namespace: string; name: string },
): number | undefined {
  // Parsing every file for an object that none of them names would cost more than looking for its name.
  if (!text.includes(name)) return undefined;
  const counter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: counter });
  if (!Array.isArray(documents)) return undefined;
  const found = documents.find((one) => {
    if (!isMap(one.contents) || !says(one, 'kind', kind) || !says(one, 'metadata.name', name)) return false;
    return namespace === '' || (one.getIn(['metadata', 'namespace']) ?? 'default') === namespace;
  });
  return found && counter.linePos(startOf(found)).line;
}

/** Where a text stops to be YAML; line 0 when it does not. */
export function findSyntaxError(text: string): { line: number; column?: number } {
  const documents = parseAllDocuments(text, { lineCounter: new LineCounter(), prettyErrors: true });
  const error = Array.isArray(documents) ? documents.flatMap((document) => document.errors)[0] : undefined;
  const at = error?.linePos?.[0];
  return at ? { line: at.line, column: at.col } : { line: 0 };
}

function says(document: Document, path: string, value: string | undefined): boolean {
  return value === undefined || document.getIn(path.split('.')) === value;
}

/** Where the server names no object, the field tells which of several it is; else it is the first. */
function withField(documents: readonly Document[], { path = '' }: Place): Document | undefined {
  return documents.find((one) => one.hasIn(stepsOf(path))) ?? documents[0];
}

function startOf(document: Document): number {
  return (document.contents as Node).range?.[0] ?? 0;
}

/** Where the deepest step that exists begins: at its key, if it has one. */
function offsetOf(node: Node, steps: readonly (string | number)[]): number | undefined {
  let here: unknown = node;
  let found: number | undefined;
  for (const step of steps) {
    if (isMap(here)) {
      const pair = here.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) return found;
      found = isNode(pair.key) ? pair.key.range?.[0] : found;
      here = pair.value;
    } else if (isSeq(here)) {
      const item = typeof step === 'number' ? here.items[step] : undefined;
      if (!isNode(item)) return found;
      found = item.range?.[0];
      here = item;
    }
    if (!isCollection(here)) return found;
  }
  return found;
}
