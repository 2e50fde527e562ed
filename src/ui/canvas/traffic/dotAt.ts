import type { RequestView } from '../../../protocol/view';
import { lengthOf, pointAt } from '../graph/pathway';
import type { Point } from '../graph/scene';
import type { Traffic } from './paintDots';
import { dotPlace } from './travel';

/** Where a request's dot is at `now`, and whether it runs back; undefined when it has none. */
export function dotOf(request: RequestView, traffic: Traffic, now: number): Point | undefined {
  const { sample, trips, pace, pathway } = traffic;
  if (request.endedAt > now || (sample > 1 && request.id % sample !== 0)) return undefined;
  const trip = trips(request);
  if (!trip) return undefined;
  const pathways = trip.edges.map(pathway);
  const place = dotPlace(trip, now - request.endedAt, pace, pathways.map(lengthOf));
  const way = place && pathways[place.leg];
  return way && pointAt(way, place.part);
}

/** The request whose dot is nearest to a point of the world, within `reach` world px. */
export function requestAt(at: Point, reach: number, traffic: Traffic, now: number): RequestView | undefined {
  let best: RequestView | undefined;
  let least = reach;
  for (const request of traffic.requests) {
    const dot = dotOf(request, traffic, now);
    const distance = dot ? Math.hypot(dot.x - at.x, dot.y - at.y) : Number.POSITIVE_INFINITY;
    if (distance > least) continue;
    least = distance;
    best = request;
  }
  return best;
}
