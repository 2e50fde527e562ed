import { groupVersionOf } from '../../api/scheme';
import type { Answer, Call, Stored } from './call';
import { deleteObject, deleteOptionsOf } from './delete';
import { isSelected, selectorOf } from './selection';
import { existing } from './update';

/** GET of one object. */
export function get(call: Call): Answer {
  return { body: existing(call) };
}

/** The stored objects that a request's selectors select. */
export function selected({ server, route, query }: Call): Stored[] {
  const { resource, namespace } = route;
  const { labelSelector, fieldSelector } = query;
  const objects = server.etcd.list(resource, namespace);
  if (!labelSelector && !fieldSelector) return objects;
  const selector = selectorOf({ resource, namespace, labelSelector, fieldSelector });
  return objects.filter((object) => isSelected(selector, object));
}

/** GET of a collection. */
export function list(call: Call): Answer {
  return { body: listOf(call, selected(call)) };
}

function listOf({ server, route }: Call, items: readonly Stored[]): unknown {
  return {
    kind: `${route.kind.kind}List`,
    apiVersion: groupVersionOf(route.kind),
    metadata: { resourceVersion: String(server.etcd.revision) },
    items,
  };
}

/** DELETE of a collection: what was selected, one after the other. */
export function removeCollection(call: Call): Answer {
  const options = deleteOptionsOf(call);
  const objects = selected(call);
  for (const object of objects) {
    const { name, namespace = '' } = object.metadata;
    deleteObject({ ...call, route: { ...call.route, namespace, name } }, object, options);
  }
  return { body: listOf(call, objects) };
}
