import type { Call, Outcome, Verb } from '../call';
import { findKind } from '../discovery';
import { fail } from '../failure';
import { layOut } from '../output/tabwriter';
import { ALL_NAMESPACES_FLAG, OUTPUT_FLAGS } from '../sharedFlags';

const ADMIN = 'kubernetes-admin';
const VERBS =
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'.split(
    ' ',
  );
const URL_VERBS = 'get put post head options delete patch *'.split(' ');

/** `kubectl auth can-i`. */
export const canI: Verb = {
  path: 'auth can-i',
  short: 'Check whether an action is allowed',
  usage: 'VERB [TYPE | TYPE/NAME | NONRESOURCEURL] [options]',
  flags: [
    ALL_NAMESPACES_FLAG,
    { name: 'list', type: 'bool', usage: 'If true, prints all allowed actions.' },
    { name: 'no-headers', type: 'bool', usage: 'If true, prints allowed actions without headers' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'If true, suppress output and just return the exit code.' },
    { name: 'subresource', type: 'string', usage: 'SubResource such as pod/log or deployment/scale' },
  ],
  run: runCanI,
};

interface Review {
  readonly status?: { readonly allowed?: boolean; readonly reason?: string; readonly evaluationError?: string };
}

function runCanI(call: Call): Outcome {
  const { args, flags, out } = call;
  if (flags.bool('list')) return fail('the server could not find the requested resource');
  const [verb, what] = args;
  if (verb === undefined || what === undefined || args.length > 2) {
    return fail(
      "you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.",
    );
  }
  const spec = what.startsWith('/') ? urlReview(call, verb, what) : resourceReview(call, verb, what);
  if (flags.bool('no-headers')) fail('--no-headers cannot be set without --list specified');
  const { allowed, reason, evaluationError } = ask(call, spec);
  const why = [reason, evaluationError].filter((text) => text).map((text) => ` - ${text}`);
  if (!flags.bool('quiet')) out(allowed ? 'yes\n' : `no${why.join('')}\n`);
  return { exit: allowed ? 0 : 1 };
}

function urlReview({ flags, err }: Call, verb: string, path: string): unknown {
  if (flags.string('subresource')) fail('--subresource can not be used with NonResourceURL');
  if (!URL_VERBS.includes(verb)) err(`Warning: verb '${verb}' is not a known verb\n\n`);
  return { nonResourceAttributes: { verb, path } };
}

function resourceReview({ flags, err, namespace }: Call, verb: string, what: string): unknown {
  const slash = what.indexOf('/');
  const [type, name] = slash < 0 ? [what, ''] : [what.slice(0, slash), what.slice(slash + 1)];
  const everywhere = flags.bool('all-namespaces');
  const kind = type === '*' ? undefined : findKind(type);
  if (!kind && !['*', 'users', 'groups'].includes(type)) {
    const [resource, ...group] = type.toLowerCase().split('.');
    const where = group.length > 0 ? ` in group '${group.join('.')}'` : '';
    err(`Warning: the server doesn't have a resource type '${resource}'${where}\n\n`);
  }
  if (kind && !kind.namespaced && !everywhere) {
    const where = kind.group ? ` in group '${kind.group}'` : '';
    err(`Warning: resource '${kind.plural}' is not namespace scoped${where}\n\n`);
  }
  if (!VERBS.includes(verb)) err(`Warning: verb '${verb}' is not a known verb\n\n`);
  return {
    resourceAttributes: {
      namespace: everywhere ? '' : namespace,
      verb,
      group: kind?.group ?? '',
      resource: kind?.plural ?? type,
      subresource: flags.string('subresource'),
      name,
    },
  };
}

/** Asks the server; one without authorization lets its administrator do everything and others nothing. */
function ask({ remote, user }: Call, spec: unknown): NonNullable<Review['status']> {
  const { code, body } = remote.send({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    query: { dryRun: 'All' },
    body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec },
  });
  const { status } = code < 400 ? (body as Review) : {};
  return status?.allowed === undefined ? { allowed: user === ADMIN } : status;
}

/** `kubectl auth whoami`. */
export const whoAmI: Verb = {
  path: 'auth whoami',
  short: 'Experimental: Check self subject attributes',
  usage: '[options]',
  flags: OUTPUT_FLAGS,
  run({ user, flags, out }) {
    const impersonated = flags.string('as') !== '';
    const groups = impersonated ? flags.list('as-group') : ['system:masters'];
    const all = [...groups, 'system:authenticated'].join(' ');
    out(
      layOut([
        ['ATTRIBUTE', 'VALUE'],
        ['Username', user],
        ['Groups', `[${all}]`],
      ]),
    );
    return undefined;
  },
};
