import type { Container, PodSpec } from '../../../api/generated/core/v1';
import type { Stored } from '../call';

/** A pod with other ephemeral containers and nothing else changed. Models registry/core/pod, podEphemeralContainersStrategy. */
export function withEphemeralContainers(wanted: Stored, old: Stored): Stored {
  const { ephemeralContainers } = wanted.spec as unknown as PodSpec;
  return { ...old, metadata: wanted.metadata, spec: { ...old.spec, ephemeralContainers } };
}

/** A pod whose containers ask for other resources and are otherwise as they were. Models podResizeStrategy. */
export function withResizedContainers(wanted: Stored, old: Stored): Stored {
  const asked = (wanted.spec as unknown as PodSpec).containers;
  const containers = (old.spec as unknown as PodSpec).containers.map((container): Container => {
    const other = asked.find(({ name }) => name === container.name);
    if (!other) return container;
    const { resources, resizePolicy } = other;
    return { ...container, ...(resources ? { resources } : {}), ...(resizePolicy ? { resizePolicy } : {}) };
  });
  return { ...old, metadata: wanted.metadata, spec: { ...old.spec, containers } };
}
