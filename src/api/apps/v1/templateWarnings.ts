import { hostnameWarnings, podWarnings } from '../../core/v1/podWarnings';
import type { PodTemplateSpec } from '../../generated/core/v1';
import type { ObjectMeta } from '../../generated/meta/v1';
import { labelErrors } from '../../meta/names';

interface Workload {
  readonly metadata: ObjectMeta;
  readonly spec: { template?: PodTemplateSpec };
}

/** What the server warns of in a workload: its name when it is new, its template when it is new or its spec changed. */
export function workloadWarnings({ metadata, spec }: Workload, old: Workload | undefined): readonly string[] {
  if (old && old.metadata.generation === metadata.generation) return [];
  const { template } = spec;
  const pods = template?.spec ? podWarnings(template.spec, template.metadata, 'spec.template.') : [];
  if (old) return pods;
  return [...hostnameWarnings(labelErrors(metadata.name), 'Pod names and hostnames'), ...pods];
}
