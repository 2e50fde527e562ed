/** A document of a bundle as a file of its own. */
export interface Piece {
  readonly name: string;
  readonly text: string;
}

const PIECES_AT_MOST = 100;
const SEPARATOR = /^---(?=\s|$).*$/m;

/** The documents of a text between `---`, with their comments, each named after its object: `deployment-web.yaml`. */
export function piecesOfBundle(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text.replace(/\r\n?/g, '\n');
  while (pieces.length < PIECES_AT_MOST) {
    const separator = SEPARATOR.exec(rest);
    const own = separator ? rest.slice(0, separator.index) : rest;
    if (holdsSomething(own)) pieces.push({ name: nameOf(own, pieces.length), text: `${own.trim()}\n` });
    if (!separator) break;
    rest = rest.slice(separator.index + separator[0].length + 1);
  }
  return pieces;
}

/** How many objects a text would be split into. */
export function countObjects(text: string): number {
  return piecesOfBundle(text).filter(({ text: own }) => /^kind:/m.test(own)).length;
}

function holdsSomething(text: string): boolean {
  return text.split('\n').some((line) => line.trim() !== '' && !line.startsWith('#'));
}

function nameOf(text: string, place: number): string {
  const kind = /^kind:\s*["']?([\w-]+)/m.exec(text)?.[1];
  const block = /^metadata:\s*\n((?:[ \t].*\n?|\s*\n)*)/m.exec(text)?.[1] ?? '';
  const indent = /^([ \t]+)\S/m.exec(block)?.[1] ?? '  ';
  const inBlock = new RegExp(`^${indent}name:\\s*["']?([\\w.-]+)`, 'm').exec(block)?.[1];
  const inFlow = /^metadata:\s*\{[^}]*\bname:\s*["']?([\w.-]+)/m.exec(text)?.[1];
  const name = inBlock ?? inFlow;
  if (!kind) return `part-${place + 1}.yaml`;
  return `${[kind, name].filter(Boolean).join('-').toLowerCase()}.yaml`;
}
