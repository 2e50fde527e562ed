import type { Container } from '../../../api/generated/core/v1';
import type { Call, Outcome, Verb } from '../call';
import { failWithAll, type Problem } from '../failure';
import { findForSet, SET_FLAGS } from '../set/arguments';
import { patchAll } from '../set/patching';
import { withPodSpec } from '../set/podSpec';

/** `kubectl set image`. */
export const setImage: Verb = {
  path: 'set image',
  short: 'Update the image of a pod template',
  usage:
    '(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N [options]',
  flags: SET_FLAGS,
  run,
};

function run(call: Call): Outcome {
  const resources = call.args.filter((word) => !isPair(word));
  const images = new Map(call.args.filter(isPair).map((word) => splitPair(word)));
  const hasTarget = resources.length > 0 || call.flags.list('filename').length > 0;
  const found = hasTarget || images.size > 0 ? findForSet(call, resources) : [];
  failWithAll(complaints(call, resources, images));
  patchAll(call, found, {
    operation: 'image updated',
    refusal: 'failed to patch image update to pod template: ',
    apply: ({ object }, problems) =>
      withPodSpec(object, (spec) => {
        const names = new Set([...(spec.initContainers ?? []), ...spec.containers].map(({ name }) => name));
        for (const name of images.keys()) {
          if (name !== '*' && !names.has(name)) {
            problems.push({ kind: 'text', message: `error: unable to find container named "${name}"` });
          }
        }
        const dress = (container: Container): Container => {
          const image = images.get(container.name) ?? images.get('*');
          return image === undefined ? container : { ...container, image };
        };
        return {
          ...spec,
          containers: spec.containers.map(dress),
          ...(spec.initContainers ? { initContainers: spec.initContainers.map(dress) } : {}),
        };
      }),
  });
  return undefined;
}

function complaints(call: Call, resources: readonly string[], images: ReadonlyMap<string, string>): Problem[] {
  const say = (message: string): Problem => ({ kind: 'text', message });
  const problems: Problem[] = [];
  if (resources.length === 0 && call.flags.list('filename').length === 0) {
    problems.push(say('one or more resources must be specified as <resource> <name> or <resource>/<name>'));
  }
  if (images.size === 0) problems.push(say('at least one image update is required'));
  else if (images.size > 1 && images.has('*')) {
    problems.push(
      say('all containers are already specified by *, but saw more than one container_name=container_image pairs'),
    );
  }
  return problems;
}

function isPair(word: string): boolean {
  return word.indexOf('=') > 0;
}

function splitPair(word: string): [string, string] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}
