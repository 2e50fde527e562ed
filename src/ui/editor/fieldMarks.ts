import { editingText } from '../../texts/editing';
import type { FieldFindings } from './fields';
import type { Parsed, Span } from './manifest';
import { monaco } from './monaco';

type Model = monaco.editor.ITextModel;

const OWNER = 'fields';
/** What was probably meant, by what the mark says. */
const meantBy = new WeakMap<Model, ReadonlyMap<string, string>>();

/** As the API server refuses it. */
const messageOf = (path: string) => `unknown field "${path}"`;

/** Marks of fields that the API does not have, and of those that the simulation keeps and does not act upon. */
export class FieldMarks {
  private readonly kept: monaco.editor.IEditorDecorationsCollection;

  constructor(editor: monaco.editor.IStandaloneCodeEditor) {
    this.kept = editor.createDecorationsCollection();
  }

  clear(): void {
    this.kept.clear();
  }

  show(model: Model, file: Parsed, { unknown, kept }: FieldFindings): void {
    const rangeOf = ({ start, end }: Span) => {
      const [from, to] = [file.place(start), file.place(end)];
      return new monaco.Range(from.line, from.col, to.line, to.col);
    };
    this.kept.set(
      kept.map(({ span, name, whole }) => ({
        range: rangeOf(span),
        options: {
          inlineClassName: 'kept-field',
          hoverMessage: {
            value: `**${editingText('fields.kept')}.** ${editingText(whole ? 'fields.keptKind' : 'fields.keptField', { name })}`,
          },
        },
      })),
    );
    meantBy.set(
      model,
      new Map(unknown.flatMap(({ path, meant }) => (meant ? [[messageOf(path), meant] as const] : []))),
    );
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      unknown.map(({ span, path }) => ({
        ...rangeOf(span),
        severity: monaco.MarkerSeverity.Error,
        source: editingText('fields.source'),
        message: messageOf(path),
      })),
    );
  }
}

/** Offers the name that was probably meant for one that the API does not have. */
export function offerNames(): void {
  monaco.languages.registerCodeActionProvider('yaml', {
    provideCodeActions(model, range) {
      const here = monaco.editor
        .getModelMarkers({ resource: model.uri, owner: OWNER })
        .filter((marker) => monaco.Range.areIntersectingOrTouching(marker, range));
      const actions = here.flatMap((marker) => {
        const text = meantBy.get(model)?.get(marker.message);
        if (text === undefined) return [];
        const edit = { resource: model.uri, versionId: model.getVersionId(), textEdit: { range: marker, text } };
        const title = editingText('fields.rename', { name: text });
        return [{ title, kind: 'quickfix', diagnostics: [marker], isPreferred: true, edit: { edits: [edit] } }];
      });
      return { actions, dispose() {} };
    },
  });
}
