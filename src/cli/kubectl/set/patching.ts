import type { KubernetesObject } from '../../../api/meta/object';
import { twoWayPatch } from '../../../api/patch/strategicDiff';
import { schemaOf } from '../../../api/schema';
import type { Call } from '../call';
import { failWithAll, messageOf, type Problem, problemOf } from '../failure';
import { dryRunOf, dryRunQuery } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import type { Found } from '../targets';

/** A change that a command makes to each of some objects. */
export interface Change {
  /** `image updated`. */
  readonly operation: string;
  /** What stands before the server's words when it refuses: `failed to patch image update to pod template: `. */
  readonly refusal: string;
  /** Whether an object that cannot be changed is told by its name. */
  readonly named?: boolean;
  /** The changed object; it may add to what is wrong and yet give one. */
  apply(found: Found, problems: Problem[]): KubernetesObject;
}

/** Sends the difference that a change makes, object by object. Models set.CalculatePatches and what follows it. */
export function patchAll(call: Call, found: readonly Found[], change: Change, problems: Problem[] = []): void {
  const dryRun = dryRunOf(call);
  const local = call.flags.bool('local');
  const teller = tellerFor(call, local ? 'client' : dryRun);
  for (const one of found) {
    let changed: KubernetesObject = one.object;
    const wrong = problemOf(() => {
      changed = change.apply(one, problems);
    });
    if (wrong) {
      problems.push({ kind: 'text', message: `error: ${one.kind.plural}/${one.name} ${messageOf(wrong)}\n` });
      continue;
    }
    const patch = patchBetween(one, changed);
    if (Object.keys(patch).length === 0) continue;
    if (local || dryRun === 'client') {
      teller.tell(changed, change.operation);
      continue;
    }
    const refused = problemOf(() => {
      const body = { type: 'strategic', body: patch } as const;
      teller.tell(call.remote.patch(one.kind, one.namespace, one.name, body, dryRunQuery(dryRun)), change.operation);
    });
    if (refused) problems.push({ kind: 'text', message: `${change.refusal}${messageOf(refused)}` });
  }
  failWithAll(problems);
}

/** The strategic merge patch from the object as it was found to another. */
export function patchBetween({ kind, object }: Found, changed: KubernetesObject): Record<string, unknown> {
  const before = object as unknown as Record<string, unknown>;
  return { ...twoWayPatch(before, changed as unknown as Record<string, unknown>, schemaOf(kind)) };
}
