import type { Container, Pod, PodSpec, PodTemplateSpec } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { copyOf } from '../../meta/object';
import { containerWithDefaults } from './containerDefaults';
import { podResourcesWithDefaults } from './podResources';
import { requestsFromLimits, resourcesWithDefaults, roundedResources } from './resourceDefaults';
import { volumeWithDefaults } from './volumeDefaults';

/** A pod with what it leaves open. Models SetDefaults_Pod, SetDefaults_PodSpec and the conversion of graces below zero. */
export function podWithDefaults(pod: Pod): Pod {
  const spec = podSpecWithDefaults(pod.spec);
  if (spec.containers) {
    spec.containers = spec.containers.map((container) => containerOfPod(container, spec.hostNetwork));
  }
  if (spec.initContainers) {
    spec.initContainers = spec.initContainers.map((container) => containerOfPod(container, spec.hostNetwork));
  }
  if (spec.resources) spec.resources = podResourcesWithDefaults(spec, spec.resources);
  spec.enableServiceLinks ??= true;
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1;
  const filled = copyOf(pod);
  filled.spec = spec;
  return filled;
}

/** What a pod's containers get and those of a template do not: requests from limits, host ports on the host's network. */
function containerOfPod(container: Container, hostNetwork: boolean | undefined): Container {
  const ports = hostNetwork && container.ports;
  if (!container.resources?.limits && !ports) return container;
  const filled: Container = copyOf(container);
  if (container.resources) filled.resources = requestsFromLimits(container.resources);
  if (ports) filled.ports = ports.map((port) => ({ ...port, hostPort: port.hostPort || port.containerPort }));
  return filled;
}

const NO_METADATA = {} as ObjectMeta;

/** A workload's template with what it leaves open. */
export function podTemplateWithDefaults(template: PodTemplateSpec | undefined): PodTemplateSpec {
  const spec = podSpecWithDefaults(template?.spec ?? ({ containers: [] } as PodSpec));
  return { ...template, metadata: template?.metadata ?? NO_METADATA, spec };
}

/**
 * A new spec, whose top level the caller may still write to. Models SetDefaults_PodSpec and the defaults of its parts. The
 * scheduling group is behind a feature gate that is off: the server drops it.
 */
export function podSpecWithDefaults(spec: PodSpec): PodSpec {
  const filled: PodSpec = copyOf(spec);
  filled.dnsPolicy ||= 'ClusterFirst';
  filled.restartPolicy ||= 'Always';
  filled.securityContext ??= {};
  filled.terminationGracePeriodSeconds ??= 30;
  filled.schedulerName ||= 'default-scheduler';
  if (spec.containers) filled.containers = spec.containers.map(containerWithDefaults);
  if (spec.initContainers) filled.initContainers = spec.initContainers.map(containerWithDefaults);
  if (spec.ephemeralContainers) {
    filled.ephemeralContainers = spec.ephemeralContainers.map(containerWithDefaults);
  }
  if (spec.volumes) filled.volumes = spec.volumes.map(volumeWithDefaults);
  if (spec.overhead) filled.overhead = roundedResources(spec.overhead);
  if (spec.resources) filled.resources = resourcesWithDefaults(spec.resources);
  delete filled.schedulingGroup;
  if (spec.serviceAccountName) filled.serviceAccount = spec.serviceAccountName;
  else if (spec.serviceAccount) filled.serviceAccountName = spec.serviceAccount;
  return filled;
}
