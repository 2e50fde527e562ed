import { type FieldRequirement, parseFieldSelector } from '../../api/meta/fieldSelector';
import { parseLabelSelector } from '../../api/meta/labelParser';
import { matches, type Requirements } from '../../api/meta/labels';
import type { GroupResource, KubernetesObject } from '../../api/meta/object';
import { isSelectable, selectableField } from '../../api/meta/selectableFields';
import { badRequest } from './refusal';
import type { WatchSelection } from './request';

/** A selection made ready to be asked often. */
export interface Selector {
  readonly resource: GroupResource;
  readonly namespace: string;
  readonly labels: Requirements;
  readonly fields: readonly FieldRequirement[];
}

/** Reads a selection's texts; throws a Refusal with the server's words where they make no sense. */
export function selectorOf({ resource, namespace = '', name, labelSelector, fieldSelector }: WatchSelection): Selector {
  const fields = [...(fieldSelector ? readFields(resource, labelSelector, fieldSelector) : [])];
  if (name) fields.push({ field: 'metadata.name', equal: true, value: name });
  const labels = labelSelector ? readLabels(resource, labelSelector, fieldSelector) : [];
  return { resource, namespace, labels, fields };
}

/** Whether an object is within a selection. */
export function isSelected({ resource, namespace, labels, fields }: Selector, object: KubernetesObject): boolean {
  if (namespace !== '' && object.metadata.namespace !== namespace) return false;
  if (labels.length > 0 && !matches(labels, object.metadata.labels)) return false;
  for (const { field, equal, value } of fields) {
    if ((selectableField(resource, object, field) === value) !== equal) return false;
  }
  return true;
}

/** The value that a field must have, where a selection says so: the key of an index. */
export function required({ fields }: Selector, field: string): string | undefined {
  return fields.find((term) => term.field === field && term.equal)?.value;
}

function readLabels(resource: GroupResource, labels: string, fields = ''): Requirements {
  try {
    return parseLabelSelector(labels);
  } catch (error) {
    throw unable(resource, labels, fields, error);
  }
}

function readFields(resource: GroupResource, labels: string | undefined, text: string): readonly FieldRequirement[] {
  try {
    const terms = parseFieldSelector(text);
    for (const { field } of terms) if (!isSelectable(resource, field)) throw new Error(unknownField(resource, field));
    return terms;
  } catch (error) {
    throw unable(resource, labels ?? '', text, error);
  }
}

/** Kinds with conversions of their own say it shortly; the rest name the two fields that all have. */
function unknownField(resource: GroupResource, field: string): string {
  if (isSelectable(resource, 'status.phase') || isSelectable(resource, 'reason') || isSelectable(resource, 'type')) {
    return `field label not supported: ${field}`;
  }
  return `"${field}" is not a known field selector: only "metadata.name", "metadata.namespace"`;
}

function unable(resource: GroupResource, labels: string, fields: string, error: unknown): unknown {
  const dot = resource.indexOf('.');
  const plural = dot < 0 ? resource : resource.slice(0, dot);
  const group = dot < 0 ? '' : resource.slice(dot + 1);
  const where = `"${group}/v1, Resource=${plural}"`;
  return badRequest(
    `Unable to find ${where} that match label selector "${labels}", field selector "${fields}": ${(error as Error).message}`,
  );
}
