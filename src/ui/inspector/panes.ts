import type { Subject } from './subjects';

/** The parts of the inspector, of which one is seen at a time. */
export type Part = 'overview' | 'logs' | 'metrics' | 'events' | 'yaml';

/** Objects of which there are values over time. */
const MEASURED: ReadonlySet<string> = new Set(['pods', 'nodes', 'services']);

/** The parts that a subject has, in their order. Users are no object of the API. */
export function partsOf({ resource }: Pick<Subject, 'resource'>): readonly Part[] {
  if (resource === '') return ['overview', 'metrics'];
  return [
    'overview',
    ...(resource === 'pods' ? (['logs'] as const) : []),
    ...(MEASURED.has(resource) ? (['metrics'] as const) : []),
    'events',
    'yaml',
  ];
}

/** Which part was looked at last, by kind. */
const lookedAt = new Map<string, Part>();

/** The part that is shown first of a subject: the one that was looked at last in another of its kind. */
export function firstPart(subject: Pick<Subject, 'kind' | 'resource'>): Part {
  const last = lookedAt.get(subject.kind);
  return last !== undefined && partsOf(subject).includes(last) ? last : 'overview';
}

/** Remembers which part of a kind is looked at. */
export function lookAt(kind: string, part: Part): void {
  lookedAt.set(kind, part);
}
