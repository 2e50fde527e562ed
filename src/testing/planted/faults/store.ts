import type { Fault } from '../fault';

/** Of etcd, the API server and those who watch it. */
export const STORE: readonly Fault[] = [
  {
    name: 'etcd-deletion-revision',
    mistake: 'off by one',
    wrong: 'A deletion repeats the revision of the write before it.',
    file: 'engine/etcd/etcd.ts',
    find: `    const revision = ++this.state.revision;
    const last =`,
    replace: `    const { revision } = this.state;
    const last =`,
  },
  {
    name: 'watch-selection',
    mistake: 'an event is lost',
    wrong: 'A watch with a selector is not told of an object that leaves its selection.',
    file: 'engine/apiserver/watchers.ts',
    find: 'if (!before || !previous) return undefined;',
    replace: 'if (!now || !previous) return undefined;',
  },
  {
    name: 'apiserver-conflict',
    mistake: 'a guard is missing',
    wrong: 'A write with a stale resourceVersion is taken, and what others wrote meanwhile is lost.',
    file: 'engine/apiserver/update.ts',
    find: 'if (!unconditional && resourceVersion !== old.metadata.resourceVersion) throw conflict(kind, name);',
    replace:
      'if (!unconditional && Number(resourceVersion) > Number(old.metadata.resourceVersion)) throw conflict(kind, name);',
  },
  {
    name: 'apiserver-finalizers',
    mistake: 'a guard is missing',
    wrong: 'An object with finalizers is removed at once when it is deleted.',
    file: 'engine/apiserver/delete.ts',
    find: 'const held = (finalizers?.length ?? 0) > 0;',
    replace: 'const held = (finalizers?.length ?? 0) > 1;',
  },
  {
    name: 'workqueue-earlier-moment',
    mistake: 'an event is lost',
    wrong: 'A key that will be looked at later is not looked at sooner: its retries are lost.',
    file: 'engine/client/workQueue.ts',
    find: 'if (known && known.at <= at) return;',
    replace: 'if (known) return;',
  },
  {
    name: 'informers-index',
    mistake: 'stale data',
    wrong: 'An index is not kept up when an object has other values than before, but as many.',
    file: 'engine/client/informers.ts',
    find: 'if (before.length === after.length && before.every((value, i) => value === after[i])) continue;',
    replace: 'if (before.length === after.length) continue;',
  },
];
