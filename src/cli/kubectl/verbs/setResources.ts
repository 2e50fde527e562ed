import type { Container } from '../../../api/generated/core/v1';
import { readQuantity } from '../../../api/meta/quantity';
import type { Call, Outcome, Verb } from '../call';
import { fail } from '../failure';
import { findForSet, SET_FLAGS } from '../set/arguments';
import { patchAll } from '../set/patching';
import { selectContainers, withPodSpec } from '../set/podSpec';

/** `kubectl set resources`. */
export const setResources: Verb = {
  path: 'set resources',
  short: 'Update resource requests/limits on objects with pod templates',
  usage: '(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS] [options]',
  flags: [
    ...SET_FLAGS,
    { name: 'containers', short: 'c', type: 'string', initial: '*' },
    { name: 'limits', type: 'string' },
    { name: 'requests', type: 'string' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const found = findForSet(call, args);
  if (!flags.string('limits') && !flags.string('requests')) {
    fail('you must specify an update to requests or limits (in the form of --requests/--limits)');
  }
  const limits = readResources(flags.string('limits'));
  const requests = readResources(flags.string('requests'));
  const selector = flags.string('containers');
  patchAll(call, found, {
    operation: 'resource requirements updated',
    refusal: 'failed to patch resources update to pod template ',
    apply: ({ object }, problems) =>
      withPodSpec(object, (spec) => {
        const chosen = new Set(selectContainers(spec.containers, selector));
        const init = new Set(selectContainers(spec.initContainers ?? [], selector));
        if (chosen.size + init.size === 0) {
          problems.push({ kind: 'text', message: `error: unable to find container named ${selector}` });
        }
        const dress = (container: Container) =>
          chosen.has(container) || init.has(container) ? withResources(container, limits, requests) : container;
        return {
          ...spec,
          containers: spec.containers.map(dress),
          ...(spec.initContainers ? { initContainers: spec.initContainers.map(dress) } : {}),
        };
      }),
  });
  return undefined;
}

type Amounts = Readonly<Record<string, string>>;

function withResources(container: Container, limits: Amounts, requests: Amounts): Container {
  const { resources = {} } = container;
  return {
    ...container,
    resources: {
      ...resources,
      ...(Object.keys(limits).length > 0 ? { limits: { ...resources.limits, ...limits } } : {}),
      ...(Object.keys(requests).length > 0 ? { requests: { ...resources.requests, ...requests } } : {}),
    },
  };
}

/** Reads `cpu=100m,memory=1Gi`. Models generateversioned.populateResourceListV1. */
export function readResources(text: string): Amounts {
  const amounts: Record<string, string> = {};
  for (const part of text.split(',').filter((word) => word !== '')) {
    const [name = '', amount, ...more] = part.split('=');
    if (amount === undefined || more.length > 0) fail(`Invalid argument syntax ${part}, expected <resource>=<value>`);
    const read = readQuantity(amount);
    if ('error' in read) fail(read.error);
    amounts[name] = amount;
  }
  return amounts;
}
