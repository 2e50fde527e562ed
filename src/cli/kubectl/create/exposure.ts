import type { Container } from '../../../api/generated/core/v1';
import type { KubernetesObject } from '../../../api/meta/object';
import { fail } from '../failure';

type Texts = Readonly<Record<string, string>>;

/** What an object says of the Service that could stand before it. */
export interface Exposure {
  /** `app=web`; ends the command where there is none. */
  selector(): string;
  readonly ports: readonly string[];
  /** By port. */
  readonly protocols: Texts;
  readonly labels: string;
}

interface Exposable extends KubernetesObject {
  readonly spec: {
    readonly selector?: { readonly matchLabels?: Texts; readonly matchExpressions?: readonly unknown[] } | Texts;
    readonly template?: { readonly spec?: { readonly containers?: readonly Container[] } };
    readonly containers?: readonly Container[];
    readonly ports?: readonly { readonly port: number; readonly protocol?: string }[];
  };
}

const KINDS = ['ReplicationController', 'Service', 'Pod', 'Deployment', 'ReplicaSet'];
const BLIND = "couldn't retrieve selectors via --selector flag or introspection:";

/** What can be learnt from an object. Models polymorphichelpers: CanBeExposed, MapBasedSelectorForObject, PortsForObject. */
export function exposure(object: KubernetesObject): Exposure {
  if (!KINDS.includes(object.kind)) fail(`cannot expose a ${withGroup(object)}`);
  const { spec, metadata } = object as Exposable;
  const ports =
    object.kind === 'Service'
      ? (spec.ports ?? []).map(({ port, protocol = 'TCP' }) => [String(port), protocol] as const)
      : containerPorts(object as Exposable);
  return {
    selector: () => selectorOf(object as Exposable),
    ports: ports.map(([port]) => port),
    protocols: Object.fromEntries(ports),
    labels: labelText(metadata.labels),
  };
}

function withGroup({ apiVersion, kind }: KubernetesObject): string {
  return apiVersion.includes('/') ? `${kind}.${apiVersion.split('/')[0]}` : kind;
}

function containerPorts({ kind, spec }: Exposable): (readonly [string, string])[] {
  const containers = (kind === 'Pod' ? spec.containers : spec.template?.spec?.containers) ?? [];
  return containers.flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, protocol = 'TCP' }) => [String(containerPort), protocol] as const),
  );
}

function selectorOf({ kind, metadata, spec }: Exposable): string {
  if (kind === 'Pod') {
    if (!metadata.labels) fail(`${BLIND} the pod has no labels and cannot be exposed`);
    return labelText(metadata.labels);
  }
  if (kind === 'Service') {
    if (!spec.selector) fail(`${BLIND} the service has no pod selector set`);
    return labelText(spec.selector as Texts);
  }
  if (kind === 'ReplicationController') return labelText(spec.selector as Texts);
  const { matchLabels, matchExpressions = [] } = (spec.selector ?? {}) as {
    matchLabels?: Texts;
    matchExpressions?: readonly unknown[];
  };
  const type = kind === 'Deployment' ? 'deployment' : 'replicaset';
  if (!matchLabels || Object.keys(matchLabels).length === 0) {
    fail(`${BLIND} invalid ${type}: no selectors, therefore cannot be exposed`);
  }
  if (matchExpressions.length > 0) {
    fail(`${BLIND} couldn't convert expressions - "${JSON.stringify(matchExpressions)}" to map-based selector format`);
  }
  return labelText(matchLabels);
}

function labelText(labels: Texts | undefined): string {
  return Object.keys(labels ?? {})
    .sort()
    .map((key) => `${key}=${labels?.[key]}`)
    .join(',');
}
