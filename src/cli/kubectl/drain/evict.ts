import type { Pod } from '../../../api/generated/core/v1';
import { formatDuration } from '../../../api/meta/duration';
import { goQuote } from '../../../api/meta/goFormat';
import type { Call } from '../call';
import { builtIn } from '../create/typed';
import { Failure, messageOf, problemOf } from '../failure';
import { type DryRun, dryRunSuffix } from '../output/dryRun';
import { isSkipped } from './filter';

/** A pod on its way out: still to be evicted, or evicted and not yet gone. */
export interface Leaving {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly step: 'evict' | 'wait';
}

/** What became of a pod for now: it goes on after so long, it is gone, or something is wrong. */
export type Progress =
  | { readonly after: number; readonly pod: Leaving }
  | { readonly gone: true }
  | { readonly problem: string };

/** Between two tries where a budget forbids an eviction, and between two looks at a pod that goes. */
const RETRY_MS = 5000;
const POLL_MS = 1000;

/** Does the next thing with a pod. `deadline` is in cluster time. Models drain.Helper.evictPods and waitForDelete. */
export function advance(call: Call, pod: Leaving, deadline: number | null, dryRun: DryRun): Progress {
  return pod.step === 'evict' ? evict(call, pod, deadline, dryRun) : look(call, pod, deadline);
}

/** Whether the drain's patience is over. */
export function isOver(call: Call, deadline: number | null): boolean {
  return deadline !== null && call.now >= deadline;
}

function evict(call: Call, pod: Leaving, deadline: number | null, dryRun: DryRun): Progress {
  const { namespace, name } = pod;
  const title = `pods/${goQuote(name)} -n ${goQuote(namespace)}`;
  call.out(`evicting pod ${namespace}/${name}${dryRunSuffix(dryRun)}\n`);
  if (isOver(call, deadline)) return { problem: `error when evicting ${title}: ${patienceOver(call)}` };
  try {
    call.remote.post(builtIn('v1', 'Pod'), namespace, name, 'eviction', evictionOf(call, pod, dryRun));
  } catch (error) {
    if (!(error instanceof Failure) || error.problem.kind !== 'status') throw error;
    const { reason } = error.problem.status;
    const message = messageOf(error.problem);
    if (reason === 'NotFound') return { gone: true };
    if (reason !== 'TooManyRequests') return { problem: `error when evicting ${title}: ${message}` };
    call.err(`error when evicting ${title} (will retry after 5s): ${message}\n`);
    return { after: RETRY_MS, pod };
  }
  return dryRun === 'server' ? { gone: true } : look(call, { ...pod, step: 'wait' }, deadline);
}

function evictionOf(call: Call, { namespace, name }: Leaving, dryRun: DryRun): unknown {
  const deleteOptions = { ...graceOf(call), ...(dryRun === 'server' ? { dryRun: ['All'] } : {}) };
  return { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions };
}

function graceOf({ flags }: Call): { gracePeriodSeconds?: number } {
  const seconds = flags.number('grace-period');
  return seconds < 0 ? {} : { gracePeriodSeconds: seconds };
}

/** Deletes a pod outright; undefined or why it cannot be. Models drain.Helper.deletePods. */
export function deletePod(call: Call, { namespace, name }: Leaving, dryRun: DryRun): string | undefined {
  const query: Record<string, string> = dryRun === 'server' ? { dryRun: 'All' } : {};
  const problem = problemOf(() => call.remote.remove(builtIn('v1', 'Pod'), namespace, name, graceOf(call), query));
  if (!problem || (problem.kind === 'status' && problem.status.reason === 'NotFound')) return undefined;
  return messageOf(problem);
}

/** Looks whether a pod is gone. */
function look(call: Call, pod: Leaving, deadline: number | null): Progress {
  const evicting = !call.flags.bool('disable-eviction');
  const { namespace, name, uid } = pod;
  const found = find(call, pod);
  if (!found || found.metadata.uid !== uid) {
    call.out(`pod/${name} ${evicting ? 'evicted' : 'deleted'}\n`);
    return { gone: true };
  }
  if (isSkipped(call, found)) {
    const seconds = call.flags.number('skip-wait-for-delete-timeout');
    call.out(`pod ${goQuote(name)} has DeletionTimestamp older than ${seconds} seconds, skipping\n`);
    return { gone: true };
  }
  if (!isOver(call, deadline)) return { after: POLL_MS, pod };
  if (!evicting) return { problem: 'timed out waiting for the condition' };
  const title = `pod ${goQuote(name)} in namespace ${goQuote(namespace)}`;
  return { problem: `error when waiting for ${title} to terminate: ${patienceOver(call)}` };
}

function find(call: Call, { namespace, name }: Leaving): Pod | undefined {
  try {
    return call.remote.get(builtIn('v1', 'Pod'), namespace, name) as Pod;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return undefined;
  }
}

function patienceOver({ flags }: Call): string {
  return `global timeout reached: ${formatDuration(flags.durationMs('timeout'))}`;
}
