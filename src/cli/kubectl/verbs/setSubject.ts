import type { RoleBinding, Subject } from '../../../api/generated/rbac/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { findForSet, SET_FLAGS } from '../set/arguments';
import { patchAll } from '../set/patching';

/** `kubectl set subject`. */
export const setSubject: Verb = {
  path: 'set subject',
  short: 'Update the user, group, or service account in a role binding or cluster role binding',
  usage:
    '(-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none] [options]',
  flags: [
    ...SET_FLAGS,
    { name: 'group', type: 'strings' },
    { name: 'serviceaccount', type: 'strings' },
    { name: 'user', type: 'strings' },
  ],
  run,
};

const GROUP = 'rbac.authorization.k8s.io';

function run(call: Call): Outcome {
  const added = subjectsOf(call);
  const found = findForSet(call, call.args);
  if (added.length === 0) fail('you must specify at least one value of user, group or serviceaccount');
  patchAll(call, found, {
    operation: 'subjects updated',
    refusal: 'failed to patch subjects to rolebinding: ',
    apply({ object }) {
      const binding = object as unknown as RoleBinding;
      const subjects = [...(binding.subjects ?? [])];
      for (const subject of added) if (!subjects.some((known) => isSame(known, subject))) subjects.push(subject);
      return { ...object, subjects } as KubernetesObject;
    },
  });
  return undefined;
}

function subjectsOf({ flags }: Call): Subject[] {
  const named = (kind: string, name: string): Subject => ({ kind, apiGroup: GROUP, name });
  return [
    ...flags.list('user').map((name) => named('User', name)),
    ...flags.list('group').map((name) => named('Group', name)),
    ...flags.list('serviceaccount').map((text) => {
      const [namespace = '', name = '', ...more] = text.split(':');
      if (namespace === '' || name === '' || more.length > 0) fail('serviceaccount must be <namespace>:<name>');
      return { kind: 'ServiceAccount', name, namespace };
    }),
  ];
}

function isSame(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && a.name === b.name && (a.namespace ?? '') === (b.namespace ?? '');
}
