import type { Node } from '../../../api/generated/core/v1';
import type { Verb } from '../call';
import { kindFor } from '../discovery';
import { fail, failUsage } from '../failure';
import { goYaml } from '../output/yaml';

/** `kubectl cluster-info`. */
export const clusterInfo: Verb = {
  path: 'cluster-info',
  short: 'Display cluster information',
  usage: '[flags] [options]',
  flags: [],
  run(call) {
    const { items } = call.remote.list(kindFor('nodes'), '', {
      labelSelector: 'node-role.kubernetes.io/control-plane',
    });
    const [plane] = items as Node[];
    const address = plane?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '10.0.0.10';
    const dns = call.remote.list(kindFor('services'), 'kube-system', { labelSelector: 'k8s-app=kube-dns' }).items[0];
    const url = `https://${address}:6443`;
    call.out(`Kubernetes control plane is running at ${url}\n`);
    if (dns) {
      const path = `api/v1/namespaces/kube-system/services/${dns.metadata.name}:dns/proxy`;
      call.out(`CoreDNS is running at ${url}/${path}\n`);
    }
    call.out("\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n");
    return undefined;
  },
};

/** `kubectl config current-context`. */
export const configCurrentContext: Verb = {
  path: 'config current-context',
  short: 'Display the current-context',
  usage: '[flags] [options]',
  flags: [],
  run(call) {
    call.out('drydock\n');
    return undefined;
  },
};

/** `kubectl config get-contexts`. */
export const configGetContexts: Verb = {
  path: 'config get-contexts',
  short: 'Describe one or many contexts',
  usage: '[(-o|--output=)name)] [options]',
  flags: [
    { name: 'no-headers', type: 'bool' },
    { name: 'output', short: 'o', type: 'string' },
  ],
  run(call) {
    if (call.flags.string('output') === 'name') call.out('drydock\n');
    else {
      if (!call.flags.bool('no-headers')) call.out('CURRENT   NAME      CLUSTER   AUTHINFO           NAMESPACE\n');
      call.out('*         drydock   drydock   kubernetes-admin   \n');
    }
    return undefined;
  },
};

/** `kubectl config view`. */
export const configView: Verb = {
  path: 'config view',
  short: 'Display merged kubeconfig settings or a specified kubeconfig file',
  usage: '[flags] [options]',
  flags: [
    { name: 'minify', type: 'bool' },
    { name: 'output', short: 'o', type: 'string' },
    { name: 'raw', type: 'bool' },
  ],
  run(call) {
    call.out(
      goYaml({
        apiVersion: 'v1',
        clusters: [
          {
            cluster: { 'certificate-authority-data': 'DATA+OMITTED', server: 'https://10.0.0.10:6443' },
            name: 'drydock',
          },
        ],
        contexts: [{ context: { cluster: 'drydock', user: 'kubernetes-admin' }, name: 'drydock' }],
        'current-context': 'drydock',
        kind: 'Config',
        users: [
          {
            name: 'kubernetes-admin',
            user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' },
          },
        ],
      }),
    );
    return undefined;
  },
};

/** `kubectl top`: there is no metrics-server. */
export const top: readonly Verb[] = ['node', 'pod'].map((what) => ({
  path: `top ${what}`,
  aliases: [`${what}s`, what === 'pod' ? 'po' : 'no'],
  short: `Display resource (CPU/memory) usage of ${what}s`,
  usage: '[NAME | -l label] [options]',
  flags: [
    { name: 'all-namespaces', short: 'A', type: 'bool' },
    { name: 'containers', type: 'bool' },
    { name: 'no-headers', type: 'bool' },
    { name: 'selector', short: 'l', type: 'string' },
    { name: 'sort-by', type: 'string' },
  ],
  run: () => fail('Metrics API not available'),
}));

/** `kubectl edit`: there is no editor in the terminal. */
export const edit: Verb = {
  path: 'edit',
  short: 'Edit a resource on the server',
  usage: '(RESOURCE/NAME | -f FILENAME) [options]',
  flags: [{ name: 'filename', short: 'f', type: 'strings' }],
  run: ({ args }) =>
    failUsage(
      'edit',
      `there is no editor in this terminal; change a file and apply it, or use kubectl patch ${args.join(' ')}`.trimEnd(),
    ),
};
