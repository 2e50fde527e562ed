import { reckon } from './consequences/reckon';
import { type SchemaNode, wordsFor } from './fieldWords';
import { cursor, type Here, type Hint } from './hint';
import type { Parsed, Path, Written } from './manifest';
import type { monaco } from './monaco';
import { documentAt, pathAt } from './pathAt';
import type { Proofreader } from './proofreader';

/** So long, in milliseconds, the cursor rests before the card comes. */
const REST_MS = 450;
/** What the card takes at the editor's right, in pixels. */
const CARD_PX = 280;
const LEFT_AT_LEAST_PX = 220;

/** Follows the cursor: tells which object it is in, and what the field comes to that it rests on. */
export class CursorWatch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private dismissedLine = 0;

  constructor(
    private readonly editor: monaco.editor.IStandaloneCodeEditor,
    private readonly proofreader: Proofreader,
    private readonly schema: () => SchemaNode | undefined,
  ) {
    editor.onDidChangeCursorPosition(({ position }) => {
      if (position.lineNumber !== this.dismissedLine) this.dismissedLine = 0;
      this.soon();
    });
    editor.onDidChangeModel(() => this.soon());
    editor.onDidScrollChange(() => this.hide());
    editor.onDidBlurEditorWidget(() => this.hide());
    editor.onKeyDown((event) => {
      if (event.browserEvent.key !== 'Escape' || !cursor.getState().hint) return;
      this.dismissedLine = editor.getPosition()?.lineNumber ?? 0;
      this.hide();
    });
  }

  /** The text was read anew: what is said of it may be otherwise. */
  readAgain(): void {
    this.soon();
  }

  end(): void {
    clearTimeout(this.timer);
    cursor.setState({ hint: undefined, here: undefined });
  }

  private hide(): void {
    if (cursor.getState().hint) cursor.setState({ hint: undefined });
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), REST_MS);
  }

  private look(): void {
    const model = this.editor.getModel();
    const position = this.editor.getPosition();
    const file = model && this.proofreader.fileOf(model.uri.path.slice(1));
    if (!model || !position || !file || file.text !== model.getValue()) {
      cursor.setState({ hint: undefined, here: undefined });
      return;
    }
    const from = model.getOffsetAt({ lineNumber: position.lineNumber, column: 1 });
    const to = from + model.getLineLength(position.lineNumber) + 1;
    const one = documentAt(file, from);
    const path = one && pathAt(one, from, to);
    const shown = path && this.editor.hasTextFocus() && this.dismissedLine === 0 && this.hasRoom(model);
    cursor.setState({ here: this.hereOf(one), hint: shown ? this.hintOf(one, path, file) : undefined });
  }

  private hereOf(one: Written | undefined): Here | undefined {
    if (!one || one.kind === '' || one.name === '') return undefined;
    const { kind, name, namespace, apiVersion } = one;
    return { kind, name, namespace, apiVersion, lives: this.proofreader.liveOf(one) !== undefined };
  }

  private hintOf(one: Written, path: Path, file: Parsed): Hint | undefined {
    const schema = this.schema();
    if (!schema || one.file !== file.file) return undefined;
    const consequence = reckon(one, path, this.proofreader.scene());
    const keys = path.filter((step) => typeof step === 'string');
    const words = consequence && wordsFor(schema, { apiVersion: one.apiVersion, kind: one.kind, keys });
    // What a resource is called is a key of a map; its list says what it is.
    const about = words?.text ? words : consequence && wordsFor(schema, { ...one, keys: keys.slice(0, -1) });
    if (!consequence || !about) return undefined;
    return { name: String(path.at(-1)), fallback: words?.fallback ?? '', text: firstSentence(about.text), consequence };
  }

  /** Whether the card would cover none of the lines that are shown. */
  private hasRoom(model: monaco.editor.ITextModel): boolean {
    const { width, contentLeft } = this.editor.getLayoutInfo();
    const room = width - CARD_PX - contentLeft;
    if (room < LEFT_AT_LEAST_PX) return false;
    const [range] = this.editor.getVisibleRanges();
    const columns = room / 7.6;
    if (!range) return false;
    for (let line = range.startLineNumber; line <= range.endLineNumber; line++)
      if (model.getLineLength(line) > columns) return false;
    return true;
  }
}

function firstSentence(text: string): string {
  const sentences = text.match(/[^.]+(?:\.(?!\s)[^.]*)*\.\s*/g) ?? [text];
  const short = sentences.slice(0, 2).join('').trim();
  return short.length > 0 && short.length <= 260 ? short : (sentences[0] ?? text).trim();
}
