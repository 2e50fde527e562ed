import { parseQuantity } from '../../../api/meta/quantity';
import { fail } from '../failure';
import { compilePath } from '../jsonpath/evaluate';
import { PathError, relaxPath } from '../jsonpath/syntax';

/** What `--sort-by` makes of objects: sorted, or undefined where none of them has the field. */
export function sortBy<T>(objects: readonly T[], path: string, read: (object: T) => unknown): T[] | undefined {
  if (path === '') return [...objects];
  const field = compiled(path);
  const keyed = objects.map((object) => ({ object, key: field.find(read(object)).flat()[0] }));
  if (objects.length > 0 && keyed.every(({ key }) => key === undefined)) return undefined;
  return keyed.sort((a, b) => compareValues(a.key, b.key)).map(({ object }) => object);
}

function compiled(path: string): ReturnType<typeof compilePath> {
  try {
    return compilePath(relaxPath(path));
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return fail(error.message);
  }
}

/** What has no value comes first. Models get.RuntimeSort's isLess. */
function compareValues(a: unknown, b: unknown): number {
  if (a === undefined || a === null) return b === undefined || b === null ? 0 : -1;
  if (b === undefined || b === null) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareTexts(String(a), String(b));
}

function compareTexts(a: string, b: string): number {
  const [x, y] = [amountOf(a), amountOf(b)];
  if (x !== undefined && y !== undefined) return x < y ? -1 : x > y ? 1 : 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

function amountOf(text: string): bigint | undefined {
  try {
    return parseQuantity(text).nano;
  } catch {
    return undefined;
  }
}
