import type { Playground } from '../../mirror/playground';
import { closeFile, openFile, showFile } from '../../mirror/tabs';
import { editingText } from '../../texts/editing';
import { documentsOf } from './bundle';
import { offerUndo } from './closing';
import { splitOffer } from './splitting';

/** A document of a bundle as a file of its own. */
export interface Piece {
  readonly name: string;
  readonly text: string;
}

/** What is beyond stays together in the last of them. */
const PIECES_AT_MOST = 100;

/** The documents of a text between `---`, with their comments, each named after its object: `deployment-web.yaml`. */
export function piecesOfBundle(text: string): Piece[] {
  const documents = documentsOf(text);
  const own = documents.length > PIECES_AT_MOST ? documents.slice(0, PIECES_AT_MOST - 1) : documents;
  const rest = documents.slice(own.length);
  const pieces = own.map((document, place) => ({ name: nameOf(document, place), text: document }));
  return rest.length > 0 ? [...pieces, { name: 'rest.yaml', text: rest.join('---\n') }] : pieces;
}

/** Makes a file of each object of a file, in its place, and offers to have it back as it was. */
export function splitFile({ tabs }: Playground, name: string): void {
  const file = tabs.getState().files.find((one) => one.name === name);
  const pieces = file ? piecesOfBundle(file.text) : [];
  splitOffer.setState({ file: '', count: 0 });
  if (pieces.length < 2) return;
  const putBack = closeFile(tabs, name);
  const names = pieces.map((piece) => openFile(tabs, piece.name, piece.text));
  showFile(tabs, names[0] as string);
  offerUndo(editingText('split.done', { file: name, count: pieces.length }), () => {
    // What was edited since stays.
    for (const { name: one, text } of tabs.getState().files)
      if (pieces[names.indexOf(one)]?.text === text) closeFile(tabs, one);
    putBack();
  });
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
