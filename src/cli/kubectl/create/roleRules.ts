import type { Call } from '../call';
import { findKind } from '../discovery';
import { Failure, fail } from '../failure';
import type { FlagSpec } from '../flags';
import type { Part } from './generator';

/** `--verb`, `--resource`, `--resource-name`. */
export const ruleFlags: readonly FlagSpec[] = [
  { name: 'resource', type: 'strings', usage: 'Resource that the rule applies to' },
  { name: 'resource-name', type: 'array', usage: 'Resource in the white list that the rule applies to' },
  { name: 'verb', type: 'strings', usage: 'Verb that applies to the resources contained in the rule' },
];

const RESOURCE_VERBS =
  '* get delete list create update patch watch proxy deletecollection use bind escalate impersonate'.split(' ');
const URL_VERBS = '* get post put delete patch head options'.split(' ');
const ROLES = ['roles.rbac.authorization.k8s.io', 'clusterroles.rbac.authorization.k8s.io'];

/** Verbs that make sense for a few resources only. */
const SPECIAL_VERBS: Readonly<Record<string, readonly string[]>> = {
  use: ['podsecuritypolicies.policy', 'podsecuritypolicies.extensions'],
  bind: ROLES,
  escalate: ROLES,
  impersonate: ['users', 'serviceaccounts', 'groups', 'userextras.authentication.k8s.io'],
};

interface Named {
  readonly resource: string;
  readonly group: string;
  readonly subresource: string;
}

/** The rules of a Role or, with URLs, a ClusterRole. Models create.generateResourcePolicyRules. */
export function roleRules(call: Call, urls: boolean): Part[] {
  const { flags, err } = call;
  const verbs = flags.list('verb').includes('*') ? ['*'] : [...new Set(flags.list('verb'))];
  const resources = readResources(flags.list('resource'));
  const paths = urls ? [...new Set(flags.list('non-resource-url'))] : [];
  if (verbs.length === 0) fail('at least one verb must be specified');
  if (urls && resources.length + paths.length === 0) fail('one of resource or nonResourceURL must be specified');
  if (!urls || resources.length > 0) {
    for (const verb of verbs) {
      if (!RESOURCE_VERBS.includes(verb)) err(`Warning: '${verb}' is not a standard resource verb\n`);
    }
    if (resources.length === 0) fail('at least one resource must be specified');
    checkResources(resources, verbs);
  }
  if (paths.length > 0) checkUrls(paths, verbs);
  const resourceNames = [...new Set(flags.list('resource-name'))];
  const rules: Part[] = groupResources(resources).map(([group, names]) => ({
    verbs,
    apiGroups: [group],
    resources: names,
    resourceNames,
  }));
  return paths.length === 0 ? rules : [...rules, { verbs, nonResourceURLs: paths }];
}

function readResources(texts: readonly string[]): Named[] {
  const resources: Named[] = [];
  for (const text of texts) {
    const slash = text.indexOf('/');
    const [full, subresource] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)];
    const dot = full.indexOf('.');
    const [resource, group] = dot < 0 ? [full, ''] : [full.slice(0, dot), full.slice(dot + 1)];
    const named = { resource, group, subresource };
    if (resource === '*' && dot < 0 && slash < 0) return [named];
    resources.push(named);
  }
  return resources;
}

/** The resource as the server calls it, and its group. */
function resolve({ resource, group }: Named): { resource: string; group: string; known: boolean } {
  const kind = findKind(group ? `${resource}.${group}` : resource);
  return kind ? { resource: kind.plural, group: kind.group, known: true } : { resource, group, known: false };
}

function checkResources(resources: readonly Named[], verbs: readonly string[]): void {
  for (const named of resources) {
    if (named.resource === '') fail('resource must be specified if apiGroup/subresource specified');
    if (named.resource === '*') return;
    const { resource, group, known } = resolve(named);
    let allowed = known;
    for (const verb of verbs) {
      const special = SPECIAL_VERBS[verb];
      if (!special) continue;
      if (!special.includes(group ? `${resource}.${group}` : resource)) {
        fail(`can not perform '${verb}' on '${resource}' in group '${group}'`);
      }
      allowed = true;
    }
    if (!allowed) throw new Failure({ kind: 'resource', resource, ...(group ? { group } : {}) });
  }
}

function checkUrls(paths: readonly string[], verbs: readonly string[]): void {
  const odd = verbs.find((verb) => !URL_VERBS.includes(verb));
  if (odd !== undefined) fail(`invalid verb: '${odd}' for nonResourceURL`);
  for (const path of paths) {
    if (path === '*') continue;
    if (!path.startsWith('/')) fail('nonResourceURL should start with /');
    if (path.slice(0, -1).includes('*')) fail("nonResourceURL only supports wildcard matches when '*' is at the end");
  }
}

/** The resources of each group, groups sorted. */
function groupResources(resources: readonly Named[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const named of resources) {
    const { resource, group } = resolve(named);
    const name = named.subresource ? `${resource}/${named.subresource}` : resource;
    const names = groups.get(group) ?? [];
    if (!names.includes(name)) groups.set(group, [...names, name]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
