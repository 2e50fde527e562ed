import type { PodTemplateSpec } from '../../../api/generated/core/v1';
import type { ObjectMeta } from '../../../api/generated/meta/v1';
import { canonicalJson, semanticEqual } from '../../../api/meta/equality';
import { hashText } from '../../sim/random';

/** The label that tells a Deployment's ReplicaSets and their pods apart. */
export const TEMPLATE_HASH = 'pod-template-hash';
const NAME_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * The hash of a template in its Deployment's ReplicaSet's name: `66b6c48dd5`. Ours differs from a real cluster's, which
 * hashes Go's print of the struct; its characters are the same (controller.ComputeHash, rand.SafeEncodeString).
 */
export function templateHash(template: PodTemplateSpec, collisionCount: number | undefined): string {
  const suffix = collisionCount === undefined ? '' : ` ${collisionCount}`;
  return [...String(hashText(canonicalJson(template) + suffix))]
    .map((digit) => NAME_ALPHABET[digit.charCodeAt(0) % NAME_ALPHABET.length])
    .join('');
}

/** Whether two templates are the same but for the hash in their labels (EqualIgnoreHash). */
export function sameTemplate(a: PodTemplateSpec | undefined, b: PodTemplateSpec | undefined): boolean {
  return semanticEqual(withoutHash(a), withoutHash(b));
}

function withoutHash(template: PodTemplateSpec | undefined): PodTemplateSpec | undefined {
  const labels = template?.metadata?.labels;
  if (!labels || !(TEMPLATE_HASH in labels)) return template;
  const { [TEMPLATE_HASH]: _hash, ...others } = labels;
  return withLabels(template, others);
}

/** The template with these labels instead of its own. */
export function withLabels(template: PodTemplateSpec, labels: Record<string, string>): PodTemplateSpec {
  const metadata: Partial<ObjectMeta> = { ...template.metadata, labels };
  return { ...template, metadata: metadata as ObjectMeta };
}
