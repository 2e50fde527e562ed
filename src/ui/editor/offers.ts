import { editTo } from './adviceMarks';
import { type FieldPath, fieldAt } from './fieldPath';
import { formatted } from './format';
import { monaco } from './monaco';
import { labelsFor, type Name, namesFor } from './names';
import { reading } from './reading';
import { STARTERS, starterSnippet } from './snippets/starters';

type Model = monaco.editor.ITextModel;

/** Offers what the cluster knows in values and selectors, starters where nothing is written yet, and format. */
export function offerNamesAndStarters(): void {
  monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' '],
    provideCompletionItems: (model, position) => ({
      suggestions: [...starters(model, position), ...names(model, position)],
    }),
  });
  monaco.languages.registerDocumentFormattingEditProvider('yaml', {
    provideDocumentFormattingEdits(model) {
      const text = formatted(model.getValue());
      const edit = text === undefined ? undefined : editTo(model, text);
      return edit ? [{ range: edit.range as monaco.IRange, text: edit.text ?? '' }] : [];
    },
  });
}

/** A line of a document that has no kind yet takes a whole one. */
function starters(model: Model, { lineNumber, column }: monaco.Position): monaco.languages.CompletionItem[] {
  const line = model.getLineContent(lineNumber);
  if (!/^[A-Za-z]*$/.test(line.slice(0, column - 1)) || !/^[A-Za-z]*$/.test(line) || hasKind(model, lineNumber))
    return [];
  const range = new monaco.Range(lineNumber, 1, lineNumber, line.length + 1);
  return STARTERS.map((starter, index) => ({
    label: { label: starter.kind, description: starter.apiVersion },
    kind: monaco.languages.CompletionItemKind.Snippet,
    insertText: starterSnippet(starter),
    insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
    sortText: `0${String(index).padStart(2, '0')}`,
    range,
  }));
}

function hasKind(model: Model, lineNumber: number): boolean {
  const lines = model.getLinesContent();
  let start = lineNumber - 1;
  while (start > 0 && !/^---(\s|$)/.test(lines[start - 1] as string)) start--;
  for (let at = start; at < lines.length && !(at > start && /^---(\s|$)/.test(lines[at] as string)); at++)
    if (/^(kind|apiVersion):/.test(lines[at] as string)) return true;
  return false;
}

function names(model: Model, { lineNumber, column }: monaco.Position): monaco.languages.CompletionItem[] {
  const scene = reading.by?.scene();
  if (!scene) return [];
  const line = model.getLineContent(lineNumber);
  const before = line.slice(0, column - 1);
  const value = /^(\s*(?:- +)*[\w./-]+:\s+)(["']?)([^\s#]*)$/.exec(before);
  if (value) {
    const field = fieldOf(model, lineNumber, line);
    const from = (value[1] as string).length + (value[2] as string).length + 1;
    return field ? namesFor(field, scene).map((one) => item(one, lineNumber, from, column)) : [];
  }
  const key = /^(\s+)([\w./-]*)$/.exec(before);
  if (!key) return [];
  const field = fieldOf(model, lineNumber, `${key[1]}x:`);
  const from = (key[1] as string).length + 1;
  return field ? labelsFor(field, scene).map((one) => item(one, lineNumber, from, column)) : [];
}

function fieldOf(model: Model, lineNumber: number, line: string): FieldPath | undefined {
  const lines = model.getLinesContent();
  lines[lineNumber - 1] = line;
  return fieldAt(lines, lineNumber - 1);
}

function item({ name, from }: Name, line: number, start: number, end: number): monaco.languages.CompletionItem {
  return {
    label: { label: name, description: from },
    kind: monaco.languages.CompletionItemKind.Reference,
    insertText: name,
    sortText: `1${name}`,
    range: new monaco.Range(line, start, line, end),
  };
}
