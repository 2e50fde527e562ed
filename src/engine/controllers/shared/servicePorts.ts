import type { Pod, Service, ServicePort } from '../../../api/generated/core/v1';

/** The number of a Service's target port in a pod; undefined when the pod has no port of that name (podutil.FindPort). */
export function targetPort(pod: Pod, port: ServicePort): number | undefined {
  const { targetPort: target = port.port, protocol = 'TCP' } = port;
  if (typeof target === 'number') return target;
  const sidecars = pod.spec.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always') ?? [];
  for (const container of [...pod.spec.containers, ...sidecars]) {
    for (const { name, containerPort, protocol: own = 'TCP' } of container.ports ?? []) {
      if (name === target && own === protocol) return containerPort;
    }
  }
  return undefined;
}

/** Whether it is a Service for which someone has to find endpoints. */
export function hasSelector({ spec }: Service): boolean {
  return spec.type !== 'ExternalName' && Object.keys(spec.selector ?? {}).length > 0;
}

/** A Service without an address of its own. */
export function isHeadless({ spec }: Service): boolean {
  return spec.clusterIP === 'None';
}
