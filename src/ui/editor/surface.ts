import type { Playground } from '../../mirror/playground';
import { editFile } from '../../mirror/tabs';
import { editingText } from '../../texts/editing';
import { viewportClass } from '../theme/viewport';
import { applyChanges, markAdvice, offerFixes } from './adviceMarks';
import { advice } from './adviceStore';
import { countObjects } from './bundle';
import { CursorWatch } from './cursorWatch';
import { DiffMarks } from './diffMarks';
import type { Change } from './edits';
import { FieldMarks, offerNames } from './fieldMarks';
import type { SchemaNode } from './fieldWords';
import { goLive } from './goLive';
import { cursor } from './hint';
import { monaco, prepareMonaco } from './monaco';
import { offerNamesAndStarters } from './offers';
import type { Whereabouts } from './PlainText';
import { takePlace, wantedPlace } from './place';
import type { Problem } from './problems';
import { Proofreader } from './proofreader';
import { reading } from './reading';
import { offerToSplit } from './splitting';

type Model = monaco.editor.ITextModel;

/** What the pane may ask of Monaco. */
export interface Surface {
  focus(): void;
  /** Marks what the API server said about a file. */
  mark(file: string, problems: readonly Problem[]): void;
  goTo(line: number, column?: number): void;
  /** Goes on where a person was in the plain text. */
  goOn(at: Whereabouts): void;
  /** Makes changes in the file that is shown, as one step that can be undone. */
  change(changes: readonly Change[]): void;
  /** Selects the live object of the document that the cursor is in. */
  goLive(): void;
  /** Brings a line into sight, without the focus. */
  reveal(line: number): void;
  end(): void;
}

interface Options {
  readonly onApply: () => void;
  readonly onTabMovesFocus: (moves: boolean) => void;
  /** Errors of the active file that the editor itself found. */
  readonly onMarkers: (problems: readonly Problem[]) => void;
}

const OWNER = 'apiserver';
/** Below this size the tabs follow every key; above, they wait for a pause. */
const SMALL = 200_000;
const PAUSE_MS = 400;

/** Texts and their undo history outlive the editor, which is built anew when the layout changes. */
const modelsOf = new WeakMap<Playground, Map<string, Model>>();

class MonacoSurface implements Surface {
  private readonly editor: monaco.editor.IStandaloneCodeEditor;
  private readonly models: Map<string, Model>;
  private readonly stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private late: Model | undefined;
  private reloads: number;
  private readonly proofreader: Proofreader;

