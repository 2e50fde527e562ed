import { editorText } from '../../texts/editor';
import type { FieldFindings } from './fields';
import type { Parsed, Span } from './manifest';
import { monaco } from './monaco';

type Model = monaco.editor.ITextModel;

const OWNER = 'fields';

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
            value: `**${editorText('fields.kept')}.** ${editorText(whole ? 'fields.keptKind' : 'fields.keptField', { name })}`,
          },
        },
      })),
    );
    monaco.editor.setModelMarkers(
      model,
      OWNER,
      unknown.map(({ span, path, meant }) => ({
        ...rangeOf(span),
        severity: monaco.MarkerSeverity.Error,
        source: editorText('fields.source'),
        // As the server refuses it.
        message: `unknown field "${path}"`,
        ...(meant && { code: meant }),
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
        .filter((marker) => marker.code && monaco.Range.areIntersectingOrTouching(marker, range));
      const actions = here.map((marker) => {
        const text = String(marker.code);
        const edit = { resource: model.uri, versionId: model.getVersionId(), textEdit: { range: marker, text } };
        const title = editorText('fields.rename', { name: text });
        return { title, kind: 'quickfix', diagnostics: [marker], isPreferred: true, edit: { edits: [edit] } };
      });
      return { actions, dispose() {} };
    },
  });
}
