import type { Playground } from '../../mirror/playground';
import type { RequestView } from '../../protocol/view';
import { type Following, workspace } from '../kit/workspace';

/** Follows a request: the clock stands, so that its way can be read. */
export function follow(playground: Playground, request: RequestView): void {
  const { playing } = playground.mirror.getState();
  const resumes = workspace.getState().following?.resumes ?? playing;
  playground.pause();
  workspace.setState({ following: { generator: request.generator, request, resumes } });
}

/** Follows the next request of these users: one that has ended already, or, while time runs, the first that does. */
export function followNext(playground: Playground, generator: string): void {
  const { mirror } = playground;
  const { following } = workspace.getState();
  const after =
    following?.generator === generator ? following.request : latestOf(mirror.getState().requests, generator);
  const known = after && nextOf(mirror.getState().requests, after, 1);
  if (known) {
    follow(playground, known);
    return;
  }
  const resumes = following?.resumes ?? mirror.getState().playing;
  const waiting: Following = { generator, request: undefined, resumes };
  workspace.setState({ following: waiting });
  playground.play();
  const stop = mirror.subscribe(({ requests, freshness }, before) => {
    const current = workspace.getState().following;
    const came = after ? nextOf(requests, after, 1) : latestOf(requests, generator);
    if (current !== waiting || freshness !== before.freshness) stop();
    else if (came) {
      stop();
      follow(playground, came);
    }
  });
}

/** Follows the request before, if it is still known. */
export function followPrevious(playground: Playground): void {
  const { request } = workspace.getState().following ?? {};
  const previous = request && nextOf(playground.mirror.getState().requests, request, -1);
  if (previous) follow(playground, previous);
}

/** Ends it; the clock goes on if it did before. */
export function stopFollowing(playground: Playground): void {
  const { following } = workspace.getState();
  if (!following) return;
  workspace.setState({ following: undefined });
  if (following.resumes) playground.play();
  else playground.pause();
}

/** The request of the same users that was sent next or before, among those that are known. */
export function nextOf(
  requests: readonly RequestView[],
  { generator, id }: RequestView,
  direction: 1 | -1,
): RequestView | undefined {
  let best: RequestView | undefined;
  for (const one of requests) {
    if (one.generator !== generator || (one.id - id) * direction <= 0) continue;
    if (!best || (best.id - one.id) * direction > 0) best = one;
  }
  return best;
}

function latestOf(requests: readonly RequestView[], generator: string): RequestView | undefined {
  return requests.findLast((one) => one.generator === generator);
}
