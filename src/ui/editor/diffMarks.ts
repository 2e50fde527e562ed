import { editingText } from '../../texts/editing';
import type { Difference } from './differences';
import type { Parsed } from './manifest';
import { monaco } from './monaco';
import { piecesOf } from './yamlTokens';

const MARKED_AT_MOST = 300;

/** Marks beside and between the lines of what differs from the object that lives: green lines come, struck lines go. */
export class DiffMarks {
  private readonly lines: monaco.editor.IEditorDecorationsCollection;
  private zones: string[] = [];
  private shown = '';

  constructor(private readonly editor: monaco.editor.IStandaloneCodeEditor) {
    this.lines = editor.createDecorationsCollection();
  }

  clear(): void {
    this.show(undefined, []);
  }

  show(file: Parsed | undefined, found: readonly Difference[]): void {
    const marks = file ? found.slice(0, MARKED_AT_MOST).map((one) => markOf(one, file)) : [];
    const key = JSON.stringify([file?.file, marks]);
    if (key === this.shown) return;
    this.shown = key;
    this.lines.set(marks.filter(({ kind }) => kind !== 'gone').map(decorationOf));
    this.editor.changeViewZones((zones) => {
      for (const zone of this.zones) zones.removeZone(zone);
      this.zones = marks
        .filter(({ old }) => old.length > 0)
        .map(({ from, to, kind, old }) => {
          const afterLineNumber = kind === 'gone' ? to : from - 1;
          return zones.addZone({
            afterLineNumber,
            heightInLines: old.length,
            domNode: this.inFont(struck(old)),
            marginDomNode: this.margin(),
          });
        });
    });
  }

  private inFont(element: HTMLElement): HTMLElement {
    this.editor.applyFontInfo(element);
    return element;
  }

  private margin(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'diff-gone-margin';
    const bar = document.createElement('i');
    bar.style.left = `${this.editor.getLayoutInfo().decorationsLeft}px`;
    element.append(bar);
    return element;
  }
}

interface Mark {
  readonly kind: Difference['kind'];
  readonly from: number;
  readonly to: number;
  readonly old: readonly string[];
}

function markOf({ kind, span, old }: Difference, { place }: Parsed): Mark {
  return { kind, from: place(span.start).line, to: place(span.end).line, old };
}

function decorationOf({ from, to }: Mark): monaco.editor.IModelDeltaDecoration {
  return {
    range: new monaco.Range(from, 1, to, 1),
    options: {
      isWholeLine: true,
      className: 'diff-new',
      linesDecorationsClassName: 'diff-bar',
      linesDecorationsTooltip: editingText('diff.new'),
    },
  };
}

/** Lines that the live object has in the place of others; they are no part of the text. */
function struck(lines: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'diff-gone';
  element.setAttribute('aria-label', editingText('diff.gone', { text: lines.join(' ').trim() }));
  for (const line of lines) element.append(lineOf(line));
  return element;
}

function lineOf(line: string): HTMLElement {
  const element = document.createElement('div');
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const struckText = document.createElement('s');
  for (const { kind, text } of piecesOf(line.slice(indent.length))) {
    const piece = document.createElement('span');
    piece.className = kind;
    piece.textContent = text;
    struckText.append(piece);
  }
  element.append(indent, struckText);
  return element;
}
