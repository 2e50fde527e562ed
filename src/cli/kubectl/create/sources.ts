import { goQuote } from '../../../api/meta/goFormat';
import { configKeyErrors, patternWords } from '../../../api/meta/names';
import type { Call } from '../call';
import { fail } from '../failure';
import type { FlagSpec } from '../flags';

/** `--from-literal`, `--from-file`, `--from-env-file`. */
export const SOURCE_FLAGS: readonly FlagSpec[] = [
  { name: 'from-literal', type: 'array', usage: 'Specify a key and literal value to insert (i.e. mykey=somevalue)' },
  {
    name: 'from-file',
    type: 'strings',
    usage:
      'Key file can be specified using its file path, in which case file basename will be used as key, or optionally with a key and file path.',
  },
  { name: 'from-env-file', type: 'strings', usage: 'Specify the path to a file to read lines of key=val pairs.' },
  { name: 'append-hash', type: 'bool', usage: 'Append a hash of the object to its name.' },
];

const ENV_KEY = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** What is being filled: `ConfigMap` or `Secret`, and its name. */
interface Filled {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

/** The keys and values that the flags name. Models create.handle{ConfigMap,Secret}From*Sources. */
export function readSources(call: Call, filled: Filled): Record<string, string> {
  const { flags } = call;
  const [literals, files, envFiles] = [
    flags.list('from-literal'),
    flags.list('from-file'),
    flags.list('from-env-file'),
  ];
  if (envFiles.length > 0 && files.length + literals.length > 0) {
    fail('from-env-file cannot be combined with from-file or from-literal');
  }
  const data = new Map<string, string>();
  const add = (key: string, value: string) => addKey(data, key, value, filled);
  for (const source of files) readFileSource(call, source, add);
  for (const source of literals) {
    const at = source.indexOf('=');
    if (at < 1) fail(`invalid literal source ${source}, expected key=value`);
    add(source.slice(0, at), source.slice(at + 1));
  }
  for (const source of envFiles) for (const [key, value] of readEnvFile(call, source)) add(key, value);
  return Object.fromEntries(data);
}

function addKey(data: Map<string, string>, key: string, value: string, { kind, name }: Filled): void {
  const errors = configKeyErrors(key);
  if (errors.length > 0) {
    if (kind === 'Secret') fail(`${goQuote(key)} is not valid key name for a Secret ${errors.join(';')}`);
    fail(`${goQuote(key)} is not a valid key name for a ConfigMap: ${errors.join(',')}`);
  }
  if (data.has(key)) {
    if (kind === 'Secret') fail(`cannot add key ${key}, another key by that name already exists`);
    fail(
      `cannot add key ${goQuote(key)}, another key by that name already exists in Data for ConfigMap ${goQuote(name)}`,
    );
  }
  data.set(key, value);
}

function readFileSource(call: Call, source: string, add: (key: string, value: string) => void): void {
  const parts = source.split('=');
  const path = parts.at(-1) as string;
  if (parts.length > 2) fail("key names or file paths cannot contain '='");
  if (parts.length === 2 && parts[0] === '') fail(`key name for file path ${path} missing`);
  if (parts.length === 2 && path === '') fail(`file path for key name ${parts[0]} missing`);
  const text = fileOf(call, path);
  if (text !== undefined) {
    add(parts.length === 2 ? (parts[0] as string) : (path.split('/').at(-1) as string), text);
    return;
  }
  const inside = folderOf(call, path);
  if (inside.length === 0) fail(`error reading ${path}: no such file or directory`);
  if (parts.length === 2) fail('cannot give a key name for a directory path');
  for (const [name, content] of inside) if (configKeyErrors(name).length === 0) add(name, content);
}

/** A file's text; undefined if there is none. */
export function fileOf({ files }: Call, path: string): string | undefined {
  return files[path] ?? files[path.replace(/^(\.\/)+/, '')];
}

/** The files of a folder, by their own names. */
function folderOf({ files }: Call, path: string): [string, string][] {
  const folder = path === '.' || path === './' ? '' : path.replace(/^(\.\/)+/, '').replace(/\/?$/, '/');
  return Object.keys(files)
    .filter((file) => file.startsWith(folder) && !file.slice(folder.length).includes('/'))
    .sort()
    .map((file) => [file.slice(folder.length), files[file] as string]);
}

/** `KEY=value` lines; comments and empty lines are left out. Models cmdutil.AddFromEnvFile. */
function readEnvFile(call: Call, path: string): [string, string][] {
  const text = fileOf(call, path);
  if (text === undefined) {
    if (folderOf(call, path).length > 0) fail('env config file cannot be a directory');
    return fail(`error reading ${path}: no such file or directory`);
  }
  const pairs: [string, string][] = [];
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trimStart();
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const key = at < 0 ? line : line.slice(0, at);
    const errors = envKeyErrors(key);
    if (errors.length > 0) fail(`${goQuote(key)} is not a valid key name: ${errors.join(';')}`);
    pairs.push([key, at < 0 ? '' : line.slice(at + 1)]);
  }
  return pairs;
}

/** The older, stricter rule for names of environment variables. Models validation.IsEnvVarName. */
function envKeyErrors(key: string): string[] {
  const errors: string[] = [];
  if (!ENV_KEY.test(key)) {
    const words =
      "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit";
    errors.push(patternWords(words, '[-._a-zA-Z][-._a-zA-Z0-9]*', 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1'));
  }
  if (key === '.') errors.push("must not be '.'");
  else if (key === '..') errors.push("must not be '..'");
  else if (key.startsWith('..')) errors.push("must not start with '..'");
  return errors;
}
