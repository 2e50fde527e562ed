import type { PodTemplateSpec } from '../../../api/generated/core/v1';
import { semanticEqual } from '../../../api/meta/equality';

const HASH = 'pod-template-hash';

/** Whether two templates make the same pods. Models deploymentutil.EqualIgnoreHash. */
export function sameTemplate(a: PodTemplateSpec | undefined, b: PodTemplateSpec | undefined): boolean {
  return semanticEqual(a && withoutHash(a), b && withoutHash(b));
}

/** The template without the label by which a Deployment tells its ReplicaSets apart. */
export function withoutHash(template: PodTemplateSpec): PodTemplateSpec {
  const { metadata } = template;
  if (!metadata?.labels?.[HASH]) return template;
  const { [HASH]: _hash, ...labels } = metadata.labels;
  return { ...template, metadata: { ...metadata, labels } };
}
