import { hostnameWarnings, podWarnings } from '../../core/v1/podWarnings';
import type { PodTemplateSpec } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { labelErrors } from '../../meta/names';

interface Workload {
  readonly metadata: ObjectMeta;
  readonly spec: { template?: PodTemplateSpec };
}

/** What the server warns of in a workload's template when it is new or its spec changed. */
export function templateWarnings({ metadata, spec }: Workload, old: Workload | undefined): readonly string[] {
  if (old && old.metadata.generation === metadata.generation) return [];
  const { template } = spec;
  return template?.spec ? podWarnings(template.spec, template.metadata, 'spec.template.') : [];
}

/** The same, and what it warns of in the name of a new workload. */
export function workloadWarnings(workload: Workload, old: Workload | undefined): readonly string[] {
  const pods = templateWarnings(workload, old);
  if (old) return pods;
  return [...hostnameWarnings(labelErrors(workload.metadata.name), 'Pod names and hostnames'), ...pods];
}
