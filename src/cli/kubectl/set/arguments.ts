import type { KubernetesObject } from '../../../api/meta/object';
import type { Call } from '../call';
import { failWithAll } from '../failure';
import { ALL_FLAG, DRY_RUN_FLAG, FIELD_MANAGER_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SELECTOR_FLAG } from '../sharedFlags';
import { type Found, fetchTargets, readTargets } from '../targets';

/** The flags of all `kubectl set` commands. */
export const SET_FLAGS = [
  ...FILE_FLAGS,
  ...OUTPUT_FLAGS,
  ALL_FLAG,
  DRY_RUN_FLAG,
  FIELD_MANAGER_FLAG,
  SELECTOR_FLAG,
  { name: 'local', type: 'bool' } as const,
];

/** What the resource arguments and files of a `set` command name; any problem ends it. With `--local` only files are read. */
export function findForSet(call: Call, args: readonly string[]): Found[] {
  const targets = readTargets(call, { args });
  if (call.flags.bool('local') && targets.by === 'file') {
    failWithAll(targets.problems);
    return targets.manifests.map(({ kind, namespace, name, source, object }) => ({
      kind,
      namespace,
      name,
      source,
      object: object as unknown as KubernetesObject,
    }));
  }
  const { found, problems } = fetchTargets(call, targets);
  failWithAll(problems);
  return found;
}
