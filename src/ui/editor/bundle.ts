const SEPARATOR = /^---(?=\s|$)/m;
const OBJECT = /^kind:/m;

/** How many objects a text would be split into. */
export function countObjects(text: string): number {
  return documentsOf(text).filter((document) => OBJECT.test(document)).length;
}

/** The documents between `---`. What holds nothing but comments is a part of what comes next, or else of what came before. */
export function documentsOf(text: string): string[] {
  const documents: string[] = [];
  let comments = '';
  for (const part of text.replace(/\r\n?/g, '\n').split(SEPARATOR)) {
    // Of what follows `---` in its line; lines that are indented stay so.
    const own = part
      .replace(/^[ \t]+(?=#)/, '')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
    if (own !== '') comments += `${own}\n`;
    if (!holdsSomething(own)) continue;
    documents.push(comments);
    comments = '';
  }
  const last = documents.pop();
  return last === undefined ? [] : [...documents, last + comments];
}

function holdsSomething(text: string): boolean {
  return text.split('\n').some((line) => line.trim() !== '' && !line.startsWith('#'));
}
