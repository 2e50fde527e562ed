import { groupResourceOf } from '../../../api/scheme';
import type { Plain } from '../../../engine/sim/plain';
import type { Wake } from '../../program';
import type { Call, Outcome } from '../call';
import { findKind } from '../discovery';
import { fail, problemOf } from '../failure';

/** An object whose end is awaited; of another life (`uid`) it is gone. */
export interface Going {
  /** `deployments.apps`. */
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

interface State {
  readonly going: readonly Going[];
}

const TIMER = 'timeout';

/** Waits until objects are gone. Models kubectl's wait.IsDeleted for one after the other. */
export function awaitDeletion(call: Call, going: readonly Going[], timeoutMs: number): Outcome {
  for (const { resource, namespace, name } of going) call.watch({ resource, namespace, name });
  const left = going.filter((one) => isThere(call, one));
  if (left.length === 0) return undefined;
  if (timeoutMs > 0) call.timer(TIMER, timeoutMs);
  return { wait: stateOf(left) };
}

/** Something was deleted, or the time is up. */
export function resumeDeletion(call: Call, saved: Plain, wake: Wake): Outcome {
  const { going } = saved as unknown as State;
  if (wake.type === 'timer') failLate(going);
  const left = going.filter((one) => isThere(call, one));
  return left.length === 0 ? undefined : { wait: stateOf(left) };
}

function failLate(going: readonly Going[]): never {
  const [first] = going;
  const plural = first?.resource.split('.')[0];
  return fail(`timed out waiting for the condition on ${plural}/${first?.name}`);
}

function isThere(call: Call, { resource, namespace, name, uid }: Going): boolean {
  const kind = findKind(resource);
  if (!kind) return false;
  let found = '';
  const problem = problemOf(() => {
    found = call.remote.get(kind, namespace, name).metadata.uid ?? '';
  });
  return !problem && found === uid;
}

function stateOf(going: readonly Going[]): Plain {
  return { going: going.map((one) => ({ ...one })) };
}

/** The entry of an object that was just deleted. */
export function goingOf(
  kind: Parameters<typeof groupResourceOf>[0],
  namespace: string,
  name: string,
  uid: string,
): Going {
  return { resource: groupResourceOf(kind), namespace, name, uid };
}
