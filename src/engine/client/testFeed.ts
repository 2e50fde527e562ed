import { type GroupResource, type KubernetesObject, keyOf } from '../../api/meta/object';
import type { ApiDoor, WatchEvent } from '../apiserver/request';
import type { Simulation } from '../sim/simulation';
import { Informers } from './informers';

/** An object as a test writes it: the feed fills in the rest of the metadata. */
export interface Sketch {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** Informers that see what a test tells them, at once: stands in for the API server where only watching matters. */
export interface Feed {
  readonly informers: Informers;
  put(resource: GroupResource, object: Sketch): void;
  remove(resource: GroupResource, object: Sketch): void;
}

/** `process` names the informers' component. */
export function feed(sim: Simulation, process: string): Feed {
  let waiting: WatchEvent[] = [];
  let revision = 0;
  const known = new Map<string, KubernetesObject>();
  const door: ApiDoor = {
    handle: () => ({ code: 404, body: {}, warnings: [] }),
    watch: () => 1,
    unwatch: () => {},
    mailbox: () => waiting.splice(0),
  };
  const listed = (resource: GroupResource) =>
    [...known].flatMap(([key, object]) => (key.startsWith(`${resource} `) ? [object] : []));
  const informers = sim.add(new Informers(sim, door, ({ resource }) => listed(resource), process));
  const tell = (type: WatchEvent['type'], resource: GroupResource, sketch: Sketch) => {
    const metadata = {
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: String(++revision),
      ...sketch.metadata,
    };
    const object = { ...sketch, metadata } as unknown as KubernetesObject;
    const key = `${resource} ${keyOf(object)}`;
    waiting = [...waiting, { type, resource, object, previous: known.get(key), revision }];
    if (type === 'DELETED') known.delete(key);
    else known.set(key, object);
    informers.handle(null);
  };
  return {
    informers,
    put: (resource, object) =>
      tell(
        known.has(`${resource} ${keyOf(object as { metadata: { namespace?: string; name: string } })}`)
          ? 'MODIFIED'
          : 'ADDED',
        resource,
        object,
      ),
    remove: (resource, object) => tell('DELETED', resource, object),
  };
}
