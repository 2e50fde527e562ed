import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { exposure } from '../create/exposure';
import { send } from '../create/generator';
import { withOverrides } from '../create/overrides';
import { serviceFrom } from '../create/service';
import { builtIn, typed } from '../create/typed';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { type DryRun, dryRunOf } from '../output/dryRun';
import { type Teller, tellerFor } from '../output/operation';
import { DRY_RUN_FLAG, FIELD_MANAGER_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SAVE_CONFIG_FLAG } from '../sharedFlags';
import { fetchTargets, readTargets } from '../targets';

const LONGEST_NAME = 63;

/** `kubectl expose`. */
export const expose: Verb = {
  path: 'expose',
  short: 'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
  usage:
    '(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type] [options]',
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SAVE_CONFIG_FLAG,
    {
      name: 'cluster-ip',
      type: 'string',
      usage:
        "ClusterIP to be assigned to the service. Leave empty to auto-allocate, or set to 'None' to create a headless service.",
    },
    {
      name: 'external-ip',
      type: 'string',
      usage: 'Additional external IP address (not managed by Kubernetes) to accept for the service.',
    },
    { name: 'labels', short: 'l', type: 'string', usage: 'Labels to apply to the service created by this call.' },
    { name: 'load-balancer-ip', type: 'string', usage: 'IP to assign to the LoadBalancer.' },
    { name: 'name', type: 'string', usage: 'The name for the newly created object.' },
    {
      name: 'override-type',
      type: 'string',
      initial: 'merge',
      usage: 'The method used to override the generated object: json, merge, or strategic.',
    },
    { name: 'overrides', type: 'string', usage: 'An inline JSON override for the generated object.' },
    {
      name: 'port',
      type: 'string',
      usage: 'The port that the service should serve on. Copied from the resource being exposed, if unspecified',
    },
    {
      name: 'protocol',
      type: 'string',
      usage: "The network protocol for the service to be created. Default is 'TCP'.",
    },
    {
      name: 'selector',
      type: 'string',
      usage: 'A label selector to use for this service. Only equality-based selector requirements are supported.',
    },
    {
      name: 'session-affinity',
      type: 'string',
      usage: "If non-empty, set the session affinity for the service to this; legal values: 'None', 'ClientIP'",
    },
    {
      name: 'target-port',
      type: 'string',
      usage: 'Name or number for the port on the container that the service should direct traffic to. Optional.',
    },
    {
      name: 'type',
      type: 'string',
      usage: "Type for this service: ClusterIP, NodePort, LoadBalancer, or ExternalName. Default is 'ClusterIP'.",
    },
  ],
  run,
};

function run(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  const { found, problems } = fetchTargets(
    withoutSelector(call),
    readTargets(withoutSelector(call), { args: call.args }),
  );
  const all: Problem[] = [...problems];
  for (const { object } of found) {
    const problem = problemOf(() => exposeOne(call, object, dryRun, teller));
    if (problem) all.push(problem);
  }
  failWithAll(all);
  return undefined;
}

/** `--selector` is the new Service's here: it does not choose what is exposed. */
function withoutSelector(call: Call): Call {
  const { flags } = call;
  return {
    ...call,
    flags: {
      ...flags,
      string: (name) => (name === 'selector' ? '' : flags.string(name)),
      changed: (name) => name !== 'selector' && flags.changed(name),
    },
  };
}

function exposeOne(call: Call, object: KubernetesObject, dryRun: DryRun, teller: Teller): void {
  const { flags } = call;
  const exposed = exposure(object);
  const headless = flags.string('cluster-ip') === 'None';
  const selector = flags.string('selector') || exposed.selector();
  const ports = flags.string('port') || exposed.ports.join(',');
  if (ports === '' && !headless) fail("couldn't find port via --port flag or introspection");
  const made = serviceFrom({
    name: flags.string('name') || object.metadata.name.slice(0, LONGEST_NAME),
    selector,
    labels: flags.string('labels') || exposed.labels,
    ports,
    protocol: flags.string('protocol'),
    protocols: exposed.protocols,
    targetPort: flags.string('target-port'),
    type: flags.string('type'),
    externalIp: flags.string('external-ip'),
    loadBalancerIp: flags.string('load-balancer-ip'),
    sessionAffinity: flags.string('session-affinity'),
    clusterIp: flags.string('cluster-ip'),
  });
  const kind = builtIn('v1', 'Service');
  const service = withOverrides(call, kind, typed(kind, made));
  const namespace = dryRun === 'client' && call.namespaceSet ? { namespace: call.namespace } : {};
  const placed = typed(kind, { ...service, metadata: { ...service.metadata, ...namespace } });
  teller.tell(send(call, kind, placed, dryRun, '', 'kubectl-expose'), 'exposed', true);
}
