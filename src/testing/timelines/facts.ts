import type { KubernetesObject } from '../../api/meta/object';

/** What of an object changes while a story runs, as the lines of a timeline have it (conformance/README.md, "Timelines"). */
export function factsOf(object: KubernetesObject): Record<string, unknown> {
  const { metadata, spec = {}, status = {} } = object as Loose;
  const conditions = Object.fromEntries(
    (status.conditions ?? []).map(({ type, status: is, reason }) => [
      type,
      reason && is !== 'True' ? `${is} ${reason}` : is,
    ]),
  );
  const gone = metadata.deletionTimestamp
    ? { deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds ?? null }
    : {};
  if (object.kind === 'Pod') {
    const containers = (status.containerStatuses ?? []).map(containerFacts);
    return { phase: status.phase, node: spec.nodeName, reason: status.reason, conditions, containers, ...gone };
  }
  if (object.kind === 'Node') {
    return {
      unschedulable: spec.unschedulable,
      taints: (spec.taints ?? []).map(({ key, effect }) => `${key}:${effect}`),
      conditions: Object.fromEntries(
        (status.conditions ?? []).map(({ type, status: is, reason }) => [type, `${is} ${reason}`]),
      ),
    };
  }
  if (object.kind === 'EndpointSlice') return { endpoints: endpointFacts(object) };
  if (object.kind === 'Event') return eventFacts(object);
  if (object.kind === 'Service') return { type: spec.type };
  const { conditions: _conditions, ...rest } = status;
  return { replicas: spec.replicas, status: rest, conditions, ...gone };
}

interface Loose {
  readonly metadata: KubernetesObject['metadata'];
  readonly spec?: {
    readonly nodeName?: string;
    readonly unschedulable?: boolean;
    readonly taints?: readonly { readonly key: string; readonly effect: string }[];
    readonly type?: string;
    readonly replicas?: number;
  };
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

type ContainerState = Readonly<Record<string, { readonly reason?: string; readonly exitCode?: number }>>;

interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

function containerFacts({ name, ready, started, restartCount, state, lastState }: ContainerStatus): unknown {
  return { name, ready, started, restarts: restartCount, state: stateFacts(state), last: stateFacts(lastState) };
}

/** `terminated Error 3` */
function stateFacts(state: ContainerState = {}): string | undefined {
  return Object.entries(state).map(([kind, { reason, exitCode }]) =>
    [kind, reason, exitCode].filter((word) => word !== undefined).join(' '),
  )[0];
}

function endpointFacts(object: KubernetesObject): unknown[] {
  const { endpoints } = object as {
    endpoints?: readonly { readonly targetRef?: { readonly name?: string }; readonly conditions?: object }[];
  };
  return (endpoints ?? []).map(({ targetRef, conditions }) => ({ pod: targetRef?.name, ...conditions }));
}

function eventFacts(object: KubernetesObject): Record<string, unknown> {
  const event = object as {
    readonly type?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly count?: number;
    readonly involvedObject?: { readonly kind?: string; readonly name?: string };
    readonly source?: { readonly component?: string };
    readonly reportingComponent?: string;
  };
  const { type, reason, message, count, involvedObject, source, reportingComponent } = event;
  return {
    type,
    reason,
    object: `${involvedObject?.kind}/${involvedObject?.name}`,
    message,
    source: source?.component || reportingComponent,
    count,
  };
}
