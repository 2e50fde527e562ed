import { goQuote } from '../../../api/meta/goFormat';
import { portNameErrors, portNumberErrors, subdomainErrors } from '../../../api/meta/names';
import type { Call, Verb } from '../call';
import { fail } from '../failure';
import type { FlagSpec } from '../flags';
import { generatorVerb, type Part } from './generator';

type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';

const TCP_FLAG: FlagSpec = {
  name: 'tcp',
  type: 'strings',
  usage: "Port pairs can be specified as '<port>:<targetPort>'.",
};

function serviceVerb(type: ServiceType, usage: string, flags: readonly FlagSpec[], required?: readonly string[]): Verb {
  const article = type === 'ExternalName' ? 'an' : 'a';
  return generatorVerb({
    path: `create service ${type.toLowerCase()}`,
    short: `Create ${article} ${type} service`,
    usage: `NAME ${usage} [options]`,
    apiVersion: 'v1',
    kind: 'Service',
    refusal: `failed to create ${type} service: `,
    ...(required ? { required } : {}),
    flags: [TCP_FLAG, ...flags],
    build: (call, name) => serviceOf(call, name, type),
  });
}

/** `kubectl create service clusterip`. */
export const createServiceClusterIp: Verb = serviceVerb('ClusterIP', '[--tcp=<port>:<targetPort>]', [
  {
    name: 'clusterip',
    type: 'string',
    usage: "Assign your own ClusterIP or set to 'None' for a 'headless' service (no loadbalancing).",
  },
]);

/** `kubectl create service nodeport`. */
export const createServiceNodePort: Verb = serviceVerb('NodePort', '[--tcp=port:targetPort]', [
  { name: 'node-port', type: 'int', usage: 'Port used to expose the service on each node in a cluster.' },
]);

/** `kubectl create service loadbalancer`. */
export const createServiceLoadBalancer: Verb = serviceVerb('LoadBalancer', '[--tcp=port:targetPort]', []);

/** `kubectl create service externalname`. */
export const createServiceExternalName: Verb = serviceVerb(
  'ExternalName',
  '--external-name external.name',
  [{ name: 'external-name', type: 'string', usage: 'External name of service' }],
  ['external-name'],
);

function serviceOf({ flags }: Call, name: string, type: ServiceType): Part {
  const pairs = flags.list('tcp');
  const clusterIP = flags.string('clusterip');
  const externalName = flags.string('external-name');
  if (clusterIP !== 'None' && pairs.length === 0 && type !== 'ExternalName') {
    fail('at least one tcp port specifier must be provided');
  }
  if (type === 'ExternalName' && subdomainErrors(externalName).length > 0) {
    fail(`invalid service external name ${externalName}`);
  }
  const nodePort = flags.number('node-port');
  const ports = pairs.map((pair) => ({ ...portsOf(pair), name: pair.replaceAll(':', '-'), protocol: 'TCP', nodePort }));
  const app = { app: name };
  return { metadata: { labels: app }, spec: { type, selector: app, ports, externalName, clusterIP } };
}

/** `80:8080`, `80:http` or `80`. Models create.parsePorts. */
function portsOf(pair: string): { port: number; targetPort: number | string } {
  const [first = '', second] = pair.split(':');
  if (!/^\d+$/.test(first)) fail(`strconv.ParseUint: parsing ${goQuote(first)}: invalid syntax`);
  if (Number(first) > 65_535) fail(`strconv.ParseUint: parsing ${goQuote(first)}: value out of range`);
  const port = Number(first);
  if (second === undefined) return { port, targetPort: port };
  if (!/^[+-]?\d+$/.test(second)) {
    const errors = portNameErrors(second);
    if (errors.length > 0) fail(errors.join(','));
    return { port, targetPort: second };
  }
  const errors = portNumberErrors(Number(second));
  if (errors.length > 0) fail(errors.join(','));
  return { port, targetPort: Number(second) };
}
