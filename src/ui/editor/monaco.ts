import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/languages/definitions/yaml/register';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations.js';
import 'monaco-editor/editor/contrib/gotoError/browser/markerSelectionStatus.js';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/wordOperations/register';
import editorAddress from 'monaco-editor/editor/editor.worker?worker&url';
import { configureMonacoYaml, type JSONSchema } from 'monaco-yaml';
import { startWorker } from '../kit/workers';
import { onThemeChange, shownTheme, token } from '../theme/theme';
import { fieldAt } from './fieldPath';
import { type SchemaNode, wordsFor } from './fieldWords';
import yamlAddress from './yaml.worker?worker&url';

export { monaco };

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => startWorker(label === 'yaml' ? yamlAddress : editorAddress, label),
};

/** What monaco-worker-manager, written for an older Monaco, passes to `createWebWorker`. */
interface OldWorkerOptions {
  readonly createData?: unknown;
  readonly worker?: Worker | Promise<Worker>;
  readonly host?: Record<string, (...given: unknown[]) => unknown>;
  readonly keepIdleModels?: boolean;
}

/** The new Monaco wants the worker itself, which must get one message before its data. */
function createWebWorker<T extends object>(options: OldWorkerOptions) {
  const start = () => {
    const worker = startWorker(yamlAddress, 'yaml');
    worker.postMessage('ignore');
    worker.postMessage(options.createData);
    return worker;
  };
  const { host, keepIdleModels } = options;
  return monaco.editor.createWebWorker<T>({ worker: options.worker ?? start(), host, keepIdleModels });
}

async function explainManifests(): Promise<SchemaNode> {
  const { default: schema } = await import('virtual:editor-schema');
  const forYaml = { ...monaco, editor: { ...monaco.editor, createWebWorker } };
  configureMonacoYaml(forYaml as unknown as Parameters<typeof configureMonacoYaml>[0], {
    enableSchemaRequest: false,
    completion: true,
    hover: false,
    validate: true,
    isKubernetes: true,
    format: { enable: false },
    schemas: [{ uri: 'inmemory://kubernetes/schema.json', fileMatch: ['**/*'], schema: schema as JSONSchema }],
  });
  explainOnHover(schema as SchemaNode);
  return schema as SchemaNode;
}

/** A card on each key: its name, type and default, what it is for, what it may be. */
function explainOnHover(schema: SchemaNode): void {
  monaco.languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      const word = model.getWordAtPosition(position);
      const line = model.getLineContent(position.lineNumber);
      const colon = line.search(/:(\s|$)/);
      if (!word || (colon !== -1 && word.startColumn > colon + 1)) return null;
      const path = fieldAt(model.getLinesContent(), position.lineNumber - 1);
      const words = path && wordsFor(schema, path);
      if (!words) return null;
      const { name, type, fallback, text, values } = words;
      const head = `**\`${name}\`** ${type}${fallback ? `, default \`${fallback}\`` : ''}`;
      const parts = [head, text, values.map((value) => `\`${value}\``).join('  ')];
      return { contents: parts.filter((part) => part !== '').map((value) => ({ value })) };
    },
  });
}

function hex(name: string): string {
  return token(name).replace('#', '');
}

