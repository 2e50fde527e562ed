import { cronJobs, jobs } from './batch';
import { configMaps, limitRanges, namespaces, resourceQuotas, secrets, serviceAccounts } from './configuration';
import { events } from './events';
import { ingressClasses, ingresses, networkPolicies } from './networking';
import { nodes } from './nodes';
import { pods } from './pods';
import {
  controllerRevisions,
  horizontalPodAutoscalers,
  leases,
  podDisruptionBudgets,
  priorityClasses,
  runtimeClasses,
} from './policies';
import { clusterRoleBindings, clusterRoles, roleBindings, roles } from './rbac';
import { endpointSlices, endpoints, services } from './services';
import { persistentVolumeClaims, persistentVolumes, storageClasses } from './storage';
import { AGE, NAME, type Table } from './table';
import { daemonSets, deployments, replicaSets, replicationControllers, statefulSets } from './workloads';

const TABLES: readonly Table[] = [
  pods,
  deployments,
  replicaSets,
  services,
  configMaps,
  secrets,
  ingresses,
  endpointSlices,
  endpoints,
  nodes,
  namespaces,
  events,
  serviceAccounts,
  statefulSets,
  daemonSets,
  replicationControllers,
  jobs,
  cronJobs,
  podDisruptionBudgets,
  horizontalPodAutoscalers,
  networkPolicies,
  ingressClasses,
  persistentVolumes,
  persistentVolumeClaims,
  storageClasses,
  roles,
  clusterRoles,
  roleBindings,
  clusterRoleBindings,
  limitRanges,
  resourceQuotas,
  priorityClasses,
  runtimeClasses,
  leases,
  controllerRevisions,
];

const byResource = new Map(TABLES.map((table) => [table.resource, table]));
const PLAIN = [NAME, AGE];

/** How objects of a resource are listed: kinds without a table of their own have a name and an age. */
export function tableFor(resource: string): Table {
  return byResource.get(resource) ?? { resource, columns: PLAIN };
}
