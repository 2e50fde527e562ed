import type { KubernetesObject } from '../../api/meta/object';
import type { Route } from './route';

/** Where kube-apiserver keeps what is not kept under its plural: visible in the words of some conflicts. */
const PREFIXES: Readonly<Record<string, string>> = {
  services: 'services/specs',
  endpoints: 'services/endpoints',
  nodes: 'minions',
  replicationcontrollers: 'controllers',
  'ingresses.networking.k8s.io': 'ingress',
};

/** The key of an object in etcd: `/registry/services/specs/default/web`; dry runs tell it without the root. */
export function storageKey({ resource, kind }: Route, { metadata }: KubernetesObject, dryRun: boolean): string {
  const prefix = (dryRun ? '' : 'registry/') + (PREFIXES[resource] ?? kind.plural);
  return metadata.namespace ? `/${prefix}/${metadata.namespace}/${metadata.name}` : `/${prefix}/${metadata.name}`;
}
