import type { Mirror, MirrorStore } from '../../mirror/store';
import type { RequestView } from '../../protocol/view';

/** As many requests to each pod as the picture has room for. */
export const RECENT_AT_MOST = 20;

/** The last requests to each pod, oldest first. */
export type RecentRequests = ReadonlyMap<string, readonly RequestView[]>;

/** Takes in the requests of a newer mirror: the same map where there are none. A jump in time begins anew. */
export function withLatest(before: RecentRequests, last: number, mirror: Mirror, fresh: boolean): RecentRequests {
  const known: RecentRequests = fresh ? new Map() : before;
  const more = mirror.requests.filter(({ id, pod }) => pod !== '' && (fresh || id > last));
  if (more.length === 0) return known;
  const next = new Map(known);
  for (const request of more) {
    const own = [...(next.get(request.pod) ?? []), request];
    next.set(request.pod, own.slice(-RECENT_AT_MOST));
  }
  return next;
}

/** Follows a mirror; the result gives what is known and ends it. */
export function followRecent(store: MirrorStore): { recent: () => RecentRequests; stop: () => void } {
  let freshness = Number.NaN;
  let last = -1;
  let recent: RecentRequests = new Map();
  const read = (mirror: Mirror) => {
    const fresh = mirror.freshness !== freshness;
    recent = withLatest(recent, last, mirror, fresh);
    freshness = mirror.freshness;
    last = mirror.requests.reduce((most, { id }) => Math.max(most, id), fresh ? -1 : last);
  };
  read(store.getState());
  return { recent: () => recent, stop: store.subscribe(read) };
}
