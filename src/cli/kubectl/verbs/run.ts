import type { Pod } from '../../../api/generated/core/v1';
import type { KindInfo } from '../../../api/meta/kind';
import type { KubernetesObject } from '../../../api/meta/object';
import type { Call, Outcome, Verb } from '../call';
import { type Part, send } from '../create/generator';
import { parseLabels } from '../create/labelText';
import { withOverrides } from '../create/overrides';
import { atoi, serviceFrom } from '../create/service';
import { builtIn, typed } from '../create/typed';
import { fail, failUsage, failWithAll, type Problem, problemOf } from '../failure';
import { type DryRun, dryRunOf } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { attach, goOnAttached, isAttached } from '../run/attached';
import { DRY_RUN_FLAG, FIELD_MANAGER_FLAG, OUTPUT_FLAGS, SAVE_CONFIG_FLAG } from '../sharedFlags';

/** `kubectl run`. */
export const run: Verb = {
  path: 'run',
  short: 'Run a particular image on the cluster',
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...] [options]',
  required: ['image'],
  flags: [
    ...OUTPUT_FLAGS,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SAVE_CONFIG_FLAG,
    { name: 'annotations', type: 'array', usage: 'Annotations to apply to the pod.' },
    { name: 'attach', type: 'bool', usage: 'If true, wait for the Pod to start running, and then attach to the Pod.' },
    {
      name: 'command',
      type: 'bool',
      usage:
        "If true and extra arguments are present, use them as the 'command' field in the container, rather than the 'args' field which is the default.",
    },
    { name: 'env', type: 'array', usage: 'Environment variables to set in the container.' },
    {
      name: 'expose',
      type: 'bool',
      usage: 'If true, create a ClusterIP service associated with the pod.  Requires `--port`.',
    },
    { name: 'image', type: 'string', usage: 'The image for the container to run.' },
    { name: 'image-pull-policy', type: 'string', usage: 'The image pull policy for the container.' },
    { name: 'labels', short: 'l', type: 'string', usage: 'Comma separated labels to apply to the pod.' },
    {
      name: 'leave-stdin-open',
      type: 'bool',
      usage:
        'If the pod is started in interactive mode or with stdin, leave stdin open after the first attach completes.',
    },
    {
      name: 'override-type',
      type: 'string',
      initial: 'merge',
      usage: 'The method used to override the generated object: json, merge, or strategic.',
    },
    { name: 'overrides', type: 'string', usage: 'An inline JSON override for the generated object.' },
    {
      name: 'pod-running-timeout',
      type: 'duration',
      initial: 60_000,
      usage: 'The length of time to wait until at least one pod is running',
    },
    { name: 'port', type: 'string', usage: 'The port that this container exposes.' },
    { name: 'privileged', type: 'bool', usage: 'If true, run the container in privileged mode.' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'If true, suppress prompt messages.' },
    {
      name: 'restart',
      type: 'string',
      initial: 'Always',
      usage: 'The restart policy for this Pod.  Legal values [Always, OnFailure, Never].',
    },
    {
      name: 'rm',
      type: 'bool',
      usage: 'If true, delete the pod after it exits.  Only valid when attaching to the container.',
    },
    {
      name: 'stdin',
      short: 'i',
      type: 'bool',
      usage: 'Keep stdin open on the container in the pod, even if nothing is attached.',
    },
    { name: 'tty', short: 't', type: 'bool', usage: 'Allocate a TTY for the container in the pod.' },
  ],
  run: runPod,
  resume: goOnAttached,
};

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never', ''];

