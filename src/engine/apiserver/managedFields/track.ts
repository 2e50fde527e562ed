import type { KindInfo } from '../../../api/meta/kind';
import { schemaOf } from '../../../api/schema';
import { groupVersionOf, kindOf } from '../../../api/scheme';
import { type Call, isInternal, type Stored } from '../call';
import { compare, isSame } from './compare';
import { afterUpdate, entriesOf, type Manager, managersOf } from './managers';
import { rootShape, type Shape } from './shape';

/** How writes are attributed to managers. */
export type Track = (object: Stored, old: Stored | undefined, call: Call) => Stored;

/** The name a request's manager goes by: the one it gives, else the program's. */
export function managerName({ request, query }: Call): string {
  return query.fieldManager || (request.actor.split('/')[0] as string);
}

/** Who writes by this request, and how. */
export function writer(call: Call, operation: Manager['operation']): Omit<Manager, 'fields'> {
  const { subresource } = call.route;
  const kind = storedKind(call);
  return {
    name: managerName(call),
    operation,
    apiVersion: groupVersionOf(kind),
    subresource,
    time: call.server.timestamp(),
  };
}

/** Fields are owned in the version in which objects are stored. */
function storedKind({ route }: Call): KindInfo {
  return kindOf(route.resource) ?? route.kind;
}

/** The shape of a request's objects; undefined for kinds without a schema. */
export function shapeFor(call: Call): Shape | undefined {
  const schema = schemaOf(storedKind(call));
  return schema && rootShape(schema);
}

/** The object with other managers. */
export function withManagers(object: Stored, managers: readonly Manager[]): Stored {
  return withEntries(object, entriesOf(managers));
}

function withEntries(object: Stored, entries: Stored['metadata']['managedFields']): Stored {
  if (object.metadata.managedFields === entries) return object;
  const { managedFields: _old, ...metadata } = object.metadata;
  return { ...object, metadata: entries?.length ? { ...metadata, managedFields: entries } : metadata };
}

/**
 * The object with what changed attributed to the request's manager. Our own components' objects are not tracked before
 * a person writes to them: nothing conflicts with what was never applied.
 */
export const trackUpdate: Track = (object, old, call) => {
  const known = old?.metadata.managedFields;
  if (isInternal(call.request) && !known) return object;
  const shape = shapeFor(call);
  if (!shape) return withEntries(object, known);
  const comparison = compare(old && withoutManagers(old), withoutManagers(object), shape);
  if (isSame(comparison)) return withEntries(object, known);
  const managers = afterUpdate(old ? managersOf(old) : [], writer(call, 'Update'), comparison);
  return withManagers(object, managers);
};

/** The object as its managers see it. */
export function withoutManagers(object: Stored): Stored {
  return withEntries(object, undefined);
}
