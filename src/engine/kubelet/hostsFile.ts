import type { Pod } from '../../api/generated/core/v1';

const LOOPBACK =
  '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n';

/** What /etc/hosts says in a pod's containers: itself, by its full name where it has a subdomain, and its host aliases. Models kubelet managedHostsFileContent. */
export function hostsFile({ metadata, spec }: Pod, address: string): string {
  const { hostAliases = [] } = spec;
  const own = spec.hostname ?? metadata.name;
  const full = spec.subdomain ? `${own}.${spec.subdomain}.${metadata.namespace}.svc.cluster.local\t` : '';
  const head = spec.hostNetwork
    ? '# Kubernetes-managed hosts file (host network).\n127.0.0.1 localhost\n::1 localhost\n'
    : `# Kubernetes-managed hosts file.\n${LOOPBACK}${address}\t${full}${own}\n`;
  if (hostAliases.length === 0) return head;
  const lines = hostAliases.map(({ ip, hostnames = [] }) => `${[ip, ...hostnames].join('\t')}\n`);
  return `${head}\n# Entries added by HostAliases.\n${lines.join('')}`;
}
