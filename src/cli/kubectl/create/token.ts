import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { OUTPUT_FLAGS } from '../sharedFlags';
import { explained, nameOf } from './generator';
import { builtIn } from './typed';

/** `kubectl create token`. The cluster signs no tokens: only what is wrong with a request is told. */
export const createToken: Verb = {
  path: 'create token',
  short: 'Request a service account token',
  usage: 'SERVICE_ACCOUNT_NAME [options]',
  flags: [
    ...OUTPUT_FLAGS,
    { name: 'audience', type: 'array', usage: 'Audience of the requested token.' },
    { name: 'bound-object-kind', type: 'string', usage: 'Kind of an object to bind the token to.' },
    { name: 'bound-object-name', type: 'string', usage: 'Name of an object to bind the token to.' },
    { name: 'bound-object-uid', type: 'string', usage: 'UID of an object to bind the token to.' },
    { name: 'duration', type: 'duration', usage: 'Requested lifetime of the issued token.' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, namespace, remote } = call;
  const name = nameOf(call);
  const durationMs = flags.durationMs('duration');
  if (durationMs < 0) fail('--duration must be greater than or equal to 0');
  if (durationMs % 1000 !== 0) fail('--duration cannot be expressed in units less than seconds');
  if (flags.list('audience').includes('')) fail('--audience must not be an empty string');
  const kind = flags.string('bound-object-kind');
  if (kind === '') {
    for (const flag of ['bound-object-name', 'bound-object-uid']) {
      if (flags.string(flag)) fail(`--${flag} can only be set if --bound-object-kind is provided`);
    }
  } else if (!['Pod', 'Secret'].includes(kind)) fail('supported --bound-object-kind values are Pod, Secret');
  else if (flags.string('bound-object-name') === '') {
    fail('--bound-object-name is required if --bound-object-kind is provided');
  }
  explained('failed to create token: ', () => remote.get(builtIn('v1', 'ServiceAccount'), namespace, name));
  if (durationMs > 0 && durationMs < 600_000) {
    fail(
      `failed to create token: TokenRequest.authentication.k8s.io "" is invalid: spec.expirationSeconds: Invalid value: ${durationMs / 1000}: may not specify a duration less than 10 minutes`,
    );
  }
  return fail('failed to create token: no token in server response');
}
