import type { KindInfo } from '../../api/meta/kind';
import type { KubernetesObject } from '../../api/meta/object';
import type { Call } from './call';
import { kindFor, kindsInCategory } from './discovery';
import { Failure, fail, type Problem, problemOf } from './failure';
import { type Entry, type Manifest, readManifests } from './manifest/manifests';

/** One object by its name. */
export interface Named {
  readonly kind: KindInfo;
  /** '' for what is in no namespace. */
  readonly namespace: string;
  readonly name: string;
}

/** An object that was found, and the file that named it ('' without one). */
export interface Found extends Named {
  readonly object: KubernetesObject;
  readonly source: string;
}

/** What a command line names: objects by name, all or some of a kind, or what files describe. */
export type Targets =
  | { readonly by: 'name'; readonly named: readonly Named[]; readonly single: boolean }
  | {
      readonly by: 'list';
      readonly kinds: readonly KindInfo[];
      readonly namespace: string;
      readonly query: Readonly<Record<string, string>>;
    }
  | {
      readonly by: 'file';
      readonly entries: readonly Entry[];
      readonly manifests: readonly Manifest[];
      readonly problems: readonly Problem[];
    };

/** How a command reads its arguments. */
export interface Reading {
  readonly args: readonly string[];
  /** Whether a kind alone means all of its objects. */
  readonly kindMeansAll?: boolean;
  /** What is to be told without any argument; else the builder's own words. */
  readonly nothing?: string;
}

const NOTHING = [
  'You must provide one or more resources by argument or filename.',
  'Example resource specifications include:',
  "   '-f rsrc.yaml'",
  "   '--filename=rsrc.json'",
  "   '<resource> <name>'",
  "   '<resource>'",
].join('\n');

/** Reads what a command line names. Models resource.Builder. */
export function readTargets(call: Call, reading: Reading): Targets {
  const { flags } = call;
  const filenames = [...flags.list('filename')];
  const selector = flags.string('selector');
  const fieldSelector = flags.string('field-selector');
  const all = flags.bool('all');
  if (all && (selector || fieldSelector)) {
    fail(`setting 'all' parameter but found a non empty ${selector ? '' : 'field '}selector. `.trimEnd());
  }
  const { tuples, types, names } = sortArguments(reading.args);
  if (filenames.length > 0) return readFiles(call, filenames, [types.length, names.length, tuples.length]);
  const bySelector = all || flags.changed('selector') || flags.changed('field-selector');
  if (bySelector || (reading.kindMeansAll && types.length > 0 && names.length === 0)) {
    if (names.length > 0) fail('name cannot be provided when a selector is specified');
    if (tuples.length > 0) fail('selectors and the all flag cannot be used when passing resource/name arguments');
    if (types.length === 0)
      fail(
        reading.args.length === 0
          ? (reading.nothing ?? NOTHING)
          : 'at least one resource must be specified to use a selector',
      );
    return listTargets(call, types, selector, fieldSelector);
  }
  if (tuples.length > 0)
    return {
      by: 'name',
      named: tuples.map(([type, name]) => nameOf(call, kindFor(type), name)),
      single: tuples.length === 1,
    };
  if (names.length > 0) return namedTargets(call, types, names);
  if (types.length > 0) {
    for (const type of types) kindFor(type);
    fail('resource(s) were provided, but no name was specified');
  }
  return fail(reading.nothing ?? NOTHING);
}

function listTargets(call: Call, types: readonly string[], selector: string, fieldSelector: string): Targets {
  const everywhere = call.flags.bool('all-namespaces');
  return {
    by: 'list',
    kinds: types.flatMap(kindsFor),
    namespace: everywhere ? '' : call.namespace,
    query: { ...(selector ? { labelSelector: selector } : {}), ...(fieldSelector ? { fieldSelector } : {}) },
  };
}

function namedTargets(call: Call, types: readonly string[], names: readonly string[]): Targets {
  if (types.length === 0) fail('you must provide a resource and a resource name together');
  const [type = ''] = types;
  const [category] = kindsInCategory(type);
  if (types.length > 1 || category) fail('you must specify only one resource');
  const kind = kindFor(type);
  if (call.flags.bool('all-namespaces') && kind.namespaced) {
    fail('a resource cannot be retrieved by name across all namespaces');
  }
  return { by: 'name', named: names.map((name) => nameOf(call, kind, name)), single: names.length === 1 };
}

function readFiles(call: Call, filenames: readonly string[], others: readonly number[]): Targets {
  const [types = 0, names = 0, tuples = 0] = others;
  if (types + names + tuples > 0) {
    const absent = filenames.find((name) => call.files[name] === undefined && /\.(json|ya?ml)$/.test(name));
    if (absent) fail(`the path ${JSON.stringify(absent)} does not exist`);
    fail('when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well');
  }
  return fileTargets(readFilesOf(call, filenames));
}