  constructor(
    private readonly playground: Playground,
    element: HTMLElement,
    private readonly options: Options,
    schema: Promise<SchemaNode>,
  ) {
    this.models = modelsOf.get(playground) ?? new Map();
    modelsOf.set(playground, this.models);
    this.reloads = playground.tabs.getState().reloads;
    this.proofreader = new Proofreader(playground, schema);
    this.editor = monaco.editor.create(element, { model: null, ...editorOptions() });
    this.editor.addAction({
      id: 'drydock.apply',
      label: editingText('apply.action'),
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      contextMenuGroupId: 'navigation',
      run: () => {
        this.flush();
        options.onApply();
      },
    });
    this.editor.addAction({
      id: 'drydock.live',
      label: editingText('live.action'),
      keybindings: [monaco.KeyCode.F12],
      contextMenuGroupId: 'navigation',
      run: () => this.goLive(),
    });
    // Monaco's own key for this is another one on each system.
    this.editor.addAction({
      id: 'drydock.format',
      label: editingText('keys.format'),
      keybindings: [monaco.KeyMod.Alt | monaco.KeyMod.Shift | monaco.KeyCode.KeyF],
      run: () => this.editor.getAction('editor.action.formatDocument')?.run(),
    });
    let words: SchemaNode | undefined;
    void schema.then((read) => {
      words = read;
    });
    const watch = new CursorWatch(this.editor, this.proofreader, () => words);
    reading.by = this.proofreader;
    this.editor.onDidChangeModelContent(() => this.changed());
    this.editor.onDidPaste(({ range }) => {
      const model = this.editor.getModel();
      if (model) offerToSplit(nameOf(model), countObjects(model.getValueInRange(range)) > 1 ? model.getValue() : '');
    });
    this.editor.onDidBlurEditorText(() => this.flush());
    this.editor.onDidChangeConfiguration((event) => {
      if (event.hasChanged(monaco.editor.EditorOption.tabFocusMode))
        options.onTabMovesFocus(this.editor.getOption(monaco.editor.EditorOption.tabFocusMode));
    });
    const markers = monaco.editor.onDidChangeMarkers(() => this.tellMarkers());
    const last = () => this.flush();
    addEventListener('pagehide', last);
    this.stops.push(
      () => markers.dispose(),
      () => removeEventListener('pagehide', last),
      playground.tabs.subscribe(() => this.follow()),
      wantedPlace.subscribe(() => this.goToWanted()),
      advice.subscribe(() => this.markAdvice()),
      () => this.proofreader.end(),
      () => watch.end(),
    );
    const marks = new DiffMarks(this.editor);
    const fieldMarks = new FieldMarks(this.editor);
    this.proofreader.onRead = (file, found, fields) => {
      const model = this.editor.getModel();
      if (!file || !model || nameOf(model) !== file.file) {
        marks.clear();
        fieldMarks.clear();
      } else if (model.getValue() === file.text) {
        marks.show(file, found);
        fieldMarks.show(model, file, fields);
        watch.readAgain();
      }
    };
    // Other files may have come, and others have edited these, while no editor stood.
    this.showTexts();
    this.follow();
    this.goToWanted();
  }

  private goToWanted(): void {
    const model = this.editor.getModel();
    const place = model && takePlace(nameOf(model));
    if (place) this.goTo(place.line, place.column);
  }

  private markAdvice(): void {
    const { file, items } = advice.getState();
    const model = this.models.get(file);
    if (model) markAdvice(model, items);
  }

  change(changes: readonly Change[]): void {
    const model = this.editor.getModel();
    if (model) applyChanges(model, changes);
  }

  goLive(): void {
    const { here } = cursor.getState();
    if (here) goLive(this.playground, here);
  }

  reveal(line: number): void {
    this.editor.revealLineInCenterIfOutsideViewport(line);
  }

  goOn(at: Whereabouts): void {
    const model = this.editor.getModel();
    if (!model || nameOf(model) !== at.file) return;
    const [start, end] = [model.getPositionAt(at.start), model.getPositionAt(at.end)];
    this.editor.setSelection(monaco.Selection.fromPositions(start, end));
    this.editor.setScrollPosition({ scrollTop: at.top, scrollLeft: at.left }, monaco.editor.ScrollType.Immediate);
    if (at.focused) this.editor.focus();
  }

  /** The tabs after a change: texts that were replaced from outside, files that came, went or were renamed. */
  private follow(): void {
    const { files, active, reloads } = this.playground.tabs.getState();
    if (reloads !== this.reloads) {
      this.reloads = reloads;
      this.showTexts();
    }
    const current = files.find((file) => file.name === active);
    if (current && this.editor.getModel() !== this.modelOf(current.name, current.text)) {
      this.flush();
      this.editor.setModel(this.modelOf(current.name, current.text));
      this.editor.updateOptions({ ariaLabel: editingText('surface.label', { name: current.name }) });
      this.tellMarkers();
      this.goToWanted();
    } else if (!current) this.editor.setModel(null);
    for (const [name, model] of this.models) {
      if (files.some((file) => file.name === name)) continue;
      this.models.delete(name);
      model.dispose();
    }
  }

  /** Gives each known model the text of its file. */
  private showTexts(): void {
    for (const file of this.playground.tabs.getState().files) {
      const model = this.models.get(file.name);
      if (model && model.getValue() !== file.text) model.setValue(file.text);
    }
  }

