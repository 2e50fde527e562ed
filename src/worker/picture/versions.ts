import type { PodTemplateSpec, Service } from '../../api/generated/core/v1';
import { selectsAll } from '../../api/meta/labels';
import { appOf } from '../../narration/apps';

/** What version identity is told apart by: who owns a template, which Services see its pods, what they run. */
export interface Template {
  readonly namespace: string;
  readonly owner: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly image: string;
  /** The same for templates that make the same pods. */
  readonly identity: string;
}

export interface Versioned extends Template {
  readonly version: number;
}

/** The hash that a controller gave a template, or what the template says where nobody did. */
export function identityOf(template: PodTemplateSpec | undefined): string {
  return template?.metadata?.labels?.['pod-template-hash'] ?? JSON.stringify(template?.spec ?? '');
}

/**
 * The version of a new template: that of its family which makes the same pods, or the next free number, counted in the order of first
 * appearance. A family is a workload, together with all whose pods one Service selects (so that stable and canary differ), and with
 * all of the same application that run the same image by another tag (so that blue and green differ before anything is switched).
 */
export function versionOf(made: Template, known: Iterable<Versioned>, services: readonly Service[]): number {
  const { namespace, owner, labels, image } = made;
  const selecting = services.filter(
    ({ metadata, spec }) => metadata.namespace === namespace && spec.selector && selectsAll(spec.selector, labels),
  );
  const app = appOf(labels);
  let highest = 0;
  for (const other of known) {
    if (other.namespace !== namespace) continue;
    const sibling = owner !== '' && other.owner === owner;
    if (sibling && other.identity === made.identity) return other.version;
    const related =
      sibling ||
      (app !== '' && appOf(other.labels) === app && repositoryOf(other.image) === repositoryOf(image)) ||
      selecting.some(({ spec }) => selectsAll(spec.selector ?? {}, other.labels));
    if (related) highest = Math.max(highest, other.version);
  }
  return highest + 1;
}

/** An image without its tag or digest. */
function repositoryOf(image: string): string {
  const [path = ''] = image.split('@');
  const colon = path.lastIndexOf(':');
  return colon > path.lastIndexOf('/') ? path.slice(0, colon) : path;
}
