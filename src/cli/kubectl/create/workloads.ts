import type { CronJob } from '../../../api/generated/batch/v1';
import type { Random } from '../../../engine/sim/random';
import type { Call, Verb } from '../call';
import { fail } from '../failure';
import { readTargets } from '../targets';
import { generatorVerb, type Part } from './generator';

/** `kubectl create deployment`. */
export const createDeployment: Verb = generatorVerb({
  path: 'create deployment',
  aliases: ['deploy'],
  short: 'Create a deployment with the specified name',
  usage: 'NAME --image=image -- [COMMAND] [args...] [options]',
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  refusal: 'failed to create deployment: ',
  required: ['image'],
  flags: [
    { name: 'image', type: 'strings', usage: 'Image names to run.' },
    { name: 'port', type: 'int32', initial: -1, usage: 'The containerPort that this deployment exposes.' },
    { name: 'replicas', short: 'r', type: 'int32', initial: 1, usage: 'Number of replicas to create.' },
  ],
  build: deploymentOf,
});

function deploymentOf({ flags, args, dash, random }: Call, name: string): Part {
  const images = flags.list('image');
  const command = dash < 0 ? [] : args.slice(dash);
  if (images.length > 1 && command.length > 0) fail('cannot specify multiple --image options and command');
  const port = flags.number('port');
  const labels = { app: name };
  const containers = images.map((image, index) => ({
    name: containerName(image, random),
    image,
    command,
    ports: index === 0 && port >= 0 ? [{ containerPort: port }] : [],
  }));
  return {
    metadata: { labels },
    spec: {
      replicas: flags.number('replicas'),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  };
}

/** The last part of an image's name, as a name that a container may have. Models create.sanitizeAndUniquify. */
function containerName(image: string, random: Random): string {
  const name = ((image.split('/').at(-1) as string).split(':')[0] as string).split('@')[0] as string;
  if (!/[_.]/.test(name)) return name;
  return `${name.replace(/[_.]/g, '-')}-${random.name()}`;
}

/** `kubectl create job`. */
export const createJob: Verb = generatorVerb({
  path: 'create job',
  short: 'Create a job with the specified name',
  usage: 'NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...] [options]',
  apiVersion: 'batch/v1',
  kind: 'Job',
  refusal: 'failed to create job: ',
  flags: [
    {
      name: 'from',
      type: 'string',
      usage: 'The name of the resource to create a Job from (only cronjob is supported).',
    },
    { name: 'image', type: 'string', usage: 'Image name to run.' },
  ],
  build: jobOf,
});

function jobOf(call: Call, name: string): Part {
  const { flags, args, dash } = call;
  const [image, from] = [flags.string('image'), flags.string('from')];
  const command = dash < 0 ? [] : args.slice(dash);
  if ((image === '') === (from === '')) fail('either --image or --from must be specified');
  if (command.length > 0 && image === '') fail('cannot specify --from and command');
  return from === '' ? { spec: jobSpec(name, image, command, 'Never') } : jobFrom(call, from);
}

function jobSpec(name: string, image: string, command: readonly string[], restartPolicy: string): Part {
  return { template: { spec: { containers: [{ name, image, command }], restartPolicy } } };
}

/** A run of a CronJob by hand. Models CreateJobOptions.createJobFromCronJob. */
function jobFrom(call: Call, from: string): Part {
  const targets = readTargets(call, { args: [from] });
  const [target] = targets.by === 'name' ? targets.named : [];
  if (!target) return fail('from must be an existing cronjob');
  const found = call.remote.get(target.kind, target.namespace, target.name);
  if (found.kind !== 'CronJob') fail(`unknown object type *v1.${found.kind}`);
  const { apiVersion, kind, metadata, spec } = found as CronJob;
  const { metadata: template, spec: jobSpecOfCronJob } = spec.jobTemplate;
  return {
    metadata: {
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...template?.annotations },
      labels: template?.labels,
      ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }],
    },
    spec: jobSpecOfCronJob,
  };
}

/** `kubectl create cronjob`. */
export const createCronJob: Verb = generatorVerb({
  path: 'create cronjob',
  aliases: ['cj'],
  short: 'Create a cron job with the specified name',
  usage: "NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [options]",
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  refusal: 'failed to create cronjob: ',
  required: ['image', 'schedule'],
  flags: [
    { name: 'image', type: 'string', usage: 'Image name to run.' },
    { name: 'restart', type: 'string', usage: "job's restart policy. supported values: OnFailure, Never" },
    { name: 'schedule', type: 'string', usage: 'A schedule in the Cron format the job should be run with.' },
  ],
  build({ flags, args, dash }, name) {
    const command = dash < 0 ? [] : args.slice(dash);
    const spec = jobSpec(name, flags.string('image'), command, flags.string('restart') || 'OnFailure');
    return { spec: { schedule: flags.string('schedule'), jobTemplate: { metadata: { name }, spec } } };
  },
});
