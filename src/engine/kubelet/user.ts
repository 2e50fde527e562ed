import type { Container, Pod } from '../../api/generated/core/v1';
import { findImage, parseReference } from '../runtime/registry';
import { ConfigError } from './environment';
import { formatPod } from './podWork';

/** The user that a container's processes run as: the container's word, the pod's, the image's. */
export function userOf({ spec }: Pod, { image, securityContext }: Container): number {
  const known = findImage(parseReference(image ?? '')?.full ?? '');
  return securityContext?.runAsUser ?? spec.securityContext?.runAsUser ?? known?.uid ?? 0;
}

/** The group and the groups that a container's processes have: the container's and the pod's word, and the image's. */
export function groupsOf({ spec }: Pod, container: Container, image: string): { group: number; groups: number[] } {
  const shared = spec.securityContext;
  const group = container.securityContext?.runAsGroup ?? shared?.runAsGroup ?? 0;
  const asked = container.securityContext?.runAsUser ?? shared?.runAsUser ?? 0;
  const own = asked === 0 ? (findImage(image)?.groups ?? []) : [];
  const groups = new Set([group, ...own, ...(shared?.supplementalGroups ?? [])]);
  if (shared?.fsGroup !== undefined) groups.add(shared.fsGroup);
  return { group, groups: [...groups].sort((a, b) => a - b) };
}

/** Refuses root where the pod forbids it. Models kuberuntime verifyRunAsNonRoot. */
export function checkUser(pod: Pod, container: Container): void {
  const forbids = container.securityContext?.runAsNonRoot ?? pod.spec.securityContext?.runAsNonRoot ?? false;
  if (!forbids || userOf(pod, container) !== 0) return;
  const where = `(pod: "${formatPod(pod)}", container: ${container.name})`;
  const told = container.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser;
  if (told === 0) throw new ConfigError(`container's runAsUser breaks non-root policy ${where}`);
  throw new ConfigError(`container has runAsNonRoot and image will run as root ${where}`);
}
