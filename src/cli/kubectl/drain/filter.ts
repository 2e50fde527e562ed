import type { Pod } from '../../../api/generated/core/v1';
import type { OwnerReference } from '../../../api/generated/meta/v1';
import { parseTime } from '../../../engine/sim/time';
import type { Call } from '../call';
import { builtIn } from '../create/typed';
import { Failure, messageOf, type Problem } from '../failure';

const MIRROR = 'kubernetes.io/config.mirror';
const DAEMON_SETS = 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)';
const LOCAL_STORAGE = 'Pods with local storage (use --delete-emptydir-data to override)';
const UNMANAGED = 'cannot delete Pods that declare no controller (use --force to override)';

/** What is to become of a pod, and what there is to say of it. */
interface Fate {
  readonly goes: boolean;
  readonly warning?: string;
  readonly error?: string;
}

/** The pods of a node that are to go, with what is to be said of the others; or why none may go. */
export interface Chosen {
  readonly pods: readonly Pod[];
  readonly warnings: string;
  readonly problems: readonly Problem[];
}

/** Sorts a node's pods out. Models drain.Helper.GetPodsForDeletion. */
export function choosePods(call: Call, node: string): Chosen {
  const labelSelector = call.flags.string('pod-selector');
  const query = { fieldSelector: `spec.nodeName=${node}`, ...(labelSelector ? { labelSelector } : {}) };
  const pods = call.remote.list(builtIn('v1', 'Pod'), '', query).items as Pod[];
  const going: Pod[] = [];
  const warnings = new Map<string, string[]>();
  const errors = new Map<string, string[]>();
  for (const pod of pods) {
    const { goes, warning, error } = fateOf(call, pod);
    const name = `${pod.metadata.namespace}/${pod.metadata.name}`;
    if (goes) going.push(pod);
    if (warning !== undefined) warnings.set(warning, [...(warnings.get(warning) ?? []), name]);
    if (error !== undefined) errors.set(error, [...(errors.get(error) ?? []), name]);
  }
  return { pods: going, warnings: join(warnings).join('; '), problems: join(errors).map(toProblem) };
}

function join(messages: ReadonlyMap<string, readonly string[]>): string[] {
  return [...messages].map(([message, names]) => `${message}: ${names.join(', ')}`);
}

function toProblem(message: string): Problem {
  const told = message.toLowerCase().startsWith('cannot delete') ? message : `cannot delete ${message}`;
  return { kind: 'text', message: told };
}

const GOES: Fate = { goes: true };
const STAYS: Fate = { goes: false };

/** The first filter that keeps the pod decides; else the last warning counts. Models drain.Helper.makeFilters. */
function fateOf(call: Call, pod: Pod): Fate {
  let fate = GOES;
  for (const filter of [skipDeleted, daemonSet, mirror, localStorage, unreplicated]) {
    fate = filter(call, pod);
    if (!fate.goes) return fate;
  }
  return fate;
}

/** Whether a pod has been going for longer than the drain waits. */
export function isSkipped({ flags, now }: Pick<Call, 'flags' | 'now'>, { metadata }: Pod): boolean {
  const seconds = flags.number('skip-wait-for-delete-timeout');
  const { deletionTimestamp } = metadata;
  return (
    seconds > 0 && deletionTimestamp !== undefined && Math.floor((now - parseTime(deletionTimestamp)) / 1000) > seconds
  );
}

function skipDeleted(call: Call, pod: Pod): Fate {
  return isSkipped(call, pod) ? STAYS : GOES;
}

function controllerOf({ metadata }: Pod): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller);
}

function isFinished({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

function daemonSet({ flags, remote }: Call, pod: Pod): Fate {
  const owner = controllerOf(pod);
  if (owner?.kind !== 'DaemonSet' || isFinished(pod)) return GOES;
  try {
    remote.get(builtIn('apps/v1', 'DaemonSet'), pod.metadata.namespace ?? '', owner.name);
  } catch (error) {
    if (!(error instanceof Failure) || error.problem.kind !== 'status') throw error;
    const message = messageOf(error.problem);
    const orphan = error.problem.status.reason === 'NotFound' && flags.bool('force');
    return orphan ? { goes: true, warning: message } : { goes: false, error: message };
  }
  if (!flags.bool('ignore-daemonsets')) return { goes: false, error: DAEMON_SETS };
  return { goes: false, warning: 'ignoring DaemonSet-managed Pods' };
}

function mirror(_call: Call, { metadata }: Pod): Fate {
  return metadata.annotations?.[MIRROR] === undefined ? GOES : STAYS;
}

function localStorage({ flags }: Call, pod: Pod): Fate {
  if (!pod.spec.volumes?.some(({ emptyDir }) => emptyDir) || isFinished(pod)) return GOES;
  if (!flags.bool('delete-emptydir-data') && !flags.bool('delete-local-data')) {
    return { goes: false, error: LOCAL_STORAGE };
  }
  return { goes: true, warning: 'deleting Pods with local storage' };
}

function unreplicated({ flags }: Call, pod: Pod): Fate {
  if (isFinished(pod) || controllerOf(pod)) return GOES;
  if (!flags.bool('force')) return { goes: false, error: UNMANAGED };
  return { goes: true, warning: 'deleting Pods that declare no controller' };
}
