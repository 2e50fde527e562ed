import type { Container, Pod } from '../../api/generated/core/v1';
import { milliOf, unitsOf } from '../../api/meta/quantity';

/** Amounts of what nodes have and pods ask for: CPU in thousandths, memory and storage in bytes, all else in its own unit. */
export interface Resources {
  readonly cpuMilli: number;
  readonly memoryBytes: number;
  readonly storageBytes: number;
  /** Extended resources by name; undefined when there are none. */
  readonly others: Readonly<Record<string, number>> | undefined;
}

export const NOTHING: Resources = { cpuMilli: 0, memoryBytes: 0, storageBytes: 0, others: undefined };

/** What a container without a request counts for when nodes are scored. */
const DEFAULT_CPU_MILLI = 100;
const DEFAULT_MEMORY_BYTES = 200 * 1024 * 1024;

/** Reads a resource list: `{cpu: 500m, memory: 64Mi}`. */
export function readResources(list: Readonly<Record<string, string>> | undefined): Resources {
  if (!list) return NOTHING;
  let others: Record<string, number> | undefined;
  for (const name in list) {
    if (name === 'cpu' || name === 'memory' || name === 'ephemeral-storage' || name === 'pods') continue;
    others = { ...others, [name]: unitsOf(list[name] as string) };
  }
  return {
    cpuMilli: list.cpu === undefined ? 0 : milliOf(list.cpu),
    memoryBytes: list.memory === undefined ? 0 : unitsOf(list.memory),
    storageBytes: list['ephemeral-storage'] === undefined ? 0 : unitsOf(list['ephemeral-storage']),
    others,
  };
}

/** The sum; with `sign` -1 the difference. */
export function plus(a: Resources, b: Resources, sign: 1 | -1 = 1): Resources {
  if (b === NOTHING) return a;
  return {
    cpuMilli: a.cpuMilli + sign * b.cpuMilli,
    memoryBytes: a.memoryBytes + sign * b.memoryBytes,
    storageBytes: a.storageBytes + sign * b.storageBytes,
    others: b.others ? plusOthers(a.others, b.others, sign) : a.others,
  };
}

/** Of each resource the greater amount. */
function greater(a: Resources, b: Resources): Resources {
  const others: Record<string, number> = { ...a.others };
  for (const name in b.others) others[name] = Math.max(others[name] ?? 0, b.others[name] as number);
  return {
    cpuMilli: Math.max(a.cpuMilli, b.cpuMilli),
    memoryBytes: Math.max(a.memoryBytes, b.memoryBytes),
    storageBytes: Math.max(a.storageBytes, b.storageBytes),
    others: a.others || b.others ? others : undefined,
  };
}

/**
 * What a pod asks of a node: the sum of its containers and sidecars, or more while an init container runs, and its
 * overhead; what the pod as a whole asks for wins (component-helpers, resource.PodRequests). With `scoring`, containers
 * that ask for no CPU or memory count for a little.
 */
export function podRequests(pod: Pod, scoring = false): Resources {
  const { containers, initContainers, overhead, resources } = pod.spec;
  let total = NOTHING;
  for (const container of containers) total = plus(total, requestsOf(container, scoring));
  if (initContainers) total = withInit(initContainers, total, scoring);
  if (resources?.requests) total = { ...total, ...presentIn(resources.requests) };
  return overhead ? plus(total, readResources(overhead)) : total;
}

function withInit(initContainers: readonly Container[], main: Resources, scoring: boolean): Resources {
  let sidecars = NOTHING;
  let most = NOTHING;
  for (const container of initContainers) {
    const own = requestsOf(container, scoring);
    if (container.restartPolicy === 'Always') {
      sidecars = plus(sidecars, own);
      most = greater(most, sidecars);
    } else most = greater(most, plus(sidecars, own));
  }
  return greater(plus(main, sidecars), most);
}

function requestsOf({ resources }: Container, scoring: boolean): Resources {
  const asked = readResources(resources?.requests);
  if (!scoring) return asked;
  const { cpu, memory } = resources?.requests ?? {};
  return {
    ...asked,
    cpuMilli: cpu === undefined ? DEFAULT_CPU_MILLI : asked.cpuMilli,
    memoryBytes: memory === undefined ? DEFAULT_MEMORY_BYTES : asked.memoryBytes,
  };
}

function presentIn(list: Readonly<Record<string, string>>): Partial<Resources> {
  const { cpuMilli, memoryBytes } = readResources(list);
  return {
    ...(list.cpu === undefined ? {} : { cpuMilli }),
    ...(list.memory === undefined ? {} : { memoryBytes }),
  };
}

function plusOthers(
  a: Readonly<Record<string, number>> | undefined,
  b: Readonly<Record<string, number>>,
  sign: 1 | -1,
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = { ...a };
  for (const name in b) sum[name] = (sum[name] ?? 0) + sign * (b[name] as number);
  return sum;
}
