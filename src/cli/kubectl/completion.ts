import type { KindInfo } from '../../api/meta/kind';
import type { KubernetesObject } from '../../api/meta/object';
import type { ApiDoor } from '../../engine/apiserver/request';
import type { Verb } from './call';
import { collectionPath, findKind, servedKinds } from './discovery';
import { GLOBAL_FLAGS } from './globalFlags';
import { VERBS } from './verbs/registry';

/** Candidates for the word at the cursor; they replace it from `offset` on. */
export interface Candidates {
  readonly offset: number;
  readonly candidates: readonly string[];
}

const NONE: Candidates = { offset: 0, candidates: [] };
const FORMATS = ['custom-columns=', 'go-template=', 'json', 'jsonpath=', 'name', 'wide', 'yaml'];
const NODE_VERBS = ['cordon', 'uncordon', 'drain'];
const POD_VERBS = ['logs', 'exec'];

/** Completes a kubectl line; `words` are those before the cursor's, without `kubectl`. */
export function completeKubectl(
  words: readonly string[],
  current: string,
  files: readonly string[],
  api: ApiDoor,
): Candidates {
  const { verb, path, args, namespace } = read(words);
  const last = words.at(-1) ?? '';
  if (last === '-f' || last === '--filename') return { offset: 0, candidates: files };
  if (last === '-n' || last === '--namespace') return { offset: 0, candidates: namesIn(api, 'namespaces', '') };
  if (last === '-o' || last === '--output') return { offset: 0, candidates: FORMATS };
  if (current.startsWith('-')) return completeFlag(verb, current, files, api);
  const below = VERBS.map((known) => known.path.split(' ')).filter((parts) =>
    path.every((part, at) => parts[at] === part),
  );
  const subcommands = below.map((parts) => parts[path.length]).filter((part) => part !== undefined);
  if (!verb) return { offset: 0, candidates: subcommands };
  if (args.length === 0 && subcommands.length > 0 && verb.path === 'create')
    return { offset: 0, candidates: subcommands };
  return completeArgument(verb, args, current, namespace, api);
}

function read(words: readonly string[]): { verb?: Verb; path: string[]; args: string[]; namespace: string } {
  const path: string[] = [];
  const args: string[] = [];
  let namespace = 'default';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '-n' || word === '--namespace') namespace = words[++at] ?? '';
    else if (word.startsWith('--namespace=')) namespace = word.slice('--namespace='.length);
    else if (word === '-f' || word === '-o' || word === '-l') at++;
    else if (word.startsWith('-')) continue;
    else if (args.length === 0 && VERBS.some((verb) => `${verb.path} `.startsWith(`${[...path, word].join(' ')} `)))
      path.push(word);
    else args.push(word);
  }
  return { verb: VERBS.find((verb) => verb.path === path.join(' ')), path, args, namespace };
}

function completeFlag(verb: Verb | undefined, current: string, files: readonly string[], api: ApiDoor): Candidates {
  const equals = current.indexOf('=');
  if (equals > 0) {
    const values: Readonly<Record<string, readonly string[]>> = {
      '--filename': files,
      '--output': FORMATS,
      '--namespace': namesIn(api, 'namespaces', ''),
      '--dry-run': ['client', 'none', 'server'],
    };
    return { offset: equals + 1, candidates: values[current.slice(0, equals)] ?? [] };
  }
  const specs = [...(verb?.flags ?? []), ...GLOBAL_FLAGS];
  return { offset: 0, candidates: specs.map(({ name, type }) => (type === 'bool' ? `--${name}` : `--${name}=`)) };
}

function completeArgument(
  verb: Verb,
  args: readonly string[],
  current: string,
  namespace: string,
  api: ApiDoor,
): Candidates {
  const slash = current.indexOf('/');
  if (slash > 0) return { offset: slash + 1, candidates: namesIn(api, current.slice(0, slash), namespace) };
  if (NODE_VERBS.includes(verb.path)) return { offset: 0, candidates: namesIn(api, 'nodes', '') };
  if (POD_VERBS.includes(verb.path)) return { offset: 0, candidates: namesIn(api, 'pods', namespace) };
  const [type] = args;
  if (type === undefined) return { offset: 0, candidates: kindWords(verb) };
  if (verb.path === 'apply' || type.includes('/')) return NONE;
  const given = new Set(args.slice(1));
  return { offset: 0, candidates: namesIn(api, type, namespace).filter((name) => !given.has(name)) };
}

function kindWords(verb: Verb): string[] {
  if (verb.path === 'apply' || verb.path.startsWith('create')) return [];
  const kinds = servedKinds().filter((kind) => kind.preferred && kind.verbs.includes('list') && fits(verb, kind));
  return kinds.map(({ plural }) => plural);
}

function fits(verb: Verb, { plural, subresources }: KindInfo): boolean {
  if (verb.path.startsWith('rollout')) return ['deployments', 'daemonsets', 'statefulsets'].includes(plural);
  if (verb.path === 'scale') return subresources.some(({ name }) => name === 'scale');
  return true;
}

function namesIn(api: ApiDoor, type: string, namespace: string): string[] {
  const kind = findKind(type);
  if (!kind) return [];
  const path = collectionPath(kind, namespace);
  const { code, body } = api.handle({ method: 'GET', path, user: 'kubernetes-admin', actor: 'kubectl' });
  if (code >= 400) return [];
  return (body as { items: readonly KubernetesObject[] }).items.map(({ metadata }) => metadata.name);
}
