import { goQuote } from '../../../api/meta/goFormat';
import type { KindInfo } from '../../../api/meta/kind';
import { kindByKind } from '../../../api/scheme';
import { Failure, fail, type Problem } from '../failure';
import { inByteOrder, isObject, type Json, type JsonObject } from '../output/value';
import { metadataProblem } from './metadata';
import { readYaml, splitDocuments } from './yamlText';

/** One object that a file describes. */
export interface Manifest {
  readonly object: JsonObject;
  readonly kind: KindInfo;
  /** '' for what is in no namespace. */
  readonly namespace: string;
  readonly name: string;
  /** The file. */
  readonly source: string;
}

/** What files describe, or what is wrong with them, in order. */
export type Entry = Manifest | { readonly problem: Problem };

/** Whose namespace stands where an object names none; `given` ones must agree with the objects'. */
export interface NamespaceRule {
  readonly namespace: string;
  readonly given: boolean;
}

/** Reads what `-f` names. Models resource.Builder's FilenameParam, with ContinueOnError and Flatten. */
export function readManifests(
  names: readonly string[],
  files: Readonly<Record<string, string>>,
  rule: NamespaceRule,
  validate = true,
): Entry[] {
  const entries: Entry[] = [];
  const sources = names.flatMap((name) => expand(name, files));
  for (const { source, text } of sources) readFile(source, text, rule, validate, entries);
  return entries;
}

/** The files behind one `-f`: itself, or all manifests of a folder. */
function expand(name: string, files: Readonly<Record<string, string>>): { source: string; text: string }[] {
  if (name === '-') return [{ source: 'STDIN', text: '' }];
  if (/^https?:\/\//.test(name)) {
    return fail(`unable to read URL ${goQuote(name)}, server reported no route to host, status code=0`);
  }
  const path = name.replace(/^(\.\/)+/, '');
  const text = files[name] ?? files[path];
  if (text !== undefined) return [{ source: name, text }];
  const folder = path === '' || path === '.' ? '' : path.replace(/\/?$/, '/');
  const inside = Object.keys(files)
    .filter((file) => file.startsWith(folder) && !file.slice(folder.length).includes('/'))
    .sort();
  if (inside.length === 0) fail(`the path ${goQuote(name)} does not exist`);
  return inside
    .filter((file) => /\.(json|yaml|yml)$/.test(file))
    .map((file) => ({ source: file, text: files[file] as string }));
}

function readFile(source: string, text: string, rule: NamespaceRule, validate: boolean, entries: Entry[]): void {
  for (const part of documentsOf(text)) {
    const read = part();
    if (!read.ok) {
      entries.push(say(`error parsing ${source}: error converting YAML to JSON: ${read.message}`));
      return;
    }
    if (read.value === null) continue;
    const complaint = validate ? schemaComplaint(read.value) : undefined;
    if (complaint) {
      const advice = 'if you choose to ignore these errors, turn validation off with --validate=false';
      entries.push(say(`error validating ${goQuote(source)}: error validating data: ${complaint}; ${advice}`));
      return;
    }
    addObject(inByteOrder(read.value as Json), source, rule, entries);
  }
}

function documentsOf(text: string): (() => ReturnType<typeof readYaml>)[] {
  const json = readJson(text);
  if (json !== undefined) return [() => ({ ok: true, value: json })];
  return splitDocuments(text).map((document) => () => readYaml(document));
}

function readJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addObject(value: unknown, source: string, rule: NamespaceRule, entries: Entry[]): void {
  const object = isObject(value) ? value : {};
  if (isList(object)) {
    for (const item of object.items as readonly unknown[]) {
      if (isObject(item) && item.kind) addObject(item, source, rule, entries);
      else
        entries.push(say(`unable to decode ${goQuote(source)}: Object 'Kind' is missing in '${JSON.stringify(item)}'`));
    }
    return;
  }
  const problem = metadataProblem(object, source);
  if (problem) {
    entries.push({ problem });
    return;
  }
  try {
    entries.push(manifestOf(object, source, rule));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    entries.push({ problem: error.problem });
  }
}

function isList(object: JsonObject): boolean {
  return typeof object.kind === 'string' && object.kind.endsWith('List') && Array.isArray(object.items);
}

function manifestOf(object: JsonObject, source: string, rule: NamespaceRule): Manifest {
  const { apiVersion = '', kind = '' } = object as { apiVersion?: string; kind?: string };
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  const written = typeof metadata.namespace === 'string' ? metadata.namespace : '';
  const info = kindByKind(apiVersion, kind);
  if (!info?.verbs.includes('list') && !info?.verbs.includes('create'))
    failUnmapped(name, written, source, kind, apiVersion);
  if (!info || isPartOnly(info)) return failUnmapped(name, written, source, kind, apiVersion);
  if (!info.namespaced) return { object, kind: info, namespace: '', name, source };
  if (written && rule.given && written !== rule.namespace) {
    fail(
      `the namespace from the provided object ${goQuote(written)} does not match the namespace ${goQuote(rule.namespace)}. ` +
        `You must pass '--namespace=${written}' to perform this operation.`,
    );
  }
  const namespace = written || rule.namespace;
  return { object: { ...object, metadata: { ...metadata, namespace } }, kind: info, namespace, name, source };
}

/** Kinds that exist only below other objects, such as Eviction. */
function isPartOnly(kind: KindInfo): boolean {
  return kind.verbs.length === 0;
}

function failUnmapped(name: string, namespace: string, source: string, kind: string, version: string): never {
  return fail(
    `resource mapping not found for name: ${goQuote(name)} namespace: ${goQuote(namespace)} from ${goQuote(source)}: ` +
      `no matches for kind ${goQuote(kind)} in version ${goQuote(version)}\nensure CRDs are installed first`,
  );
}

/** What kubectl itself finds wrong before it asks the server. Models validation.schemaValidation. */
function schemaComplaint(value: unknown): string | undefined {
  if (!isObject(value)) return 'invalid object to validate';
  const wrong = ['apiVersion', 'kind'].flatMap((field) => {
    if (!value[field]) return [`${field} not set`];
    return typeof value[field] === 'string' ? [] : [`${field} isn't string type`];
  });
  return wrong.length > 1 ? `[${wrong.join(', ')}]` : wrong[0];
}

function say(message: string): Entry {
  return { problem: { kind: 'text', message } };
}
