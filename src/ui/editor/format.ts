import { type Document, isSeq, parseAllDocuments, visit } from 'yaml';

/** A text as it would be written by somebody careful: two spaces, one space behind colons; comments and quotes stay. */
export function formatted(text: string): string | undefined {
  const documents = parseAllDocuments(text, { keepSourceTokens: true });
  if (!Array.isArray(documents) || documents.some((one) => one.errors.length > 0)) return undefined;
  const indentSeq = indentsLists(text);
  const parts = documents.map((one) =>
    one.toString({ lineWidth: 0, indentSeq, flowCollectionPadding: hasPadding(one, text) }),
  );
  // Each document but the first says where it begins; the library writes that only where it must.
  const whole = parts.map((part, index) => (index === 0 ? part : part.replace(/^(---\n)?/, '---\n')));
  const result = whole.join('').trimEnd();
  return result === '' ? '' : `${result}\n`;
}

/** Whether lists are written further in than their keys, as most of them in this text are. */
function indentsLists(text: string): boolean {
  let further = 0;
  let level = 0;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const key = /^(\s*(?:- )*)[\w./-]+:\s*$/.exec(line);
    const item = /^(\s*)- /.exec(lines[index + 1] ?? '');
    if (!key || !item) continue;
    if ((item[1] as string).length > (key[1] as string).length) further++;
    else level++;
  }
  return further > level;
}

/** Whether its first flow collection is written `{ a: b }`. */
function hasPadding(document: Document, text: string): boolean {
  let padded: boolean | undefined;
  visit(document, {
    Collection(_, node) {
      if (!node.flow || !node.range || node.items.length === 0) return undefined;
      const inner = text.slice(node.range[0] + 1, node.range[0] + 2);
      if (!isSeq(node)) padded = inner === ' ';
      return isSeq(node) ? undefined : visit.BREAK;
    },
  });
  return padded ?? false;
}
