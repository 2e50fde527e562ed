import type { ManagedFieldsEntry } from '../../../api/generated/meta/v1';
import type { Stored } from '../call';
import type { Comparison } from './compare';
import { difference, type FieldSet, intersection, isEmptySet, union } from './fieldSet';

/** Someone who wrote fields, and which. Models metav1.ManagedFieldsEntry. */
export interface Manager {
  readonly name: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time: string;
  readonly fields: FieldSet;
}

/** Fields that nobody owns. */
const UNOWNED: FieldSet = {
  'f:apiVersion': {},
  'f:kind': {},
  'f:status': {},
  'f:metadata': {
    '.': {},
    'f:name': {},
    'f:namespace': {},
    'f:creationTimestamp': {},
    'f:selfLink': {},
    'f:uid': {},
    'f:generation': {},
    'f:managedFields': {},
    'f:resourceVersion': {},
    'f:deletionTimestamp': {},
    'f:deletionGracePeriodSeconds': {},
  },
};

/** The set without what nobody owns. */
export function ownable(set: FieldSet): FieldSet {
  const { 'f:status': _status, ...rest } = set;
  return difference(rest, UNOWNED);
}

/** Who manages what of an object. */
export function managersOf({ metadata }: Stored): Manager[] {
  return (metadata.managedFields ?? []).map((entry) => ({
    name: entry.manager ?? '',
    operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
    apiVersion: entry.apiVersion ?? '',
    subresource: entry.subresource ?? '',
    time: entry.time ?? '',
    fields: (entry.fieldsV1 ?? {}) as FieldSet,
  }));
}

/** The entries for the metadata: those of Apply first, each group by time and name. Those that own nothing go. */
export function entriesOf(managers: readonly Manager[]): ManagedFieldsEntry[] {
  const order = ({ operation, time, name }: Manager) => `${operation === 'Apply' ? 0 : 1} ${time} ${name}`;
  return managers
    .filter(({ fields }) => !isEmptySet(fields))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ name, operation, apiVersion, subresource, time, fields }) => ({
      manager: name,
      operation,
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: fields,
      ...(subresource ? { subresource } : {}),
    }));
}

/** Whether two entries are of the same manager doing the same. */
export function isSameManager(a: Manager, b: Omit<Manager, 'fields' | 'time'>): boolean {
  return (
    a.name === b.name && a.operation === b.operation && a.apiVersion === b.apiVersion && a.subresource === b.subresource
  );
}

/** The managers after one of them updated the object: what it changed is its own, and nobody else's. */
export function afterUpdate(
  managers: readonly Manager[],
  who: Omit<Manager, 'fields'>,
  { added, modified, removed }: Comparison,
): Manager[] {
  const changed = ownable(union(added, modified));
  const others = managers
    .filter((manager) => !isSameManager(manager, who))
    .map((manager) => ({ ...manager, fields: difference(difference(manager.fields, changed), removed) }));
  const known = managers.find((manager) => isSameManager(manager, who));
  const fields = difference(union(known?.fields ?? {}, changed), removed);
  const time = isEmptySet(changed) && known ? known.time : who.time;
  return [...others, { ...who, time, fields }];
}

/** Which of the fields that changed another manager owns. */
export function conflictsWith(managers: readonly Manager[], { added, modified }: Comparison): [Manager, FieldSet][] {
  const changed = union(added, modified);
  return managers
    .map((manager): [Manager, FieldSet] => [manager, intersection(manager.fields, changed)])
    .filter(([, fields]) => !isEmptySet(fields));
}
