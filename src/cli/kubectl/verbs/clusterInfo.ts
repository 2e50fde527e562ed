import type { Service } from '../../../api/generated/core/v1';
import type { Verb } from '../call';
import { SERVER_URL } from '../config';
import { builtIn } from '../create/typed';

/** `kubectl cluster-info`. */
export const clusterInfo: Verb = {
  path: 'cluster-info',
  short: 'Display cluster information',
  usage: '[flags] [options]',
  flags: [],
  run({ remote, out }) {
    const labelSelector = 'kubernetes.io/cluster-service=true';
    const services = remote.list(builtIn('v1', 'Service'), 'kube-system', { labelSelector }).items as Service[];
    out(`Kubernetes control plane is running at ${SERVER_URL}\n`);
    for (const { metadata, spec } of services) {
      const [port] = spec.ports ?? [];
      const title = metadata.labels?.['kubernetes.io/name'] ?? metadata.name;
      const name = port?.name ? `${metadata.name}:${port.name}` : metadata.name;
      out(`${title} is running at ${SERVER_URL}/api/v1/namespaces/kube-system/services/${name}/proxy\n`);
    }
    out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
    return undefined;
  },
};
