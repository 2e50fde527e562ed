import { parseLabelSelector } from '../../../api/meta/labelParser';
import type { Requirements } from '../../../api/meta/labels';
import { readQuantity } from '../../../api/meta/quantity';
import type { Verb } from '../call';
import { fail } from '../failure';
import { generatorVerb, type Part } from './generator';

/** `kubectl create namespace`. */
export const createNamespace: Verb = generatorVerb({
  path: 'create namespace',
  aliases: ['ns'],
  short: 'Create a namespace with the specified name',
  usage: 'NAME [options]',
  apiVersion: 'v1',
  kind: 'Namespace',
  flags: [],
  build: () => ({}),
});

/** `kubectl create quota`. */
export const createQuota: Verb = generatorVerb({
  path: 'create quota',
  aliases: ['resourcequota'],
  short: 'Create a quota with the specified name',
  usage: 'NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [options]',
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  refusal: 'failed to create quota: ',
  flags: [
    {
      name: 'hard',
      type: 'string',
      usage: 'A comma-delimited set of resource=quantity pairs that define a hard limit.',
    },
    {
      name: 'scopes',
      type: 'string',
      usage: 'A comma-delimited set of quota scopes that must all match each object tracked by the quota.',
    },
  ],
  build({ flags }) {
    const [hard, scopes] = [flags.string('hard'), flags.string('scopes')];
    const listed = scopes === '' ? [] : scopes.split(',');
    const limits = hard === '' ? undefined : hardOf(hard);
    if (listed.includes('')) fail('invalid resource quota scope ""');
    return { spec: { hard: limits, scopes: listed } };
  },
});

function hardOf(text: string): Record<string, string> {
  const hard: Record<string, string> = {};
  for (const statement of text.split(',')) {
    const [resource = '', value, ...more] = statement.split('=');
    if (value === undefined || more.length > 0) {
      return fail(`Invalid argument syntax ${statement}, expected <resource>=<value>`);
    }
    const read = readQuantity(value);
    if ('error' in read) fail(read.error);
    hard[resource] = value;
  }
  return hard;
}

/** `kubectl create poddisruptionbudget`. */
export const createPodDisruptionBudget: Verb = generatorVerb({
  path: 'create poddisruptionbudget',
  aliases: ['pdb'],
  short: 'Create a pod disruption budget with the specified name',
  usage: 'NAME --selector=SELECTOR --min-available=N [options]',
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  refusal: 'failed to create poddisruptionbudgets: ',
  flags: [
    {
      name: 'max-unavailable',
      type: 'string',
      usage: 'The maximum number or percentage of unavailable pods this budget requires.',
    },
    {
      name: 'min-available',
      type: 'string',
      usage: 'The minimum number or percentage of available pods this budget requires.',
    },
    { name: 'selector', type: 'string', usage: 'A label selector to use for this budget.' },
  ],
  build({ flags }) {
    const [selector, min, max] = [
      flags.string('selector'),
      flags.string('min-available'),
      flags.string('max-unavailable'),
    ];
    if (selector === '') fail('a selector must be specified');
    if (min === '' && max === '') fail('one of min-available or max-unavailable must be specified');
    if (min !== '' && max !== '') fail('min-available and max-unavailable cannot be both specified');
    if (min !== '' && !/^[0-9]+%?$/.test(min)) fail('invalid format specified for min-available');
    if (max !== '' && !/^[0-9]+%?$/.test(max)) fail('invalid format specified for max-unavailable');
    const bound = min === '' ? { maxUnavailable: intOrString(max) } : { minAvailable: intOrString(min) };
    return { spec: { ...bound, selector: selectorOf(selector) } };
  },
});

function intOrString(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** Models metav1.ParseToLabelSelector. */
function selectorOf(text: string): Part {
  const matchLabels: Record<string, string> = {};
  const matchExpressions: Part[] = [];
  for (const { key, operator, values } of parsed(text)) {
    const [value = ''] = values;
    if (operator === '=' || operator === '==') matchLabels[key] = value;
    else if (operator === 'exists') matchExpressions.push({ key, operator: 'Exists' });
    else if (operator === '!') matchExpressions.push({ key, operator: 'DoesNotExist' });
    else if (operator === 'in') matchExpressions.push({ key, operator: 'In', values });
    else if (operator === 'notin' || operator === '!=') matchExpressions.push({ key, operator: 'NotIn', values });
    else fail(`"${operator}" isn't supported in label selectors`);
  }
  return { matchLabels, matchExpressions };
}

function parsed(text: string): Requirements {
  try {
    return parseLabelSelector(text);
  } catch (error) {
    return fail(`couldn't parse the selector string "${text}": ${(error as Error).message}`);
  }
}

/** `kubectl create priorityclass`. */
export const createPriorityClass: Verb = generatorVerb({
  path: 'create priorityclass',
  aliases: ['pc'],
  short: 'Create a priority class with the specified name',
  usage: 'NAME --value=VALUE --global-default=BOOL [options]',
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  refusal: 'failed to create priorityclass: ',
  flags: [
    {
      name: 'description',
      type: 'string',
      usage:
        'description is an arbitrary string that usually provides guidelines on when this priority class should be used.',
    },
    {
      name: 'global-default',
      type: 'bool',
      usage: 'global-default specifies whether this PriorityClass should be considered as the default priority.',
    },
    {
      name: 'preemption-policy',
      type: 'string',
      initial: 'PreemptLowerPriority',
      usage: 'preemption-policy is the policy for preempting pods with lower priority.',
    },
    { name: 'value', type: 'int32', usage: 'the value of this priority class.' },
  ],
  build: ({ flags }) => ({
    value: flags.number('value'),
    globalDefault: flags.bool('global-default'),
    description: flags.string('description'),
    preemptionPolicy: flags.string('preemption-policy'),
  }),
});
