import type { Container } from '../../../api/generated/core/v1';
import type { Call, Outcome, Verb } from '../call';
import { fail, failWithAll } from '../failure';
import { findForSet, SET_FLAGS } from '../set/arguments';
import { changeEnv, envFrom, listEnv, readEnv } from '../set/environment';
import { patchAll } from '../set/patching';
import { selectContainers, withPodSpec } from '../set/podSpec';

/** `kubectl set env`. */
export const setEnv: Verb = {
  path: 'set env',
  short: 'Update environment variables on a pod template',
  usage: 'RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N [options]',
  flags: [
    ...SET_FLAGS,
    { name: 'containers', short: 'c', type: 'string', initial: '*' },
    { name: 'env', short: 'e', type: 'array' },
    { name: 'from', type: 'string' },
    { name: 'keys', type: 'strings' },
    { name: 'list', type: 'bool' },
    { name: 'overwrite', type: 'bool', initial: true },
    { name: 'prefix', type: 'string' },
    { name: 'resolve', type: 'bool' },
  ],
  run,
};

function run(call: Call): Outcome {
  const { flags, args } = call;
  const isPair = (word: string) =>
    (word.includes('=') && !word.startsWith('=')) || (word.endsWith('-') && word !== '-');
  const resources = args.filter((word) => !isPair(word));
  const words = [...args.filter(isPair), ...flags.list('env')];
  if (resources.length === 0 && flags.list('filename').length === 0) {
    fail('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  }
  if (flags.bool('list')) {
    failWithAll(listEnv(call, findForSet(call, resources)));
    return undefined;
  }
  const change = readEnv(words);
  const from = flags.string('from') ? envFrom(call, flags.string('from')) : [];
  const whole = { ...change, set: [...from, ...change.set] };
  const selector = flags.string('containers');
  patchAll(call, findForSet(call, resources), {
    operation: 'env updated',
    refusal: 'failed to patch env update to pod template: ',
    apply: ({ object, kind, name }) =>
      withPodSpec(object, (spec) => {
        const all = [...spec.containers, ...(spec.initContainers ?? [])];
        if (selectContainers(all, selector).length === 0) {
          call.err(`Warning: ${kind.kind}/${name} does not have any containers matching ${JSON.stringify(selector)}\n`);
          return spec;
        }
        const dress = (containers: readonly Container[]) => {
          const chosen = new Set(selectContainers(containers, selector));
          return containers.map((container) => (chosen.has(container) ? withEnv(call, container, whole) : container));
        };
        return {
          ...spec,
          containers: dress(spec.containers),
          ...(spec.initContainers ? { initContainers: dress(spec.initContainers) } : {}),
        };
      }),
  });
  return undefined;
}

function withEnv(call: Call, container: Container, change: Parameters<typeof changeEnv>[1]): Container {
  const existing = container.env ?? [];
  if (!call.flags.bool('overwrite')) {
    const taken = existing.find(({ name }) => change.set.some((added) => added.name === name));
    if (taken) fail(`'${taken.name}' already has a value (${taken.value ?? ''}), and --overwrite is false`);
  }
  const env = changeEnv(existing, change);
  const { env: _old, ...rest } = container;
  return env.length > 0 ? { ...rest, env } : rest;
}
