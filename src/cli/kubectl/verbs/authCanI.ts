import type { Call, Outcome, Verb } from '../call';
import { findKind } from '../discovery';
import { Failure, fail } from '../failure';
import { ALL_NAMESPACES_FLAG } from '../sharedFlags';

/** `kubectl auth can-i`. */
export const authCanI: Verb = {
  path: 'auth can-i',
  short: 'Check whether an action is allowed',
  usage: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL] [options]',
  flags: [
    ALL_NAMESPACES_FLAG,
    { name: 'list', type: 'bool' },
    { name: 'no-headers', type: 'bool' },
    { name: 'quiet', short: 'q', type: 'bool' },
    { name: 'subresource', type: 'string' },
  ],
  run,
};

/** `kubectl auth whoami`. */
export const authWhoAmI: Verb = {
  path: 'auth whoami',
  short: 'Experimental: Check self subject attributes',
  usage: '[options]',
  flags: [{ name: 'output', short: 'o', type: 'string' }],
  run(call) {
    const groups =
      call.user === 'kubernetes-admin' ? '[system:masters system:authenticated]' : '[system:authenticated]';
    call.out(`ATTRIBUTE   VALUE\nUsername    ${call.user}\nGroups      ${groups}\n`);
    return undefined;
  },
};

function run(call: Call): Outcome {
  const { args, flags } = call;
  const [verb, target] = args;
  if (verb === undefined || target === undefined || args.length > 2) {
    fail(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: target.startsWith('/') ? { nonResourceAttributes: { verb, path: target } } : attributesOf(call, verb, target),
  };
  const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
  const answer = call.remote.send({ method: 'POST', path, body });
  const status = (answer.body as { status?: { allowed?: boolean; reason?: string; evaluationError?: string } }).status;
  const allowed = answer.code < 400 && status ? status.allowed === true : call.user === 'kubernetes-admin';
  const why = [status?.reason && ` - ${status.reason}`, status?.evaluationError && ` - ${status.evaluationError}`];
  if (!flags.bool('quiet')) call.out(`${allowed ? 'yes' : 'no'}${allowed ? '' : why.filter(Boolean).join('')}\n`);
  if (!allowed) throw new Failure({ kind: 'silent' });
  return undefined;
}

function attributesOf(call: Call, verb: string, target: string): unknown {
  const [type = '', name = ''] = target.split('/');
  const kind = type === '*' ? undefined : findKind(type);
  if (!kind && type !== '*') call.err(`Warning: the server doesn't have a resource type '${type}'\n`);
  if (kind && !kind.namespaced) call.err(`Warning: resource '${kind.plural}' is not namespace scoped\n`);
  const namespace = call.flags.bool('all-namespaces') ? '' : call.namespace;
  return {
    resourceAttributes: {
      namespace,
      verb,
      group: kind?.group ?? (type === '*' ? '*' : ''),
      resource: kind?.plural ?? type,
      ...(name ? { name } : {}),
      ...(call.flags.string('subresource') ? { subresource: call.flags.string('subresource') } : {}),
    },
  };
}
