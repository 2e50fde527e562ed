import type { KubernetesObject } from '../../../api/meta/object';
import type { Call } from '../call';
import { fail, type Problem } from '../failure';
import type { FlagSpec } from '../flags';
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DRY_RUN_FLAG,
  FIELD_MANAGER_FLAG,
  FIELD_SELECTOR_FLAG,
  FILE_FLAGS,
  OUTPUT_FLAGS,
  SELECTOR_FLAG,
} from '../sharedFlags';
import { type Found, fetchTargets, readTargets } from '../targets';

/** The flags of `label` and `annotate`. */
export const METADATA_FLAGS: readonly FlagSpec[] = [
  ...FILE_FLAGS,
  ...OUTPUT_FLAGS,
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  DRY_RUN_FLAG,
  FIELD_MANAGER_FLAG,
  FIELD_SELECTOR_FLAG,
  SELECTOR_FLAG,
  { name: 'list', type: 'bool' },
  { name: 'local', type: 'bool' },
  { name: 'overwrite', type: 'bool' },
  { name: 'resource-version', type: 'string' },
];

/** What the arguments and files name; with `--local`, the files alone. */
export function findForMetadata(
  call: Call,
  resources: readonly string[],
): { found: Found[]; problems: Problem[]; single: boolean } {
  for (const name of call.flags.bool('all') ? ['selector', 'field-selector'] : []) {
    if (call.flags.string(name)) fail(`cannot set --all and --${name} at the same time`);
  }
  const targets = readTargets(call, { args: resources });
  if (targets.by === 'file' && call.flags.bool('local')) {
    const found = targets.manifests.map((manifest) => ({
      ...manifest,
      object: manifest.object as unknown as KubernetesObject,
    }));
    return { found, problems: [...targets.problems], single: found.length === 1 };
  }
  const { found, problems } = fetchTargets(call, targets);
  const single = targets.by === 'name' ? targets.single : targets.by === 'file' && targets.manifests.length === 1;
  return { found, problems, single };
}
