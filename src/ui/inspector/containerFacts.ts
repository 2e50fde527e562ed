import type { Container, ContainerStatus, EnvVar, PodSpec, Probe } from '../../api/generated/core/v1';
import { inspectorText } from '../../texts/inspector';

/** A container of an object with what is known of it: of a pod's template nothing is. */
export interface ContainerEntry {
  readonly container: Container;
  readonly init: boolean;
  readonly status: ContainerStatus | undefined;
}

interface Holder {
  readonly kind?: string;
  readonly spec?: Partial<PodSpec> & {
    readonly template?: { readonly spec?: PodSpec };
    readonly jobTemplate?: { readonly spec?: { readonly template?: { readonly spec?: PodSpec } } };
  };
  readonly status?: {
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

/** The containers of a pod, or of those that an object makes; `made` tells which. */
export function containersOf(object: unknown): { readonly entries: readonly ContainerEntry[]; readonly made: boolean } {
  const { kind, spec, status } = object as Holder;
  const own = kind === 'Pod' ? (spec as PodSpec | undefined) : undefined;
  const template = own ?? spec?.template?.spec ?? spec?.jobTemplate?.spec?.template?.spec;
  const statusOf = (name: string, all: readonly ContainerStatus[] = []) => all.find((one) => one.name === name);
  const entries = [
    ...(template?.initContainers ?? []).map((container) => ({
      container,
      init: true,
      status: own && statusOf(container.name, status?.initContainerStatuses),
    })),
    ...(template?.containers ?? []).map((container) => ({
      container,
      init: false,
      status: own && statusOf(container.name, status?.containerStatuses),
    })),
  ];
  return { entries, made: own === undefined };
}

/** How a container is now, in a line. `clockOf` turns the API's times into cluster time as people read it. */
export function stateLine(status: ContainerStatus | undefined, clockOf: (time: string) => string): string {
  const { running, waiting, terminated } = status?.state ?? {};
  if (running) return inspectorText('container.running', { time: clockOf(running.startedAt ?? '') });
  if (waiting) return inspectorText('container.waiting', { reason: waiting.reason ?? '' });
  if (terminated) {
    const { exitCode: code, reason = '' } = terminated;
    return inspectorText('container.ended', { code, reason });
  }
  return inspectorText('container.unknown');
}

/** What a probe does: `readiness: http-get :8080/ready`. */
export function probeLine(name: string, probe: Probe): string {
  const { httpGet, tcpSocket, exec, grpc, periodSeconds = 10, failureThreshold = 3 } = probe;
  const what = httpGet
    ? `http-get :${httpGet.port}${httpGet.path ?? '/'}`
    : tcpSocket
      ? `tcp-socket :${tcpSocket.port}`
      : grpc
        ? `grpc :${grpc.port}`
        : `exec ${exec?.command?.join(' ') ?? ''}`;
  return inspectorText('container.probe', {
    what: `${name}: ${what}`,
    every: periodSeconds,
    failures: failureThreshold,
  });
}

/** Where a variable has its value from: `LOG_LEVEL=debug`, or the ConfigMap that holds it. */
export function variableLine({ name, value, valueFrom }: EnvVar): string {
  if (!valueFrom) return `${name}=${value ?? ''}`;
  const { configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef } = valueFrom;
  const key = configMapKeyRef ?? secretKeyRef;
  if (key) {
    const kind = configMapKeyRef ? 'ConfigMap' : 'Secret';
    return `${name}: ${inspectorText('container.key', { key: key.key, kind, name: key.name ?? '' })}`;
  }
  const path = fieldRef?.fieldPath ?? resourceFieldRef?.resource ?? '';
  return `${name}: ${inspectorText('container.field', { path })}`;
}

/** All variables of a container, those of whole ConfigMaps and Secrets among them. */
export function environmentOf({ env = [], envFrom = [] }: Container): readonly string[] {
  return [
    ...envFrom.map(({ configMapRef, secretRef }) =>
      inspectorText('container.from', {
        kind: configMapRef ? 'ConfigMap' : 'Secret',
        name: (configMapRef ?? secretRef)?.name ?? '',
      }),
    ),
    ...env.map(variableLine),
  ];
}

/** `cpu 100m, memory 64Mi`. */
export function amountsLine(amounts: Readonly<Record<string, unknown>> | undefined): string {
  return Object.entries(amounts ?? {})
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}