const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*';
const DOMAIN = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const IMAGE = new RegExp(
  `^(?:${DOMAIN}(?:\\.${DOMAIN})*(?::[0-9]+)?/)?${COMPONENT}(?:/${COMPONENT})*(?::[\\w][\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
);

function runPod(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  const teller = tellerFor(call, dryRun);
  check(call, dryRun);
  const { flags, out } = call;
  const podKind = builtIn('v1', 'Pod');
  const made = withOverrides(call, podKind, typed(podKind, podOf(call)));
  const pod = make(call, podKind, made, dryRun);
  const problems: Problem[] = [];
  if (flags.bool('expose')) {
    const problem = problemOf(() => {
      const kind = builtIn('v1', 'Service');
      teller.tell(make(call, kind, typed(kind, serviceOf(call)), dryRun), 'created', true);
      if (flags.string('output') === 'yaml') out('---\n');
    });
    if (problem) problems.push(problem);
  }
  if (isAttached(call)) return attach(call, pod as Pod);
  teller.tell(pod, 'created', true);
  failWithAll(problems);
  return undefined;
}

/** Models RunOptions.Validate. */
function check(call: Call, dryRun: DryRun): void {
  const { args, dash, flags, path } = call;
  const attached = isAttached(call);
  if (args.length === 0 || dash === 0) failUsage(path, 'NAME is required for run');
  const image = flags.string('image');
  if (image === '') failUsage(path, '--image is required');
  if (!IMAGE.test(image)) fail(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (flags.bool('tty') && !flags.bool('stdin')) {
    failUsage(path, '-i/--stdin is required for containers with -t/--tty=true');
  }
  if (flags.bool('expose') && flags.string('port') === '')
    failUsage(path, '--port must be set when exposing a service');
  const restart = flags.string('restart');
  if (!RESTART_POLICIES.includes(restart)) failUsage(path, `invalid restart policy: ${restart}`);
  if (!attached && flags.bool('rm')) failUsage(path, '--rm should only be used for attached containers');
  if (attached && dryRun !== 'none') {
    failUsage(
      path,
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  }
  const pull = flags.string('image-pull-policy');
  if (!PULL_POLICIES.includes(pull)) failUsage(path, `invalid image pull policy: ${pull}`);
}

/** Models generate/versioned, BasicPod. */
function podOf({ args, flags }: Call): Part {
  const [name = '', ...rest] = args;
  const labels = flags.string('labels') === '' ? { run: name } : parseLabels(flags.string('labels'));
  const port = flags.string('port');
  const words = rest.length === 0 ? {} : flags.bool('command') ? { command: rest } : { args: rest };
  const stdin = flags.bool('stdin');
  return {
    metadata: { name, labels, annotations: annotationsOf(flags.list('annotations')) },
    spec: {
      containers: [
        {
          name,
          image: flags.string('image'),
          ...words,
          env: flags.list('env').map(variable),
          ports: port === '' ? [] : [{ containerPort: atoi(port) }],
          imagePullPolicy: flags.string('image-pull-policy'),
          stdin,
          stdinOnce: stdin && !flags.bool('leave-stdin-open'),
          tty: flags.bool('tty'),
          securityContext: flags.bool('privileged') ? { privileged: true } : undefined,
        },
      ],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: flags.string('restart'),
    },
  };
}

function annotationsOf(texts: readonly string[]): Record<string, string> {
  return Object.assign({}, ...texts.map(parseLabels)) as Record<string, string>;
}

/** `COLOR=blue`. Models generate/versioned, parseEnvs. */
function variable(text: string): Part {
  const at = text.indexOf('=');
  if (at <= 0) fail(`invalid env: ${text}`);
  return { name: text.slice(0, at), value: text.slice(at + 1) };
}

function serviceOf({ args, flags }: Call): Part {
  const [name = ''] = args;
  return serviceFrom({
    name,
    selector: flags.string('labels') || `run=${name}`,
    labels: flags.string('labels'),
    ports: flags.string('port'),
    protocol: '',
    protocols: {},
    targetPort: '',
    type: '',
    externalIp: '',
    loadBalancerIp: '',
    sessionAffinity: '',
    clusterIp: '',
  });
}

function make(call: Call, kind: KindInfo, object: KubernetesObject, dryRun: DryRun): KubernetesObject {
  if (dryRun !== 'client') return send(call, kind, object, dryRun, '', 'kubectl-run');
  const namespace = call.namespaceSet ? { namespace: call.namespace } : {};
  return typed(kind, { ...object, metadata: { ...object.metadata, ...namespace } });
}
