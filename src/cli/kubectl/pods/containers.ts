import type { Container, Pod } from '../../../api/generated/core/v1';
import { goQuote } from '../../../api/meta/goFormat';
import { fail } from '../failure';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

/** A pod's containers as kubectl lists them: `app, debug (ephem), check (init)`. */
export function containerNames({ spec }: Pod): string {
  const ephemeral = (spec.ephemeralContainers ?? []) as readonly { readonly name: string }[];
  return [
    ...spec.containers.map(({ name }) => name),
    ...ephemeral.map(({ name }) => `${name} (ephem)`),
    ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
  ].join(', ');
}

/** All of a pod's containers, in the order in which `--all-containers` takes them. */
export function allContainers({ spec }: Pod): readonly Pick<Container, 'name'>[] {
  return [...(spec.initContainers ?? []), ...spec.containers, ...((spec.ephemeralContainers ?? []) as Container[])];
}

/** The container that is meant: the one asked for, or else the pod's default, which is told. Models podcmd.FindOrDefaultContainerByName. */
export function chooseContainer(pod: Pod, asked: string, tell: (text: string) => void): string {
  const name = asked || defaultContainer(pod, tell);
  if (!allContainers(pod).some((container) => container.name === name)) {
    fail(`container ${name} is not valid for pod ${pod.metadata.name} out of: ${containerNames(pod)}`);
  }
  return name;
}

function defaultContainer(pod: Pod, tell: (text: string) => void): string {
  const { spec, metadata } = pod;
  const annotated = metadata.annotations?.[DEFAULT_CONTAINER];
  if (annotated) {
    if (allContainers(pod).some(({ name }) => name === annotated)) return annotated;
    tell(`Default container name ${goQuote(annotated)} not found in pod ${metadata.name}\n`);
  }
  const { name = '' } = spec.containers[0] ?? {};
  const several =
    spec.containers.length + (spec.initContainers ?? []).length + (spec.ephemeralContainers ?? []).length > 1;
  if (several) tell(`Defaulted container ${goQuote(name)} out of: ${containerNames(pod)}\n`);
  return name;
}
