import type { Verb } from '../call';
import { fail } from '../failure';
import type { Flags } from '../flags';
import { generatorVerb, type Part } from './generator';

const RULE = /^([\w*\-.]*)(\/[^,=\n]*)=([\w-]+):([\w-]+)(,tls=?([\w-]+)?)?$/;

/** `kubectl create ingress`. */
export const createIngress: Verb = generatorVerb({
  path: 'create ingress',
  aliases: ['ing'],
  short: 'Create an ingress with the specified name',
  usage: 'NAME --rule=host/path=service:port[,tls[=secret]] [options]',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  refusal: 'failed to create ingress: ',
  flags: [
    {
      name: 'annotation',
      type: 'array',
      usage: 'Annotation to insert in the ingress object, in the format annotation=value',
    },
    { name: 'class', type: 'string', usage: 'Ingress Class to be used' },
    { name: 'default-backend', type: 'string', usage: 'Default service for backend, in format of svcname:port' },
    { name: 'rule', type: 'array', usage: 'Rule in format host/path=service:port[,tls=secretname].' },
  ],
  build({ flags }) {
    check(flags);
    const annotations = Object.fromEntries(flags.list('annotation').map((text) => splitOnce(text, '=')));
    const backend = flags.string('default-backend');
    return {
      metadata: { annotations },
      spec: {
        ingressClassName: flags.string('class') || undefined,
        defaultBackend: backend === '' ? undefined : backendOf(...splitOnce(backend, ':')),
        tls: tlsOf(flags.list('rule')),
        rules: rulesOf(flags.list('rule')),
      },
    };
  },
});

function check(flags: Flags): void {
  const [rules, backend] = [flags.list('rule'), flags.string('default-backend')];
  if (backend === '' && rules.length === 0) {
    fail(
      'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) ' +
        'or a list of rules (which catch specific paths)',
    );
  }
  for (const rule of rules) {
    if (!RULE.test(rule)) {
      fail(`rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
    }
  }
  for (const annotation of flags.list('annotation')) {
    if (!annotation.includes('=')) fail(`annotation ${annotation} is invalid and should be in format key=[value]`);
  }
  if (backend !== '' && backend.split(':').length !== 2) {
    fail('default-backend should be in format servicename:serviceport');
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function backendOf(name: string, port: string): Part {
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}

/** One rule for each host, in the order in which they are first named. */
function rulesOf(rules: readonly string[]): Part[] {
  const byHost = new Map<string, Part[]>();
  for (const rule of rules) {
    const [, host = '', path = '', service = '', port = ''] = RULE.exec(rule) ?? [];
    const prefix = path.endsWith('*');
    const entry = {
      path: prefix ? path.slice(0, -1) : path,
      pathType: prefix ? 'Prefix' : 'Exact',
      backend: backendOf(service, port),
    };
    byHost.set(host, [...(byHost.get(host) ?? []), entry]);
  }
  return [...byHost].map(([host, paths]) => ({ host, http: { paths } }));
}

/** One entry for each secret; a host counts once. */
function tlsOf(rules: readonly string[]): Part[] {
  const seen = new Set<string>();
  const bySecret = new Map<string, string[]>();
  for (const rule of rules) {
    const [, host = '', , , , tls, secret = ''] = RULE.exec(rule) ?? [];
    if (tls === undefined || seen.has(host)) continue;
    seen.add(host);
    const hosts = bySecret.get(secret);
    if (hosts) hosts.push(host);
    else if (host !== '' || secret !== '') bySecret.set(secret, host === '' ? [] : [host]);
  }
  return [...bySecret].map(([secretName, hosts]) => ({ hosts, secretName }));
}
