import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Parsed, Path, Written } from './manifest';

/** The document that an offset of the text is in. */
export function documentAt({ documents }: Parsed, offset: number): Written | undefined {
  return documents.findLast(({ document }) => (document.range?.[0] ?? 0) <= offset) ?? documents[0];
}

/** The path to the field whose line an offset is on: its key, with the places in lists. */
export function pathAt({ document }: Written, from: number, to: number): Path | undefined {
  const search = (node: unknown, path: Path): Path | undefined => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const range = (key as Node | null)?.range;
        if (!range || !isScalar(key)) continue;
        const below = [...path, String(key.value)];
        if (range[0] >= from && range[0] < to) return deepest(value, below);
        if (isNode(value) && value.range && value.range[0] < to && value.range[2] > from) {
          const found = search(value, below);
          if (found) return found;
        }
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        if (!isNode(item) || !item.range || item.range[0] >= to || item.range[2] <= from) continue;
        const found = search(item, [...path, index]);
        if (found) return found;
      }
    }
    return undefined;
  };
  // On one line, `strategy: {rollingUpdate: {maxSurge: 1}}`, the innermost lonely field is meant.
  const deepest = (value: unknown, path: Path): Path => {
    if (!isMap(value) || value.items.length !== 1 || !value.flow) return path;
    const [{ key, value: below } = { key: undefined, value: undefined }] = value.items;
    return isScalar(key) ? deepest(below, [...path, String(key.value)]) : path;
  };
  return search(document.contents, []);
}
