import type { ContainerStatus, Pod, PodCondition, PodStatus } from '../../api/generated/core/v1';
import { isSidecar } from './podWork';

/** The conditions that the kubelet owns, in its order. */
const OWNED = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];

interface Verdict {
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
}

const YES: Verdict = { status: 'True' };

/** What the conditions are made of. */
export interface ConditionSource {
  readonly pod: Pod;
  readonly phase: string;
  readonly init: readonly ContainerStatus[];
  readonly main: readonly ContainerStatus[];
  readonly sandboxReady: boolean;
  /** The conditions as they are now: others' are kept, unchanged ones keep their time. */
  readonly known: readonly PodCondition[];
  /** The time of a change. */
  readonly now: string;
}

/** A pod's conditions: those of others first, then the kubelet's. Models kubelet status/generate.go. */
export function conditionsOf(source: ConditionSource): PodCondition[] {
  const { pod, known, now, sandboxReady } = source;
  const ready = containersReady(source);
  const verdicts: Readonly<Record<string, Verdict>> = {
    PodReadyToStartContainers: sandboxReady ? YES : { status: 'False' },
    Initialized: initialized(source),
    Ready: ready.status === 'True' ? gates(pod, known) : ready,
    ContainersReady: ready,
    PodScheduled: YES,
  };
  const observedGeneration = pod.metadata.generation;
  const own = OWNED.map((type): PodCondition => {
    const { status, reason, message } = verdicts[type] as Verdict;
    const before = known.find((condition) => condition.type === type);
    const lastTransitionTime = before?.status === status ? before.lastTransitionTime : now;
    return {
      type,
      status,
      observedGeneration,
      lastProbeTime: null,
      lastTransitionTime,
      ...(reason && { reason }),
      ...(message && { message }),
    } as unknown as PodCondition;
  });
  return [...known.filter(({ type }) => !OWNED.includes(type)), ...own];
}

function ended(phase: string): Verdict | undefined {
  if (phase === 'Succeeded') return { status: 'False', reason: 'PodCompleted' };
  return phase === 'Failed' ? { status: 'False', reason: 'PodFailed' } : undefined;
}

function containersReady({ pod, phase, init, main }: ConditionSource): Verdict {
  const over = ended(phase);
  if (over) return over;
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name);
  const wanted = [...sidecars, ...pod.spec.containers.map(({ name }) => name)];
  const statuses = [...init, ...main];
  const unready = wanted.filter((name) => !statuses.find((status) => status.name === name)?.ready);
  return unready.length === 0
    ? YES
    : {
        status: 'False',
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${unready.join(' ')}]`,
      };
}

function gates(pod: Pod, known: readonly PodCondition[]): Verdict {
  const messages: string[] = [];
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const condition = known.find(({ type }) => type === conditionType);
    if (!condition) messages.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`);
    else if (condition.status !== 'True') {
      messages.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`);
    }
  }
  return messages.length === 0
    ? YES
    : { status: 'False', reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}

function initialized({ pod, phase, init, main }: ConditionSource): Verdict {
  const specs = pod.spec.initContainers ?? [];
  if (phase === 'Succeeded') return { ...YES, reason: 'PodCompleted' };
  const mainRan = main.some(({ state, lastState }) => state?.running || state?.terminated || lastState?.terminated);
  const incomplete = specs.filter((spec, index) => {
    const status = init[index];
    return isSidecar(spec) ? !status?.started && !mainRan : !status?.ready;
  });
  if (incomplete.length === 0) return YES;
  const names = incomplete.map(({ name }) => name).join(' ');
  return {
    status: 'False',
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: [${names}]`,
  };
}

/** Do two statuses say the same? Conditions' and containers' order counts, absent and undefined are one. */
export function sameStatus(a: PodStatus | undefined, b: PodStatus | undefined): boolean {
  return same(a, b);
}

/** Are the conditions the same? */
export function sameConditions(a: PodStatus | undefined, b: PodStatus | undefined): boolean {
  return same(a?.conditions, b?.conditions);
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (!same(a[index], b[index])) return false;
    return true;
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (!same(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