  private modelOf(name: string, text: string): Model {
    const known = this.models.get(name);
    if (known && !known.isDisposed()) return known;
    const model = monaco.editor.createModel(text, 'yaml', monaco.Uri.parse(`file:///${name}`));
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    this.models.set(name, model);
    return model;
  }

  private changed(): void {
    const model = this.editor.getModel();
    if (!model) return;
    this.late = model;
    clearTimeout(this.timer);
    if (model.getValueLength() < SMALL) this.flush();
    else this.timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  private flush(): void {
    clearTimeout(this.timer);
    const model = this.late;
    this.late = undefined;
    if (!model || model.isDisposed()) return;
    const name = nameOf(model);
    const text = model.getValue();
    const file = this.playground.tabs.getState().files.find((one) => one.name === name);
    if (file && file.text !== text) editFile(this.playground.tabs, name, text);
  }

  private tellMarkers(): void {
    const model = this.editor.getModel();
    const markers = model ? monaco.editor.getModelMarkers({ resource: model.uri }) : [];
    const errors = markers.filter(
      (marker) => marker.owner !== OWNER && marker.severity === monaco.MarkerSeverity.Error,
    );
    this.options.onMarkers(
      errors.map((marker) => ({ message: marker.message, line: marker.startLineNumber, column: marker.startColumn })),
    );
  }

  mark(file: string, problems: readonly Problem[]): void {
    const model = this.models.get(file);
    if (!model) return;
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      problems.filter((problem) => problem.line > 0).map((problem) => markerOf(model, problem)),
    );
  }

  goTo(line: number, column = 1): void {
    if (line < 1) return;
    this.editor.revealLineInCenterIfOutsideViewport(line);
    this.editor.setPosition({ lineNumber: line, column });
    this.editor.focus();
  }

  focus(): void {
    this.editor.focus();
  }

  end(): void {
    this.flush();
    for (const stop of this.stops) stop();
    this.editor.dispose();
  }
}

function nameOf(model: Model): string {
  return model.uri.path.replace(/^\//, '');
}

function markerOf(model: Model, problem: Problem): monaco.editor.IMarkerData {
  const line = Math.min(problem.line, model.getLineCount());
  const start = problem.column ?? model.getLineFirstNonWhitespaceColumn(line);
  return {
    severity: monaco.MarkerSeverity.Error,
    message: problem.message,
    source: editingText('fields.source'),
    startLineNumber: line,
    endLineNumber: line,
    startColumn: Math.max(1, start),
    endColumn: model.getLineMaxColumn(line),
  };
}

function editorOptions(): monaco.editor.IStandaloneEditorConstructionOptions {
  const phone = viewportClass() === 'phone';
  return {
    automaticLayout: true,
    fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
    fontSize: phone ? 14 : 12.5,
    lineHeight: phone ? 20 : 18,
    fontLigatures: '"calt" 0',
    minimap: { enabled: false },
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 12,
    glyphMargin: false,
    folding: !phone,
    scrollBeyondLastLine: false,
    padding: { top: 4, bottom: 8 },
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    overviewRulerLanes: 2,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    fixedOverflowWidgets: true,
    wordBasedSuggestions: 'off',
    quickSuggestions: { other: true, strings: true, comments: false },
    bracketPairColorization: { enabled: false },
    occurrencesHighlight: 'off',
    links: false,
    tabSize: 2,
    unicodeHighlight: { ambiguousCharacters: false },
  };
}

/** Opens Monaco in an element, once its font is there. */
export async function openSurface(playground: Playground, element: HTMLElement, options: Options): Promise<Surface> {
  await document.fonts.load('400 12.5px "JetBrains Mono Variable"').catch(() => []);
  const schema = prepareMonaco([offerFixes, offerNames, offerNamesAndStarters]);
  return new MonacoSurface(playground, element, options, schema);
}