/** What `-f` names, in order, with what is wrong with it. */
export function readFilesOf(call: Call, filenames = call.flags.list('filename')): Entry[] {
  const rule = { namespace: call.namespace, given: call.namespaceGiven };
  return readManifests(filenames, call.files, rule, validates(call));
}

function fileTargets(entries: readonly Entry[]): Targets {
  const manifests = entries.flatMap((entry) => ('problem' in entry ? [] : [entry]));
  const problems = entries.flatMap((entry) => ('problem' in entry ? [entry.problem] : []));
  return { by: 'file', entries, manifests, problems };
}

/** Whether `--validate` leaves kubectl's own check on. */
export function validates(call: Call): boolean {
  return !['false', 'ignore'].includes(call.flags.string('validate'));
}

/** The objects behind the targets: fetched by name, or listed. Problems are gathered, one a name or kind. */
export function fetchTargets(call: Call, targets: Targets): { found: Found[]; problems: Problem[] } {
  const found: Found[] = [];
  const problems: Problem[] = [];
  const attempt = (work: () => void) => {
    const problem = problemOf(work);
    if (problem) problems.push(problem);
  };
  if (targets.by === 'list') {
    for (const kind of targets.kinds)
      attempt(() => found.push(...listFound(call, kind, targets.namespace, targets.query)));
    return { found, problems };
  }
  if (targets.by === 'file') problems.push(...targets.problems);
  const wanted = targets.by === 'file' ? targets.manifests : targets.named;
  for (const { kind, namespace, name, ...rest } of wanted) {
    const source = 'source' in rest ? (rest as Manifest).source : '';
    attempt(() => found.push({ kind, namespace, name, source, object: getObject(call, { kind, namespace, name }) }));
  }
  return { found, problems };
}

/** An object by its name; where its namespace is missing, that is the problem. Models resource.Info.Get. */
export function getObject(call: Call, { kind, namespace, name }: Named): KubernetesObject {
  const { remote } = call;
  let object: KubernetesObject | undefined;
  const problem = problemOf(() => {
    object = remote.get(kind, namespace, name);
  });
  if (object) return object;
  const missing = problem?.kind === 'status' && problem.status.reason === 'NotFound';
  if (missing && namespace !== '' && namespace !== 'default') remote.get(kindFor('namespaces'), '', namespace);
  throw new Failure(problem ?? { kind: 'silent' });
}

/** The objects of one kind. */
export function listFound(
  call: Call,
  kind: KindInfo,
  namespace: string,
  query: Readonly<Record<string, string>>,
): Found[] {
  const { items } = call.remote.list(kind, kind.namespaced ? namespace : '', query);
  return items.map((object) => ({
    kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
    source: '',
    object,
  }));
}

function nameOf(call: Call, kind: KindInfo, name: string): Named {
  return { kind, namespace: kind.namespaced ? call.namespace : '', name };
}

/** The kinds that `pods,svc` or `all` stand for. */
function kindsFor(word: string): readonly KindInfo[] {
  const category = kindsInCategory(word);
  return category.length > 0 ? category : [kindFor(word)];
}

interface Sorted {
  readonly tuples: readonly (readonly [string, string])[];
  readonly types: readonly string[];
  readonly names: readonly string[];
}

/** Tells `TYPE/NAME` from `TYPE NAME...`. Models Builder.ResourceTypeOrNameArgs. */
function sortArguments(typed: readonly string[]): Sorted {
  const args = spread(typed);
  const slashed = args.filter((word) => word.includes('/')).length;
  if (slashed === 0) {
    const [types = '', ...names] = args;
    return { tuples: [], types: types.split(',').filter((type) => type !== ''), names };
  }
  if (slashed !== args.length) {
    fail(
      'there is no need to specify a resource type as a separate argument when passing arguments in resource/name form ' +
        "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
    );
  }
  return { tuples: args.map(splitTuple), types: [], names: [] };
}

/** `pods,services web` means `pods/web services/web`. */
function spread(args: readonly string[]): readonly string[] {
  const [first = '', ...names] = args;
  const types = first.split(',');
  if (args.length < 2 || types.length < 2) return args;
  return types.flatMap((type) => names.map((name) => `${type}/${name}`));
}

function splitTuple(word: string): readonly [string, string] {
  const parts = word.split('/');
  if (parts.length !== 2) fail('arguments in resource/name form may not have more than one slash');
  const [type = '', name = ''] = parts;
  if (type === '' || name === '' || type.includes(',')) {
    fail('arguments in resource/name form must have a single resource and name');
  }
  return [type, name];
}
