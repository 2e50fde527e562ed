import { editingText } from '../../texts/editing';
import { type AdviceItem, advice, silence } from './adviceStore';
import { type Change, changed } from './edits';
import { monaco } from './monaco';

type Model = monaco.editor.ITextModel;

const OWNER = 'advice';
const SILENCE = 'drydock.silence';

/** Puts a file's advice at its lines, as hints. */
export function markAdvice(model: Model, items: readonly AdviceItem[]): void {
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    items.map((item) => ({
      severity: monaco.MarkerSeverity.Hint,
      message: `${item.title}. ${item.what}\n${item.why}`,
      source: editingText('advice.source'),
      startLineNumber: item.line,
      startColumn: item.column,
      endLineNumber: item.endLine,
      endColumn: item.endColumn,
    })),
  );
}

/** The smallest edit that makes one text of the other. */
export function editTo(model: Model, text: string): monaco.editor.IIdentifiedSingleEditOperation | undefined {
  const before = model.getValue();
  if (before === text) return undefined;
  let start = 0;
  while (start < before.length && start < text.length && before[start] === text[start]) start++;
  let end = 0;
  const room = Math.min(before.length, text.length) - start;
  while (end < room && before.at(-1 - end) === text.at(-1 - end)) end++;
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(before.length - end)];
  return { range: monaco.Range.fromPositions(from, to), text: text.slice(start, text.length - end) };
}

/** Makes changes in a file, as one step that can be undone. */
export function applyChanges(model: Model, changes: readonly Change[]): void {
  const edit = editTo(model, changed(model.getValue(), changes));
  if (!edit) return;
  model.pushStackElement();
  model.pushEditOperations([], [edit], () => null);
  model.pushStackElement();
}

/** Offers the fixes of advice where the cursor is: the lightbulb, and Ctrl+. */
export function offerFixes(): void {
  monaco.editor.registerCommand(SILENCE, (_, rule: string) => silence(rule, true));
  monaco.languages.registerCodeActionProvider('yaml', {
    provideCodeActions(model, range, context) {
      const { file, items } = advice.getState();
      const here = model.uri.path === `/${file}` ? items.filter((item) => touches(item, range)) : [];
      const actions = here.flatMap((item) => actionsOf(model, item, context.markers));
      return { actions, dispose() {} };
    },
  });
}

function touches(item: AdviceItem, { startLineNumber, endLineNumber }: monaco.Range): boolean {
  return item.line <= endLineNumber && item.endLine >= startLineNumber;
}

function actionsOf(
  model: Model,
  item: AdviceItem,
  markers: readonly monaco.editor.IMarkerData[],
): monaco.languages.CodeAction[] {
  const diagnostics = markers.filter(
    (marker) => marker.startLineNumber === item.line && marker.message.startsWith(`${item.title}.`),
  );
  const fixes = item.fixes.flatMap((fix, index) => {
    const edit = editTo(model, changed(model.getValue(), fix.changes));
    if (!edit) return [];
    const edits = [
      { resource: model.uri, versionId: model.getVersionId(), textEdit: { ...edit, text: edit.text ?? '' } },
    ];
    return [{ title: fix.title, kind: 'quickfix', diagnostics, isPreferred: index === 0, edit: { edits } }];
  });
  const title = editingText('advice.silenceOne', { title: item.title });
  const silencing = { id: SILENCE, title, arguments: [item.rule] };
  return [...fixes, { title, kind: 'quickfix', diagnostics, command: silencing }];
}
