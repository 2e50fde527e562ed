import type { HttpReply, HttpRequest } from '../../network/http';
import type { Network } from '../../network/network';
import { chosenOf, type EdgePassage } from '../../network/passage';
import type { Target } from '../../proxy/rules';

/** The ready endpoints of one port of a Service, as nginx knows them. */
export interface Upstream {
  readonly service: string;
  readonly targets: readonly Target[];
}

type Answer = Extract<HttpReply, { kind: 'answer' }>;

/** The answer where no endpoint is known. `server` is '': nginx itself answers. */
export const NO_UPSTREAM: Answer = { kind: 'answer', code: 503, body: '', latencyMs: 1, server: '' };

/** Models nginx as ingress-nginx sets it up: proxy_next_upstream_tries, proxy_connect_timeout, proxy_read_timeout. */
const MAX_TRIES = 3;
const CONNECT_TIMEOUT_MS = 5000;
const READ_TIMEOUT_MS = 60_000;
/** What nginx itself adds to an answer's way. */
const HOP_MS = 1;
/** Where nginx stands on the network: on none of the machines. */
const PLACE = 'ingress-nginx';
const NOT_IDEMPOTENT = new Set(['POST', 'LOCK', 'PATCH']);

/**
 * Asks one endpoint after the other until one answers, there were too many tries, or it takes time to know that one failed.
 * An answer of the application is passed on whatever its status.
 */
export function tryUpstreams(
  network: Network,
  request: HttpRequest,
  failed: number,
  next: () => Target,
): Omit<EdgePassage, 'ingress' | 'route' | 'service'> {
  const idempotent = !NOT_IDEMPOTENT.has(request.method);
  if (failed >= MAX_TRIES) return { reply: { ...NO_UPSTREAM, code: 502 }, pod: '', tries: failed, againOnReset: false };
  for (let tries = failed; ; ) {
    const target = next();
    const { pod } = target;
    const reply = network.connect(PLACE, target.address, target.port, request);
    const chosen = chosenOf(target.address, target.port, 0, reply);
    if (reply.kind === 'answer') {
      if (reply.latencyMs > READ_TIMEOUT_MS) return { ...gaveUp(pod, tries + 1, 504, READ_TIMEOUT_MS), chosen };
      return {
        chosen,
        reply: { ...reply, latencyMs: reply.latencyMs + HOP_MS },
        pod,
        tries,
        againOnReset: idempotent && tries + 1 < MAX_TRIES,
      };
    }
    tries++;
    const noRouteMs = reply.kind === 'silence' ? (reply.noRouteAfterMs ?? CONNECT_TIMEOUT_MS + 1) : 0;
    const waitMs = Math.min(noRouteMs, CONNECT_TIMEOUT_MS);
    if (tries >= MAX_TRIES)
      return { ...gaveUp(pod, tries, noRouteMs > CONNECT_TIMEOUT_MS ? 504 : 502, waitMs), chosen };
    if (waitMs > 0) return { reply, pod, tries, againAfterMs: waitMs, againOnReset: false, chosen };
  }
}

function gaveUp(pod: string, tries: number, code: number, waitMs: number): ReturnType<typeof tryUpstreams> {
  return { reply: { ...NO_UPSTREAM, code, latencyMs: HOP_MS + waitMs }, pod, tries, againOnReset: false };
}
