import type { Call } from '../call';
import { fail, failWithAll } from '../failure';
import { type Found, fetchTargets, readTargets } from '../targets';

/** The objects that a `kubectl rollout` command names; any problem ends it. */
export function findForRollout(call: Call): Found[] {
  const { found, problems } = fetchForRollout(call);
  failWithAll(problems);
  return found;
}

/** The same, with what is wrong beside what was found. */
export function fetchForRollout(call: Call): ReturnType<typeof fetchTargets> {
  const { flags, args } = call;
  if (args.length === 0 && flags.list('filename').length === 0) fail('required resource not specified');
  return fetchTargets(call, readTargets(call, { args, kindMeansAll: true }));
}

/** `ReplicaSet.apps`. */
export function groupKindOf({ kind }: Found): string {
  return kind.group ? `${kind.kind}.${kind.group}` : kind.kind;
}

/** `replicasets.apps "web"`. */
export function titleOf({ kind, name }: Found): string {
  return `${kind.group ? `${kind.plural}.${kind.group}` : kind.plural} "${name}"`;
}