/** Monaco in the page's colours: keys, strings and numbers as in the mock-up, no colour in its chrome. */
function defineTheme(): void {
  const dark = shownTheme() === 'dark';
  monaco.editor.defineTheme('drydock', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: hex('--ink') },
      { token: 'type', foreground: hex('--y-key') },
      { token: 'string', foreground: hex('--y-str') },
      { token: 'string.yaml', foreground: hex('--y-str') },
      { token: 'number', foreground: hex('--y-num') },
      { token: 'keyword', foreground: hex('--y-num') },
      { token: 'comment', foreground: hex('--y-com') },
      { token: 'operators', foreground: hex('--ink-2') },
      { token: 'delimiter', foreground: hex('--ink-2') },
      { token: 'tag', foreground: hex('--y-num') },
    ],
    colors: {
      'editor.background': token('--panel'),
      'editor.foreground': token('--ink'),
      'editorLineNumber.foreground': token('--ink-3'),
      'editorLineNumber.dimmedForeground': token('--ink-3'),
      'editorLineNumber.activeForeground': token('--ink'),
      'editor.lineHighlightBorder': token('--line'),
      'editor.lineHighlightBackground': '#00000000',
      'editorCursor.foreground': token('--ink'),
      'editor.selectionBackground': `${token('--ink')}26`,
      'editor.inactiveSelectionBackground': `${token('--ink')}14`,
      'editor.selectionHighlightBackground': `${token('--ink')}12`,
      'editor.findMatchBackground': `${token('--warn-fill')}66`,
      'editor.findMatchHighlightBackground': `${token('--warn-fill')}33`,
      'editorIndentGuide.background1': token('--line'),
      'editorIndentGuide.activeBackground1': token('--line-2'),
      'editorWidget.background': token('--raised'),
      'editorWidget.foreground': token('--ink'),
      'editorWidget.border': token('--line-2'),
      'editorHoverWidget.background': token('--raised'),
      'editorHoverWidget.border': token('--line-2'),
      'editorSuggestWidget.background': token('--raised'),
      'editorSuggestWidget.border': token('--line-2'),
      'editorSuggestWidget.foreground': token('--ink'),
      'editorSuggestWidget.highlightForeground': token('--ink'),
      'editorSuggestWidget.focusHighlightForeground': token('--ink'),
      'editorSuggestWidget.selectedForeground': token('--ink'),
      'editorSuggestWidget.selectedBackground': token('--sunken'),
      'editorError.foreground': token('--bad'),
      'editorWarning.foreground': token('--warn'),
      'editorHint.foreground': token('--ink-3'),
      'editorLightBulb.foreground': token('--ink-2'),
      'editorLightBulbAutoFix.foreground': token('--ink-2'),
      'editor.snippetTabstopHighlightBackground': `${token('--ink')}1a`,
      'editor.snippetFinalTabstopHighlightBorder': token('--line-2'),
      'editor.wordHighlightBackground': `${token('--ink')}12`,
      'editorBracketHighlight.foreground1': token('--ink-2'),
      'editorBracketHighlight.foreground2': token('--ink-2'),
      'editorBracketHighlight.foreground3': token('--ink-2'),
      'editorBracketHighlight.unexpectedBracket.foreground': token('--bad'),
      'editorBracketMatch.background': '#00000000',
      'editorBracketMatch.border': token('--line-2'),
      'editorGutter.foldingControlForeground': token('--ink-3'),
      'list.hoverBackground': token('--sunken'),
      'menu.background': token('--raised'),
      'menu.foreground': token('--ink'),
      'menu.selectionBackground': token('--sunken'),
      'menu.selectionForeground': token('--ink'),
      'menu.border': token('--line-2'),
      'input.background': token('--panel'),
      'input.border': token('--line-2'),
      focusBorder: token('--ink'),
      'textLink.foreground': token('--ink'),
      'textLink.activeForeground': token('--ink'),
      'widget.shadow': '#00000000',
      'scrollbarSlider.background': `${token('--ink-3')}33`,
      'scrollbarSlider.hoverBackground': `${token('--ink-3')}66`,
      'scrollbarSlider.activeBackground': `${token('--ink-3')}88`,
    },
  });
  monaco.editor.setTheme('drydock');
}

let ready: Promise<SchemaNode> | undefined;

/** Colours at once, the schema (which the result gives) in its own time. `offers` are registered with it, once. */
export function prepareMonaco(offers: readonly (() => void)[]): Promise<SchemaNode> {
  if (!ready) {
    defineTheme();
    onThemeChange(defineTheme);
    for (const offer of offers) offer();
    ready = explainManifests();
  }
  return ready;
}
