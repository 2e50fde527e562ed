import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { findForSet, SET_FLAGS } from '../set/arguments';
import { patchAll } from '../set/patching';
import { withPodSpec } from '../set/podSpec';

/** `kubectl set serviceaccount`. */
export const setServiceAccount: Verb = {
  path: 'set serviceaccount',
  aliases: ['sa'],
  short: 'Update the service account of a resource',
  usage: '(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT [options]',
  flags: SET_FLAGS,
  run,
};

function run(call: Call): Outcome {
  const { args } = call;
  const account = args.at(-1) ?? fail('serviceaccount is required');
  patchAll(call, findForSet(call, args.slice(0, -1)), {
    operation: 'serviceaccount updated',
    refusal: 'failed to patch ServiceAccountName ',
    apply: ({ object }) => withPodSpec(object, (spec) => ({ ...spec, serviceAccountName: account })),
  });
  return undefined;
}
