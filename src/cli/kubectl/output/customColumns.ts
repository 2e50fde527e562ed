import { goValue } from '../../../api/meta/goFormat';
import { fail } from '../failure';
import { compilePath, type JsonPath } from '../jsonpath/evaluate';
import { PathError, relaxPath } from '../jsonpath/syntax';
import { layOut } from './tabwriter';

/** A column that somebody asked for. */
export interface AskedColumn {
  readonly title: string;
  readonly path: string;
}

/** Reads `NAME:.metadata.name,NODE:.spec.nodeName`. */
export function readColumns(spec: string): AskedColumn[] {
  if (spec === '') fail('custom-columns format specified but no custom columns given');
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':');
    const path = part.slice(colon + 1);
    if (colon < 0 || path.includes(':'))
      fail(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    return { title: part.slice(0, colon), path: relaxed(path) };
  });
}

/** Reads a file of two lines: titles, and below them paths. */
export function readColumnsFile(text: string): AskedColumn[] {
  const [titles = [], paths = []] = text.split('\n').map((line) => line.split(/\s+/).filter((word) => word !== ''));
  if (titles.length !== paths.length) {
    fail(`number of headers (${titles.length}) and field specifications (${paths.length}) don't match`);
  }
  return titles.map((title, index) => ({ title, path: relaxed(paths[index] as string) }));
}

function relaxed(path: string): string {
  try {
    return relaxPath(path);
  } catch (error) {
    return fail((error as PathError).message);
  }
}

/** Prints objects, or the items of a list, in such columns. Models get.CustomColumnsPrinter. */
export function customColumns(columns: readonly AskedColumn[], noHeaders: boolean): (object: unknown) => string {
  const paths = columns.map(({ path }) => compiled(path));
  return (object) => {
    const { items } = object as { items?: readonly unknown[] };
    const rows = (items ?? [object]).map((item) => paths.map((path) => cellOf(path, item)));
    return layOut(noHeaders ? rows : [columns.map(({ title }) => title), ...rows]);
  };
}

function compiled(path: string): JsonPath {
  try {
    return compilePath(path);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return fail(error.message);
  }
}

function cellOf(path: JsonPath, item: unknown): string {
  try {
    const [first, ...rest] = path.find(item);
    if (!first || first.length === 0) return '<none>';
    return [first, ...rest].flat().map(goValue).join(',');
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return fail(error.message);
  }
}
