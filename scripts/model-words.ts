/**
 * What the API's types and fields are said to be in the models of @kubernetes/client-node (Apache-2.0): read at build time for
 * the editor's hover and for `kubectl explain`, never committed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OPENAPI = join(ROOT, 'kubernetes', 'openapi-v3');
const MODELS = join(ROOT, 'node_modules', '@kubernetes', 'client-node', 'dist', 'gen', 'models');

/** The words about one type and its fields. */
export interface ModelWords {
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
}

const NO_WORDS: ModelWords = { type: '', fields: new Map() };

/** These say what a type is, and nothing of the field that has it. */
const ABOUT_A_TYPE = /^(IntOrString is a type|Quantity is a fixed-point|Time is a wrapper|MicroTime is version)/;

/** A description as one line. */
export function oneLine(text: string): string {
  return unquoted(text).replace(/\s+/g, ' ').trim();
}

/** A description with its paragraphs: after a colon, the models have two blanks for them. */
function inParagraphs(text: string): string {
  return unquoted(text)
    .trim()
    .replace(/: {2,}/g, ':\n\n');
}

function unquoted(text: string): string {
  return text.replace(/\\(["'`])/g, '$1');
}

/** `io.k8s.api.core.v1.PodSpec` is V1PodSpec there, or CoreV1... where two groups have the same name. */
export function readModelWords(name: string, clean: (text: string) => string): ModelWords {
  const match = /\.([a-z]+)\.(v[0-9a-z]+)\.([A-Za-z0-9]+)$/.exec(name);
  if (!match) return NO_WORDS;
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const [group, version, type] = [match[1] as string, capital(match[2] as string), match[3] as string];
  const file = [`${version}${type}`, `${capital(group)}${version}${type}`]
    .map((model) => join(MODELS, `${model}.d.ts`))
    .find((path) => existsSync(path));
  if (!file) return NO_WORDS;
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf('export declare class');
  const about = /\/\*\*\s*\n\* ([^\n]*)\n\*\/\s*$/.exec(text.slice(0, start))?.[1] ?? '';
  const fields = new Map<string, string>();
  for (const [, says, field] of text
    .slice(start)
    .matchAll(/\/\*\*\s*\n\s*\* ([^\n]*)\n\s*\*\/\s*\n\s*'([^']+)'\??:/g)) {
    if (!ABOUT_A_TYPE.test(says as string)) fields.set(field as string, clean(says as string));
  }
  return { type: clean(about), fields };
}

/** By type (`apps/v1.DeploymentSpec`), by field; what the type itself is said to be is under ''. */
export type ExplainWords = Record<string, Record<string, string>>;

/** All words that `kubectl explain` prints. */
export function makeExplainWords(): ExplainWords {
  const words: ExplainWords = {};
  for (const file of readdirSync(OPENAPI).sort()) {
    const document = JSON.parse(readFileSync(join(OPENAPI, file), 'utf8'));
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      const [group, version, type] = name.split('.').slice(-3);
      const key = `${group}/${version}.${type}`;
      if (words[key]) continue;
      const { type: about, fields } = readModelWords(name, inParagraphs);
      if (about !== '' || fields.size > 0) words[key] = { '': about, ...Object.fromEntries(fields) };
    }
  }
  return words;
}

const VIRTUAL = 'virtual:explain-words';

/** Gives the worker the module `virtual:explain-words`, a chunk of its own that is loaded when `explain` is typed. */
export function explainWords(): Plugin {
  return {
    name: 'explain-words',
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : undefined),
    load(id) {
      if (id !== `\0${VIRTUAL}`) return undefined;
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(makeExplainWords()))})`;
    },
  };
}
