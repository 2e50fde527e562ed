import type { Verb } from '../call';
import { fail } from '../failure';
import type { FlagSpec } from '../flags';
import { ALL_NAMESPACES_FLAG, FIELD_SELECTOR_FLAG, SELECTOR_FLAG } from '../sharedFlags';

const FLAGS: readonly FlagSpec[] = [
  SELECTOR_FLAG,
  { name: 'no-headers', type: 'bool', usage: 'If present, print output without headers' },
  { name: 'show-swap', type: 'bool', usage: 'Print resources related to swap memory.' },
  { name: 'sort-by', type: 'string', usage: 'If non-empty, sort list using specified field.' },
  {
    name: 'use-protocol-buffers',
    type: 'bool',
    initial: true,
    usage: 'Enables using protocol-buffers to access Metrics API.',
  },
];

/** There is no metrics-server. */
function run(): never {
  return fail('Metrics API not available');
}

/** `kubectl top node`. */
export const topNode: Verb = {
  path: 'top node',
  aliases: ['nodes', 'no'],
  short: 'Display resource (CPU/memory) usage of nodes',
  usage: '[NAME | -l label] [options]',
  flags: [
    ...FLAGS,
    {
      name: 'show-capacity',
      type: 'bool',
      usage: 'Print node resources based on Capacity instead of Allocatable(default) of the nodes.',
    },
  ],
  run,
};

/** `kubectl top pod`. */
export const topPod: Verb = {
  path: 'top pod',
  aliases: ['pods', 'po'],
  short: 'Display resource (CPU/memory) usage of pods',
  usage: '[NAME | -l label] [options]',
  flags: [
    ...FLAGS,
    ALL_NAMESPACES_FLAG,
    FIELD_SELECTOR_FLAG,
    { name: 'containers', type: 'bool', usage: 'If present, print usage of containers within a pod.' },
    { name: 'sum', type: 'bool', usage: 'Print the sum of the resource usage' },
  ],
  run,
};
