import type { GroupResource, KubernetesObject } from '../../../api/meta/object';
import { describeNamespace, describeNode, describePodDisruptionBudget } from './cluster';
import { describeConfigMap, describeSecret, describeServiceAccount } from './config';
import { describeAnything } from './generic';
import { describePod } from './pod';
import type { Describer, Related } from './related';
import { describeEndpointSlice, describeEndpoints, describeIngress, describeIngressClass } from './routing';
import { describeService } from './service';
import { describeDeployment, describeReplicaSet } from './workloads';

/** The kinds that have a page of their own. */
const DESCRIBERS: Readonly<Record<GroupResource, Describer<never>>> = {
  configmaps: describeConfigMap,
  'deployments.apps': describeDeployment,
  endpoints: describeEndpoints,
  'endpointslices.discovery.k8s.io': describeEndpointSlice,
  'ingressclasses.networking.k8s.io': describeIngressClass,
  'ingresses.networking.k8s.io': describeIngress,
  namespaces: describeNamespace,
  nodes: describeNode,
  'poddisruptionbudgets.policy': describePodDisruptionBudget,
  pods: describePod,
  'replicasets.apps': describeReplicaSet,
  secrets: describeSecret,
  serviceaccounts: describeServiceAccount,
  services: describeService,
};

/** The page of an object, as `kubectl describe` prints it. */
export function describe(resource: GroupResource, object: KubernetesObject, related: Related): string {
  const describer = (DESCRIBERS[resource] ?? describeAnything) as Describer;
  return describer(object, related);
}
