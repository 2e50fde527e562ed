import type { KindInfo } from '../../../api/meta/kind';
import { groupResourceOf, groupVersionOf } from '../../../api/scheme';
import type { Call, Outcome, Verb } from '../call';
import { servedKinds } from '../discovery';
import { fail, failUsage } from '../failure';
import { layOut } from '../output/tabwriter';
import { compareText } from '../output/value';

/** `kubectl api-resources`. */
export const apiResources: Verb = {
  path: 'api-resources',
  short: 'Print the supported API resources on the server',
  usage: '[flags] [options]',
  flags: [
    { name: 'api-group', type: 'string' },
    { name: 'cached', type: 'bool' },
    { name: 'categories', type: 'strings' },
    { name: 'namespaced', type: 'bool', initial: true },
    { name: 'no-headers', type: 'bool' },
    { name: 'output', short: 'o', type: 'string' },
    { name: 'show-managed-fields', type: 'bool' },
    { name: 'sort-by', type: 'string' },
    { name: 'verbs', type: 'strings' },
  ],
  run,
};

/** `kubectl api-versions`. */
export const apiVersions: Verb = {
  path: 'api-versions',
  short: 'Print the supported API versions on the server, in the form of "group/version"',
  usage: '[options]',
  flags: [],
  run(call) {
    if (call.args.length > 0) failUsage('api-versions', `unexpected arguments: [${call.args.join(' ')}]`);
    const versions = [...new Set(servedKinds().map(groupVersionOf))].sort(compareText);
    call.out(versions.map((version) => `${version}\n`).join(''));
    return undefined;
  },
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  if (args.length > 0) failUsage('api-resources', `unexpected arguments: [${args.join(' ')}]`);
  const order = flags.string('sort-by');
  if (order !== '' && order !== 'name' && order !== 'kind') fail('--sort-by accepts only name or kind');
  const output = flags.string('output');
  if (!['', 'wide', 'name'].includes(output)) fail(`--output ${output} is not available`);
  const kinds = servedKinds()
    .filter((kind) => isAsked(call, kind))
    .sort((a, b) => compareKinds(a, b, order));
  if (output === 'name') {
    call.out(kinds.map((kind) => `${groupResourceOf(kind)}\n`).join(''));
    return undefined;
  }
  const wide = output === 'wide';
  const titles = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])];
  const rows = kinds.map((kind) => rowOf(kind, wide));
  call.out(layOut(flags.bool('no-headers') ? rows : [titles, ...rows]));
  return undefined;
}

function isAsked({ flags }: Call, kind: KindInfo): boolean {
  if (!kind.preferred) return false;
  if (flags.changed('api-group') && flags.string('api-group') !== kind.group) return false;
  if (flags.changed('namespaced') && flags.bool('namespaced') !== kind.namespaced) return false;
  if (!flags.list('verbs').every((verb) => kind.verbs.includes(verb))) return false;
  return flags.list('categories').every((category) => kind.categories.includes(category));
}

function compareKinds(a: KindInfo, b: KindInfo, order: string): number {
  if (order === 'kind') return compareText(a.kind, b.kind);
  if (order === 'name') return compareText(a.plural, b.plural);
  return compareText(a.group, b.group) || compareText(a.plural, b.plural);
}

function rowOf(kind: KindInfo, wide: boolean): string[] {
  const { plural, shortNames, namespaced, verbs, categories } = kind;
  const more = wide ? [[...verbs].sort().join(','), categories.join(',')] : [];
  return [plural, shortNames.join(','), groupVersionOf(kind), String(namespaced), kind.kind, ...more];
}
