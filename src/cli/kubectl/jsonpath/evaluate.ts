import { isObject, sortedKeys } from '../output/value';
import { type Node, PathError, parseTemplate } from './syntax';

/** A template that can be asked of objects. */
export interface JsonPath {
  /** What each part of the template finds, in order; `missing` says whether fields may be missing. Throws PathError. */
  find(data: unknown, missing?: 'allowed' | 'refused'): unknown[][];
}

/** Makes a JSONPath template ready. Throws PathError where it cannot be read. */
export function compilePath(template: string): JsonPath {
  const nodes = parseTemplate(template);
  return {
    find(data, missing = 'allowed') {
      const results: unknown[][] = [];
      runBlock(nodes, 0, data, { missing, depth: 0 }, results);
      return results;
    },
  };
}

interface Mode {
  readonly missing: 'allowed' | 'refused';
  readonly depth: number;
}

/** Runs the nodes from `from` on, until the end of the template or the `{end}` of this block, whose index it gives. */
function runBlock(
  nodes: readonly Node[],
  from: number,
  data: unknown,
  mode: Mode,
  results: unknown[][] | undefined,
): number {
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    const word = identifierOf(node);
    if (word === 'end') {
      if (mode.depth === 0) throw new PathError('not in range, nothing to end');
      return at;
    }
    if (word === 'range') {
      const inner = { ...mode, depth: mode.depth + 1 };
      const items = results ? walk([data], node, mode) : [];
      let end = nodes.length;
      if (items.length === 0) end = runBlock(nodes, at + 1, null, inner, undefined);
      for (const item of items) end = runBlock(nodes, at + 1, item, inner, results);
      at = end;
    } else if (results) results.push(walk([data], node, mode));
  }
  return nodes.length;
}

function identifierOf(node: Node): string | undefined {
  if (node.type !== 'list') return undefined;
  const [first] = node.nodes;
  return first?.type === 'identifier' ? first.name : undefined;
}

function walk(input: readonly unknown[], node: Node, mode: Mode): unknown[] {
  switch (node.type) {
    case 'list':
      return node.nodes.reduce<unknown[]>((current, next) => walk(current, next, mode), [...input]);
    case 'text':
      return [node.text];
    case 'value':
      return input.map(() => node.value);
    case 'field':
      return walkField(input, node.name, mode);
    case 'wildcard':
      return input.flatMap(children);
    case 'recursive':
      return input.flatMap(descend);
    case 'array':
      return input.flatMap((value) => walkArray(value, node));
    case 'filter':
      return input.flatMap((value) => walkFilter(value, node, mode));
    case 'union':
      return node.nodes.flatMap((part) => walk(input, part, mode));
    case 'identifier':
      if (node.name === 'range') return [...input];
      throw new PathError(`unrecognized identifier ${node.name}`);
  }
}

function walkField(input: readonly unknown[], name: string, mode: Mode): unknown[] {
  const results = input.flatMap((value) => {
    if (!isObject(value) || value[name] === undefined || !Object.hasOwn(value, name)) return [];
    return [value[name]];
  });
  if (results.length === 0 && mode.missing === 'refused') throw new PathError(`${name} is not found`);
  return results;
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? sortedKeys(value).map((key) => value[key]) : [];
}

function descend(value: unknown): unknown[] {
  const found = children(value);
  return found.length === 0 ? [] : [value, ...found.flatMap(descend)];
}

function walkArray(value: unknown, { params }: Extract<Node, { type: 'array' }>): unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new PathError(`${goTypeOf(value)} is not array or slice`);
  const [first, last, step] = params;
  const { length } = value;
  let start = first?.known ? first.value : 0;
  if (start < 0) start += length;
  let end = last?.known ? last.value : length;
  if (end < 0 || (end === 0 && last?.derived)) end += length;
  if (start === end) return [];
  if (start >= length || start < 0) {
    throw new PathError(`array index out of bounds: index ${start}, length ${length}`);
  }
  if (end > length || end < 0) throw new PathError(`array index out of bounds: index ${end - 1}, length ${length}`);
  if (start > end) throw new PathError(`starting index ${start} is greater than ending index ${end}`);
  const stride = step?.known ? step.value : 1;
  if (stride <= 0) throw new PathError('step must be > 0');
  return value.slice(start, end).filter((_, index) => index % stride === 0);
}

function walkFilter(value: unknown, node: Extract<Node, { type: 'filter' }>, mode: Mode): unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new PathError(`${goTypeOf(value)} is not array or slice and cannot be filtered`);
  return value.filter((item) => {
    const lefts = walk([item], node.left, { ...mode, missing: 'allowed' });
    if (node.operator === 'exists') return lefts.length > 0;
    if (lefts.length === 0) return false;
    if (lefts.length > 1) throw new PathError('can only compare one element at a time');
    const rights = walk([item], node.right, { ...mode, missing: 'allowed' });
    if (rights.length === 0) return false;
    if (rights.length > 1) throw new PathError('can only compare one element at a time');
    return compare(lefts[0], rights[0], node.operator);
  });
}

function compare(left: unknown, right: unknown, operator: string): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return isLess(left, right);
    case '>':
      return !isLess(left, right) && left !== right;
    case '<=':
      return isLess(left, right) || left === right;
    case '>=':
      return !isLess(left, right);
    default:
      throw new PathError(`unrecognized filter operator ${operator}`);
  }
}

function isLess(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left < right;
  if (typeof left === 'string' && typeof right === 'string') return left < right;
  throw new PathError('invalid type for comparison');
}

function goTypeOf(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64';
  return isObject(value) ? 'map[string]interface {}' : '[]interface {}';
}
