import type { Verb } from '../call';
import {
  createClusterRole,
  createClusterRoleBinding,
  createRole,
  createRoleBinding,
  createServiceAccount,
} from './access';
import { createConfigMap, createSecretDockerRegistry, createSecretGeneric, createSecretTls } from './configuration';
import { createIngress } from './ingress';
import { createNamespace, createPodDisruptionBudget, createPriorityClass, createQuota } from './policies';
import {
  createServiceClusterIp,
  createServiceExternalName,
  createServiceLoadBalancer,
  createServiceNodePort,
} from './services';
import { createToken } from './token';
import { createCronJob, createDeployment, createJob } from './workloads';

/** Every `kubectl create` that makes its object from flags. */
export const GENERATORS: readonly Verb[] = [
  createClusterRole,
  createClusterRoleBinding,
  createConfigMap,
  createCronJob,
  createDeployment,
  createIngress,
  createJob,
  createNamespace,
  createPodDisruptionBudget,
  createPriorityClass,
  createQuota,
  createRole,
  createRoleBinding,
  createSecretDockerRegistry,
  createSecretGeneric,
  createSecretTls,
  createServiceClusterIp,
  createServiceExternalName,
  createServiceLoadBalancer,
  createServiceNodePort,
  createServiceAccount,
  createToken,
];
