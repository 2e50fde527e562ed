import type { KindInfo } from '../../../api/meta/kind';
import { groupResourceOf, groupVersionOf } from '../../../api/scheme';
import type { Call, Outcome, Verb } from '../call';
import { servedKinds } from '../discovery';
import { fail, failUsage } from '../failure';
import type { Flags } from '../flags';
import { layOut } from '../output/tabwriter';

/** `kubectl api-resources`. */
export const apiResources: Verb = {
  path: 'api-resources',
  short: 'Print the supported API resources on the server',
  usage: '[flags] [options]',
  flags: [
    { name: 'api-group', type: 'string', usage: 'Limit to resources in the specified API group.' },
    { name: 'cached', type: 'bool', usage: 'Use the cached list of resources if available.' },
    { name: 'categories', type: 'strings', usage: 'Limit to resources that belong to the specified categories.' },
    {
      name: 'namespaced',
      type: 'bool',
      initial: true,
      usage:
        'If false, non-namespaced resources will be returned, otherwise returning namespaced resources by default.',
    },
    {
      name: 'no-headers',
      type: 'bool',
      usage: "When using the default or custom-column output format, don't print headers.",
    },
    { name: 'output', short: 'o', type: 'string', usage: 'Output format. One of: (json, yaml, name, wide).' },
    { name: 'sort-by', type: 'string', usage: 'If non-empty, sort list of resources using specified field.' },
    { name: 'verbs', type: 'strings', usage: 'Limit to resources that support the specified verbs.' },
  ],
  run: runResources,
};

function runResources({ args, flags, out, path }: Call): Outcome {
  if (args.length > 0) failUsage(path, `unexpected arguments: [${args.join(' ')}]`);
  const [output, sortBy] = [flags.string('output'), flags.string('sort-by')];
  if (!['', 'wide', 'name'].includes(output)) fail(`--output ${output} is not available`);
  if (!['', 'name', 'kind'].includes(sortBy)) fail('--sort-by accepts only name or kind');
  const kinds = servedKinds().filter((kind) => kind.preferred && kind.verbs.length > 0 && isWanted(kind, flags));
  const sorted = [...kinds].sort((a, b) => compareLists(keyOf(a, sortBy), keyOf(b, sortBy)));
  if (output === 'name') {
    out(sorted.map((kind) => `${groupResourceOf(kind)}\n`).join(''));
    return undefined;
  }
  const wide = output === 'wide';
  const titles = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])];
  const rows = sorted.map((kind) => rowOf(kind, wide));
  out(layOut(flags.bool('no-headers') ? rows : [titles, ...rows]));
  return undefined;
}

function isWanted(kind: KindInfo, flags: Flags): boolean {
  return (
    (!flags.changed('api-group') || kind.group === flags.string('api-group')) &&
    (!flags.changed('namespaced') || kind.namespaced === flags.bool('namespaced')) &&
    flags.list('verbs').every((verb) => kind.verbs.includes(verb)) &&
    flags.list('categories').every((category) => kind.categories.includes(category))
  );
}

function keyOf({ group, plural, kind }: KindInfo, sortBy: string): readonly string[] {
  if (sortBy === 'kind') return [kind];
  return sortBy === 'name' ? [plural] : [group, plural];
}

function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [index, x] of a.entries()) {
    const y = b[index] as string;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function rowOf(info: KindInfo, wide: boolean): string[] {
  const { plural, shortNames, namespaced, kind, verbs, categories } = info;
  const row = [plural, shortNames.join(','), groupVersionOf(info), String(namespaced), kind];
  return wide ? [...row, verbs.join(','), categories.join(',')] : row;
}

/** `kubectl api-versions`. */
export const apiVersions: Verb = {
  path: 'api-versions',
  short: 'Print the supported API versions on the server, in the form of "group/version"',
  usage: '[options]',
  flags: [],
  run({ args, out, path }) {
    if (args.length > 0) failUsage(path, `unexpected arguments: [${args.join(' ')}]`);
    const versions = [...new Set(servedKinds().map(groupVersionOf))].sort();
    out(versions.map((version) => `${version}\n`).join(''));
    return undefined;
  },
};
