/** A piece of a YAML line and how it is coloured: k key, s string, m number, c comment, '' as ink. */
export interface Piece {
  readonly kind: 'k' | 's' | 'm' | 'c' | '';
  readonly text: string;
}

const KEY = /^(\s*(?:- +)*)("[^"]*"|'[^']*'|[^\s#:,[\]{}"'][^:#]*?)(:)(?=\s|$)/;
const NUMBER = /^(?:[+-]?\d[\d.]*(?:%|[KMGTPE]i?|m|n|u|k)?|true|false|null|~)$/;

/** The pieces of one line, for text that is shown and not edited. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = line;
  const key = KEY.exec(rest);
  if (key) {
    pieces.push({ kind: '', text: key[1] as string }, { kind: 'k', text: key[2] as string }, { kind: '', text: ':' });
    rest = rest.slice(key[0].length);
  }
  const comment = /(^|\s)#.*$/.exec(rest);
  const value = comment ? rest.slice(0, comment.index) : rest;
  const [, lead = '', word = ''] = /^(\s*(?:- +)*)(.*)$/.exec(value) ?? [];
  if (lead) pieces.push({ kind: '', text: lead });
  if (word) pieces.push({ kind: NUMBER.test(word.trim()) ? 'm' : /^[[\]{}|>&*!]/.test(word) ? '' : 's', text: word });
  if (comment) pieces.push({ kind: 'c', text: comment[0] });
  return pieces.filter((piece) => piece.text !== '');
}
