import type { IngressView, RequestView } from '../../../protocol/view';
import { callerKey, gateKey, podKey, rackKey } from '../graph/keys';
import type { FlowModel } from '../graph/model';
import { edgeKey, ruleKey, type Scene } from '../graph/scene';

/** A request's way over the picture: the edges that it took, and what became of it. */
export interface Trip {
  readonly edges: readonly string[];
  /** It did not get a good answer: it turns around at the end of the last edge. */
  readonly failed: boolean;
  /** Nobody answered in time: a hollow diamond. */
  readonly timedOut: boolean;
  /** Version hue on the last edge; 0 when no pod was chosen. */
  readonly version: number;
  readonly latencyMs: number;
}

/** Finds trips, and remembers them for as long as the scene stands. */
export type Trips = (request: RequestView) => Trip | undefined;

/** The ways that requests take in a scene. */
export function tripsOf(model: FlowModel, scene: Scene): Trips {
  const edges = new Set(scene.edges.map(({ key }) => key));
  const ingresses = new Map(model.gates.map(({ ingress }) => [ingress.uid, ingress]));
  const known = new WeakMap<RequestView, { trip: Trip | undefined }>();
  return (request) => {
    const before = known.get(request);
    if (before) return before.trip;
    const trip = tripOf(request, edges, ingresses, model.groupOf);
    known.set(request, { trip });
    return trip;
  };
}

function tripOf(
  request: RequestView,
  edges: ReadonlySet<string>,
  ingresses: ReadonlyMap<string, IngressView>,
  groupOf: (pod: string) => string | undefined,
): Trip | undefined {
  const way: string[] = [];
  const caller = callerKey(request.generator);
  const rack = request.service === '' ? '' : rackKey(request.service);
  if (request.ingress !== '') {
    way.push(edgeKey(caller, gateKey(request.ingress)));
    const ingress = ingresses.get(request.ingress);
    const index = ingress ? ruleIndex(ingress, request, rack, edges) : -1;
    if (index >= 0) way.push(edgeKey(ruleKey(gateKey(request.ingress), index), rack));
  } else if (rack !== '') way.push(edgeKey(caller, rack));
  if (request.pod !== '' && rack !== '') {
    const single = edgeKey(rack, podKey(request.pod));
    const bundle = () => edgeKey(rack, groupOf(request.pod) ?? '');
    way.push(edges.has(single) ? single : bundle());
  }
  const known = way.findIndex((key) => !edges.has(key));
  const shown = known === -1 ? way : way.slice(0, known);
  if (shown.length === 0) return undefined;
  return {
    edges: shown,
    failed: request.outcome !== 'ok',
    timedOut: request.outcome === 'timeout',
    version: known === -1 ? request.version : 0,
    latencyMs: request.endedAt - request.sentAt,
  };
}

/** The rule that a request matched: of those that lead to its rack, the one with the longest path. */
function ruleIndex(ingress: IngressView, request: RequestView, rack: string, edges: ReadonlySet<string>): number {
  let best = -1;
  ingress.rules.forEach(({ host, path }, index) => {
    if (host !== '' && host !== request.host && !(host.startsWith('*.') && request.host.endsWith(host.slice(1))))
      return;
    if (!request.path.startsWith(path.replace(/\/$/, ''))) return;
    if (!edges.has(edgeKey(ruleKey(gateKey(ingress.uid), index), rack))) return;
    if (best === -1 || path.length > (ingress.rules[best]?.path.length ?? 0)) best = index;
  });
  return best;
}
