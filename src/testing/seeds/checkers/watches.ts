import type { Pod } from '../../../api/generated/core/v1';
import { keyOf } from '../../../api/meta/object';
import type { WatchEvent, WatchSelection } from '../../../engine/apiserver/request';
import type { Change } from '../../../engine/etcd/etcd';
import type { Checker, Eye } from '../checker';
import { isOver } from '../pods';

interface Expected {
  readonly type: string;
  readonly resource: string;
  readonly key: string;
  readonly revision: number;
}

interface Tap {
  readonly to: string;
  readonly selection: WatchSelection;
}

/** What the API server keeps of watches that began before anybody could listen. */
interface DoorSeen {
  readonly watches: ReadonlyMap<number, Tap>;
  readonly mailboxes: ReadonlyMap<string, readonly WatchEvent[]>;
}

function fieldOf(object: unknown, path: string): string {
  let value: unknown = object;
  for (const name of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined ? '' : String(value);
}

/** Does a selection want that object? Labels are selected by kubectl alone, with `key=value`. */
function wants(selection: WatchSelection, object: Change['object']): boolean {
  const { namespace, name, fieldSelector = '', labelSelector = '' } = selection;
  if (namespace && object.metadata.namespace !== namespace) return false;
  for (const term of labelSelector.split(',')) {
    const [key = '', value] = term.split('=');
    if (key !== '' && object.metadata.labels?.[key] !== value) return false;
  }
  if (name !== undefined && object.metadata.name !== name) return false;
  return fieldSelector.split(',').every((term) => {
    const [, path = '', operator, value] = /^([^!=]+)(!=|==?)(.*)$/.exec(term) ?? [];
    return path === '' || (fieldOf(object, path) === value) === (operator !== '!=');
  });
}

function expectedOf(selection: WatchSelection, { type, object, previous, resource, revision }: Change) {
  const before = previous !== undefined && wants(selection, previous);
  const now = type !== 'DELETED' && wants(selection, object);
  if (!before && !now) return undefined;
  const told = before && now ? 'MODIFIED' : now ? 'ADDED' : 'DELETED';
  return { type: told, resource, key: keyOf(object), revision };
}

/** Listens at the API server's door to what watches are told: kubelets', controllers', scheduler's, proxy's, kubectl's. */
export const WATCH: Checker = {
  name: 'watch',
  rule: 'a watch is told of every write that it asked for, once, in order',
  watch: (eye) => {
    const { api } = eye.cluster;
    const { watches, mailboxes } = (api as unknown as { state: DoorSeen }).state;
    const taps = new Map<number, Tap>(watches);
    const awaited = new Map([...mailboxes].map(([to, events]) => [to, events.map(expectedEvent)]));
    const { watch, unwatch, mailbox } = api;
    api.watch = (to, selection) => {
      const id = watch.call(api, to, selection);
      taps.set(id, { to, selection });
      return id;
    };
    api.unwatch = (id) => {
      const tap = taps.get(id);
      taps.delete(id);
      if (tap) forget(tap, taps, awaited);
      unwatch.call(api, id);
    };
    api.mailbox = (to) => {
      const events = mailbox.call(api, to);
      if (events.length > 0 || isReachable(eye, to)) {
        compare(eye, to, awaited.get(to) ?? [], events);
        awaited.delete(to);
      }
      return events;
    };
    return {
      changes: {
        '*': (change) => {
          for (const { to, selection } of taps.values()) {
            if (selection.resource !== change.resource) continue;
            const expected = expectedOf(selection, change);
            if (!expected) continue;
            const list = awaited.get(to);
            if (list) list.push(expected);
            else awaited.set(to, [expected]);
          }
        },
      },
      settled: () => {
        for (const [to, list] of awaited) {
          if (isReachable(eye, to))
            eye.complain(`${to} was never told of ${list.length} writes, first of ${list[0]?.key}`);
        }
      },
    };
  },
};

/** What is on its way to a watch that ends is not awaited any more. */
function forget(ended: Tap, taps: ReadonlyMap<number, Tap>, awaited: Map<string, Expected[]>): void {
  const { to, selection } = ended;
  for (const tap of taps.values()) if (tap.to === to && tap.selection.resource === selection.resource) return;
  const left = (awaited.get(to) ?? []).filter(({ resource }) => resource !== selection.resource);
  if (left.length > 0) awaited.set(to, left);
  else awaited.delete(to);
}

function isReachable({ cluster }: Eye, to: string): boolean {
  return cluster.network.reachable(to);
}

/** The commands' watches share one mailbox, in which two that want the same write stand in any order. */
const SHARED = 'cli';

function compare(eye: Eye, to: string, awaited: readonly Expected[], events: readonly WatchEvent[]): void {
  const told = ({ type, resource, revision }: Expected | WatchEvent) => `${type} ${resource} ${revision}`;
  const [before, after] = [awaited.map(told), events.map(told)];
  if (to === SHARED) {
    if (events.some(({ revision }, index) => revision < (events[index - 1]?.revision ?? 0)))
      eye.complain(`${to} was told in another order than things happened`);
    before.sort();
    after.sort();
  }
  if (before.length === after.length && before.every((text, index) => text === after[index])) return;
  const at = before.findIndex((text, index) => text !== after[index]);
  const where = at < 0 ? before.length : at;
  eye.complain(`${to} was told ${after[where] ?? 'nothing'} in place of ${before[where] ?? 'nothing'}`);
}

function expectedEvent({ type, resource, object, revision }: WatchEvent): Expected {
  return { type, resource, key: keyOf(object), revision };
}

const INFORMERS = ['kube-controller-manager/informers', 'kube-scheduler/informers', 'kube-proxy/informers'];

/** What an informer component keeps. */
interface InformersSeen {
  readonly objects: ReadonlyMap<
    string,
    ReadonlyMap<string, { readonly metadata: { readonly resourceVersion?: string } }>
  >;
}

export const CACHES: Checker = {
  name: 'caches',
  rule: 'once settled every process knows exactly what is stored',
  watch: (eye) => ({
    settled: () => {
      for (const name of INFORMERS) {
        const { objects } = (eye.sim.component(name) as unknown as { state: InformersSeen }).state;
        for (const [resource, known] of objects) compareCache(eye, name, resource, known);
      }
    },
  }),
};

function compareCache(
  eye: Eye,
  name: string,
  resource: string,
  known: ReadonlyMap<string, { readonly metadata: { readonly resourceVersion?: string } }>,
): void {
  const isWanted =
    resource === 'pods' && name.startsWith('kube-scheduler') ? (pod: unknown) => !isOver(pod as Pod) : () => true;
  const stored = eye.cluster.etcd.list(resource).filter(isWanted);
  for (const object of stored) {
    const cached = known.get(keyOf(object));
    if (cached?.metadata.resourceVersion !== object.metadata.resourceVersion) {
      eye.complain(
        `${name} knows ${resource} ${keyOf(object)} as of ${cached?.metadata.resourceVersion}, not ${object.metadata.resourceVersion}`,
      );
    }
  }
  if (known.size > stored.length)
    eye.complain(`${name} believes in ${known.size - stored.length} ${resource} that are gone`);
}
