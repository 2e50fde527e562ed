import type { ClusterView, RequestTrail, RequestView } from '../protocol/view';
import { stageText } from '../texts/stage';
import { podSuffix } from './names';

/** A station of a request, in words. */
export interface Hop {
  readonly kind: 'Client' | 'DNS' | 'Ingress' | 'Service' | 'Endpoint' | 'Pod' | 'Answer';
  readonly title: string;
  readonly detail: string;
  /** How long it took here, in milliseconds, where it was measured. */
  readonly ms?: number;
  /** The request came no further. */
  readonly failed: boolean;
}

type Names = Pick<ClusterView, 'pods' | 'services' | 'ingresses' | 'replicaSets'>;

/**
 * A finished request hop by hop: the name it looked up, the rule that it matched, the endpoint that was chosen and out of how many,
 * who answered, what and after how long. Only what was recorded: without a trail the stations alone.
 */
export function hopsOf(request: RequestView, trail: RequestTrail | undefined, names: Names): Hop[] {
  const found = [dnsHop(request, trail), ingressHop(request, trail, names), serviceHop(request, trail, names)];
  const hops = [...found, endpointHop(trail, request), podHop(request, trail, names)].flatMap((hop) => hop ?? []);
  const end = hops.findIndex(({ failed }) => failed);
  return [...(end === -1 ? hops : hops.slice(0, end + 1)), answerHop(request)];
}

function dnsHop({ host }: RequestView, trail: RequestTrail | undefined): Hop | undefined {
  if (!trail) return undefined;
  const { address, port, way } = trail;
  const detail =
    address === ''
      ? stageText('hop.noName')
      : way === 'outside'
        ? stageText('hop.straight', { address: `${address}:${port}` })
        : stageText('hop.name', { address: `${address}:${port}` });
  return { kind: 'DNS', title: host, detail, failed: address === '' };
}

function ingressHop(request: RequestView, trail: RequestTrail | undefined, names: Names): Hop | undefined {
  if (request.ingress === '') {
    if (trail?.way !== 'edge' || request.outcome === 'refused') return undefined;
    return { kind: 'Ingress', title: stageText('gate.kind'), detail: stageText('hop.noRule'), failed: true };
  }
  const title = names.ingresses.get(request.ingress)?.name ?? stageText('hop.gone');
  const route = trail && trail.route !== '' ? trail.route.replace(' ', '') : '';
  const detail = route === '' ? stageText('hop.anyRule') : stageText('hop.rule', { route });
  const inside = trail && trail.answerMs > 0 ? request.endedAt - request.sentAt - trail.answerMs : undefined;
  const ms = inside !== undefined && inside >= 0 ? { ms: inside } : {};
  return { kind: 'Ingress', title, detail, ...ms, failed: request.service === '' };
}

function serviceHop({ service }: RequestView, trail: RequestTrail | undefined, names: Names): Hop | undefined {
  if (service === '') return undefined;
  const title = names.services.get(service)?.name ?? stageText('hop.gone');
  if (!trail) return { kind: 'Service', title, detail: stageText('rack.kind'), failed: false };
  const none = trail.choices === 0;
  const detail = none ? stageText('rack.none') : stageText('rack.ready', { count: trail.choices });
  return { kind: 'Service', title, detail, failed: none };
}

function endpointHop(trail: RequestTrail | undefined, { outcome }: RequestView): Hop | undefined {
  if (!trail || trail.endpoint === '') return undefined;
  const { endpoint, choices, tries, container } = trail;
  const chosen = stageText('hop.chosen', { choices });
  const detail = tries > 0 ? `${chosen}, ${stageText('hop.tries', { count: tries })}` : chosen;
  return { kind: 'Endpoint', title: endpoint, detail, failed: container === '' && outcome !== 'ok' };
}

function podHop({ pod }: RequestView, trail: RequestTrail | undefined, names: Names): Hop | undefined {
  if (pod === '' || (trail && trail.container === '')) return undefined;
  const view = names.pods.get(pod);
  const owner = view && names.replicaSets.get(view.owner)?.name;
  const title = view ? podSuffix(view.name, owner) : stageText('hop.gone');
  const detail = trail ? stageText('hop.container', { container: trail.container }) : '';
  return { kind: 'Pod', title, detail, ...(trail && { ms: trail.answerMs }), failed: false };
}

function answerHop({ outcome, code, sentAt, endedAt }: RequestView): Hop {
  const took = stageText('hop.took', { ms: Math.round(endedAt - sentAt) });
  const failed = outcome !== 'ok';
  const titles = {
    ok: () => String(code),
    status: () => String(code),
    refused: () => stageText('hop.refused'),
    timeout: () => stageText('hop.timeout'),
    'no-route': () => stageText('hop.noRoute'),
    reset: () => stageText('hop.reset'),
  };
  return { kind: 'Answer', title: titles[outcome](), detail: took, failed };
}
