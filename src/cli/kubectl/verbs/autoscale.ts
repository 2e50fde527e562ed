import type { KindInfo } from '../../../api/meta/kind';
import { readQuantity } from '../../../api/meta/quantity';
import { groupVersionOf } from '../../../api/scheme';
import type { Call, Outcome, Verb } from '../call';
import { type Part, send } from '../create/generator';
import { builtIn, typed } from '../create/typed';
import { fail, failWithAll, type Problem, problemOf } from '../failure';
import { dryRunOf } from '../output/dryRun';
import { tellerFor } from '../output/operation';
import { DRY_RUN_FLAG, FIELD_MANAGER_FLAG, FILE_FLAGS, OUTPUT_FLAGS, SAVE_CONFIG_FLAG } from '../sharedFlags';
import { fetchTargets, readTargets } from '../targets';

/** `kubectl autoscale`. */
export const autoscale: Verb = {
  path: 'autoscale',
  short: 'Auto-scale a deployment, replica set, stateful set, or replication controller',
  usage: '(-f FILENAME | TYPE NAME | TYPE/NAME) [--min=MINPODS] --max=MAXPODS [--cpu=CPU] [--memory=MEMORY] [options]',
  required: ['max'],
  flags: [
    ...FILE_FLAGS,
    ...OUTPUT_FLAGS,
    DRY_RUN_FLAG,
    FIELD_MANAGER_FLAG,
    SAVE_CONFIG_FLAG,
    { name: 'cpu', type: 'string', usage: 'Target CPU utilization over all the pods.' },
    {
      name: 'cpu-percent',
      type: 'int32',
      initial: -1,
      usage: 'The target average CPU utilization (represented as a percent of requested CPU) over all the pods.',
    },
    {
      name: 'max',
      type: 'int32',
      initial: -1,
      usage: 'The upper limit for the number of pods that can be set by the autoscaler. Required.',
    },
    { name: 'memory', type: 'string', usage: 'Target memory utilization over all the pods.' },
    {
      name: 'min',
      type: 'int32',
      initial: -1,
      usage: 'The lower limit for the number of pods that can be set by the autoscaler.',
    },
    { name: 'name', type: 'string', usage: 'The name for the newly created object.' },
  ],
  run,
};

function run(call: Call): Outcome {
  const dryRun = dryRunOf(call);
  const metrics = check(call);
  const teller = tellerFor(call, dryRun);
  const { found, problems } = fetchTargets(call, readTargets(call, { args: call.args }));
  const all: Problem[] = [...problems];
  const hpa = builtIn('autoscaling/v2', 'HorizontalPodAutoscaler');
  for (const { kind, name } of found) {
    const problem = problemOf(() => {
      const made = typed(hpa, autoscalerOf(call, kind, name, metrics));
      const sent = send(call, hpa, made, dryRun, '', 'kubectl-autoscale');
      teller.tell(sent, dryRun === 'client' ? 'created' : 'autoscaled', true);
    });
    if (problem) all.push(problem);
  }
  failWithAll(all);
  if (found.length === 0) fail('no objects passed to autoscale');
  return undefined;
}

/** Models AutoscaleOptions.Validate; the metrics that are asked for. */
function check({ flags, err }: Call): Part[] {
  const [min, max, percent] = [flags.number('min'), flags.number('max'), flags.number('cpu-percent')];
  if (flags.changed('cpu-percent')) {
    err(
      "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for utilization or '500m' for milliCPU).\n",
    );
  }
  if (max < 1) fail(`--max=MAXPODS is required and must be at least 1, max: ${max}`);
  if (max < min) fail(`--max=MAXPODS must be larger or equal to --min=MINPODS, max: ${max}, min: ${min}`);
  if (percent > 0 && flags.string('cpu')) fail('--cpu-percent and --cpu are mutually exclusive');
  const cpu = percent > 0 ? `${percent}%` : flags.string('cpu');
  return [...metricOf('cpu', cpu, 'm'), ...metricOf('memory', flags.string('memory'), 'Mi')];
}

/** A percentage is a utilization, anything else an amount; a bare number has the usual unit. Models autoscale.parseResourceInput. */
function metricOf(name: 'cpu' | 'memory', text: string, unit: string): Part[] {
  if (text === '') return [];
  const resource = (target: Part): Part[] => [{ type: 'Resource', resource: { name, target } }];
  if (text.endsWith('%')) {
    const number = text.slice(0, -1);
    if (!/^\d+$/.test(number)) fail(`invalid ${name} percentage value: ${text}`);
    return resource({ type: 'Utilization', averageUtilization: Number(number) });
  }
  const amount = /^\d+$/.test(text) ? text + unit : text;
  if ('error' in readQuantity(amount)) fail(`invalid ${name} quantity: ${text}`);
  return resource({ type: 'AverageValue', averageValue: amount });
}

function autoscalerOf(call: Call, kind: KindInfo, name: string, metrics: readonly Part[]): Part {
  if (!kind.subresources.some((subresource) => subresource.name === 'scale')) {
    const [group, version] = [kind.group ? `${kind.group}/` : '/', kind.version];
    fail(
      `cannot autoscale a ${kind.kind}: could not find scale subresource for ${group}${version}, Resource=${kind.plural} in discovery information`,
    );
  }
  const { flags } = call;
  const min = flags.number('min');
  return {
    metadata: { name: flags.string('name') || name, ...(call.namespaceSet ? { namespace: call.namespace } : {}) },
    spec: {
      scaleTargetRef: { kind: kind.kind, name, apiVersion: groupVersionOf(kind) },
      minReplicas: min > 0 ? min : undefined,
      maxReplicas: flags.number('max'),
      metrics,
    },
  };
}
