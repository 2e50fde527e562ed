import type { Call, Verb } from '../call';
import { fail } from '../failure';
import type { FlagSpec } from '../flags';
import { generatorVerb, type Part } from './generator';
import { roleRules, ruleFlags } from './roleRules';

const GROUP = 'rbac.authorization.k8s.io';
const RBAC = `${GROUP}/v1`;

/** `kubectl create serviceaccount`. */
export const createServiceAccount: Verb = generatorVerb({
  path: 'create serviceaccount',
  aliases: ['sa'],
  short: 'Create a service account with the specified name',
  usage: 'NAME [options]',
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  refusal: 'failed to create serviceaccount: ',
  flags: [],
  build: () => ({}),
});

/** `kubectl create role`. */
export const createRole: Verb = generatorVerb({
  path: 'create role',
  short: 'Create a role with single rule',
  usage: 'NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] [options]',
  apiVersion: RBAC,
  kind: 'Role',
  flags: ruleFlags,
  build: (call) => ({ rules: roleRules(call, false) }),
});

/** `kubectl create clusterrole`. */
export const createClusterRole: Verb = generatorVerb({
  path: 'create clusterrole',
  short: 'Create a cluster role',
  usage: 'NAME --verb=verb --resource=resource.group [--resource-name=resourcename] [options]',
  apiVersion: RBAC,
  kind: 'ClusterRole',
  flags: [
    ...ruleFlags,
    { name: 'aggregation-rule', type: 'strings', usage: 'An aggregation label selector for combining ClusterRoles.' },
    { name: 'non-resource-url', type: 'strings', usage: 'A partial url that user should have access to.' },
  ],
  build(call) {
    const gathered = call.flags.list('aggregation-rule');
    if (gathered.length === 0) return { rules: roleRules(call, true) };
    if (['non-resource-url', 'verb', 'resource', 'resource-name'].some((name) => call.flags.list(name).length > 0)) {
      fail('aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames');
    }
    const matchLabels = Object.fromEntries(gathered.map((pair) => pair.split('=') as [string, string]));
    return { aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } };
  },
});

const SUBJECT_FLAGS: readonly FlagSpec[] = [
  { name: 'clusterrole', type: 'string', usage: 'ClusterRole this binding should reference' },
  { name: 'group', type: 'array', usage: 'Groups to bind to the role.' },
  {
    name: 'serviceaccount',
    type: 'array',
    usage: 'Service accounts to bind to the role, in the format <namespace>:<name>.',
  },
  { name: 'user', type: 'array', usage: 'Usernames to bind to the role.' },
];

/** `kubectl create rolebinding`. */
export const createRoleBinding: Verb = generatorVerb({
  path: 'create rolebinding',
  short: 'Create a role binding for a particular role or cluster role',
  usage: 'NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [options]',
  apiVersion: RBAC,
  kind: 'RoleBinding',
  refusal: 'failed to create rolebinding: ',
  flags: [...SUBJECT_FLAGS, { name: 'role', type: 'string', usage: 'Role this binding should reference' }],
  build(call) {
    const [role, clusterRole] = [call.flags.string('role'), call.flags.string('clusterrole')];
    if ((role === '') === (clusterRole === '')) fail('exactly one of clusterrole or role must be specified');
    const [kind, name] = role === '' ? ['ClusterRole', clusterRole] : ['Role', role];
    return { subjects: subjectsOf(call), roleRef: { apiGroup: GROUP, kind, name } };
  },
});

/** `kubectl create clusterrolebinding`. */
export const createClusterRoleBinding: Verb = generatorVerb({
  path: 'create clusterrolebinding',
  short: 'Create a cluster role binding for a particular cluster role',
  usage: 'NAME --clusterrole=NAME [--user=username] [--group=groupname] [options]',
  apiVersion: RBAC,
  kind: 'ClusterRoleBinding',
  refusal: 'failed to create clusterrolebinding: ',
  required: ['clusterrole'],
  flags: SUBJECT_FLAGS,
  build: (call) => ({
    subjects: subjectsOf(call),
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: call.flags.string('clusterrole') },
  }),
});

function subjectsOf({ flags }: Call): Part[] {
  const accounts = flags.list('serviceaccount').map((text) => {
    const [namespace, name, ...more] = text.split(':');
    if (!namespace || !name || more.length > 0) fail('serviceaccount must be <namespace>:<name>');
    return { kind: 'ServiceAccount', name, namespace };
  });
  return [
    ...flags.list('user').map((name) => ({ kind: 'User', apiGroup: GROUP, name })),
    ...flags.list('group').map((name) => ({ kind: 'Group', apiGroup: GROUP, name })),
    ...accounts,
  ];
}
