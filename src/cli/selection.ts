import type { WatchEvent, WatchSelection } from '../engine/apiserver/request';

/** Whether a watch event is of the kind, the namespace and the name that a selection asks for. Selectors are the server's work. */
export function concerns(selection: WatchSelection, { resource, object }: WatchEvent): boolean {
  return (
    selection.resource === resource &&
    (!selection.namespace || selection.namespace === object.metadata.namespace) &&
    (!selection.name || selection.name === object.metadata.name)
  );
}
