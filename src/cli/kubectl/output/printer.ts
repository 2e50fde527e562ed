import type { KubernetesObject } from '../../../api/meta/object';
import { kindByKind } from '../../../api/scheme';
import type { Call } from '../call';
import { titleOf } from '../discovery';
import { fail } from '../failure';
import { compilePath } from '../jsonpath/evaluate';
import { printResults, printResultsAsJson } from '../jsonpath/print';
import { PathError } from '../jsonpath/syntax';
import { customColumns, readColumns, readColumnsFile } from './customColumns';
import { goSyntax } from './goSyntax';
import { renderTemplate } from './goTemplate';
import { goJsonIndented } from './json';
import { goYaml } from './yaml';

/** Prints objects in the format that `-o` asks for; remembers whether it printed before. */
export interface Printer {
  /** `ordered` keeps the order of keys in JSON: that of an object that kubectl made itself. */
  print(object: unknown, ordered?: boolean): void;
}

const FORMATS = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'kyaml',
  'name',
  'template',
  'templatefile',
  'yaml',
];
const TABLE_FORMATS = ['custom-columns', 'custom-columns-file', 'wide'];

/** The printer for `-o`, or undefined where the command prints its own way (no `-o`, or `wide` of a table). */
export function printerFor(call: Call, { tables = false } = {}): Printer | undefined {
  const asked = call.flags.string('output') || (call.flags.string('template') ? 'go-template' : '');
  if (asked === '' || (tables && asked === 'wide')) return undefined;
  const equals = asked.indexOf('=');
  const format = equals < 0 ? asked : asked.slice(0, equals);
  const given = equals < 0 ? call.flags.string('template') : asked.slice(equals + 1);
  const isText = format === 'json' || format === 'yaml' || format === 'kyaml';
  const keep = !isText || call.flags.bool('show-managed-fields');
  const text = textPrinter(call, format, given, tables);
  if (!text) {
    const allowed = [...FORMATS, ...(tables ? TABLE_FORMATS : [])].sort().join(',');
    fail(`unable to match a printer suitable for the output format "${asked}", allowed formats are: ${allowed}`);
  }
  return { print: (object, ordered) => call.out(text(keep ? object : withoutManagedFields(object), ordered)) };
}

type TextPrinter = (object: unknown, ordered?: boolean) => string;

function textPrinter(call: Call, format: string, given: string, tables: boolean): TextPrinter | undefined {
  switch (format) {
    case 'json':
      return (object, ordered) => `${goJsonIndented(object, ordered)}\n`;
    case 'yaml':
    case 'kyaml':
      return yamlPrinter();
    case 'name':
      return namesOf;
    case 'jsonpath':
      return pathPrinter(needTemplate(given), printResults);
    case 'jsonpath-as-json':
      return pathPrinter(needTemplate(given), printResultsAsJson);
    case 'jsonpath-file':
      return pathPrinter(fileText(call, given), printResults);
    case 'go-template':
    case 'template':
      return templatePrinter(needTemplate(given));
    case 'go-template-file':
    case 'templatefile':
      return templatePrinter(fileText(call, given));
    case 'custom-columns':
      return tables ? customColumns(readColumns(given), call.flags.bool('no-headers')) : undefined;
    case 'custom-columns-file':
      return tables ? customColumns(readColumnsFile(fileText(call, given)), call.flags.bool('no-headers')) : undefined;
    default:
      return undefined;
  }
}

function needTemplate(given: string): string {
  return given === '' ? fail('template format specified but no template given') : given;
}

function fileText(call: Call, name: string): string {
  return call.files[name] ?? fail(`error reading --template ${name}, open ${name}: no such file or directory\n`);
}

function yamlPrinter(): TextPrinter {
  let printed = 0;
  return (object) => `${printed++ > 0 ? '---\n' : ''}${goYaml(object)}`;
}

function pathPrinter(template: string, print: (results: readonly unknown[]) => string): TextPrinter {
  let path: ReturnType<typeof compilePath>;
  try {
    path = compilePath(template);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    fail(`error parsing jsonpath ${template}, ${error.message}`);
  }
  return (object) => {
    try {
      return path.find(object).map(print).join('');
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      return fail(
        `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error.message}. ` +
          'Printing more information for debugging the template:\n' +
          `\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n\n`,
      );
    }
  };
}

function templatePrinter(template: string): TextPrinter {
  const render = renderTemplate(template);
  return (object) => render(object);
}

/** `pod/web` of an object, a line for each item of a list. */
function namesOf(object: unknown): string {
  const { items, ...rest } = object as { items?: readonly KubernetesObject[] } & KubernetesObject;
  if (items) return items.map(namesOf).join('');
  return `${nameOf(rest)}\n`;
}

/** `deployment.apps/web`, `pod/solo`: what kubectl calls an object. */
export function nameOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const known = kindByKind(apiVersion, kind);
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '';
  return titleOf(known ?? { group, kind }, (metadata as { name?: string } | undefined)?.name ?? '<unknown>');
}

function withoutManagedFields(object: unknown): unknown {
  const { items, metadata } = object as { items?: readonly unknown[]; metadata?: Record<string, unknown> };
  if (Array.isArray(items)) return { ...(object as object), items: items.map(withoutManagedFields) };
  if (!metadata || metadata.managedFields === undefined) return object;
  const { managedFields: _left, ...kept } = metadata;
  return { ...(object as object), metadata: kept };
}
