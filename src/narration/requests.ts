import type { ClusterView, PodState, ServiceView } from '../protocol/view';
import type { Caption, Scene } from './scene';
import { count } from './words';

/** On the way to ready, by themselves. */
const STARTING: readonly PodState[] = ['pending', 'scheduled', 'pulling', 'init', 'creating', 'notReady'];

function hasTraffic(view: ClusterView, service: ServiceView): boolean {
  const gates = [...view.ingresses.values()].filter(
    (ingress) => ingress.namespace === service.namespace && ingress.rules.some((rule) => rule.service === service.name),
  );
  return [...view.generators.values()].some(
    ({ entry, ratePerSecond }) =>
      ratePerSecond > 0 && (entry === service.uid || gates.some(({ uid }) => uid === entry)),
  );
}

/** A Service that clients talk to and that has nobody to answer. */
export function noEndpoints({ view, censuses, hidden }: Scene): Caption | undefined {
  const service = [...view.services.values()].find(
    (one) => !hidden.has(one.namespace) && !one.endpoints.some(({ ready }) => ready) && hasTraffic(view, one),
  );
  if (!service) return undefined;
  const failed = [...view.ledgers.values()].reduce((sum, ledger) => sum + ledger.total.failed, 0);
  const behind = censuses.filter(
    ({ workload }) => workload.namespace === service.namespace && selects(service, workload.uid, view),
  );
  const pods = behind.flatMap(({ fresh, old }) => [...fresh, ...old]);
  const facts = [`Every request to it fails${failed > 0 ? `: ${failed} so far` : ''}.`];
  if (pods.length === 0) facts.push('No pod carries the labels that it selects.');
  else {
    const soon = pods.filter(({ state }) => STARTING.includes(state)).length;
    const stuck = pods.length - soon;
    facts.push(`Of ${count(pods.length, 'pod')} behind it none is ready: ${soon} starting, ${stuck} in trouble.`);
  }
  return { headline: `No ready endpoints behind Service ${service.name}`, facts };
}

function selects(service: ServiceView, workload: string, view: ClusterView): boolean {
  const wanted = Object.entries(service.selector ?? {});
  if (wanted.length === 0) return false;
  for (const pod of view.pods.values()) {
    const owner = view.replicaSets.get(pod.owner)?.owner || pod.owner || pod.uid;
    if (owner === workload) return wanted.every(([key, value]) => pod.labels[key] === value);
  }
  return false;
}

/** A failure in so many requests is worth a headline; fewer are chance. */
const WORTH_TELLING = 0.02;

/** Ready pods that answer badly. */
export function failing({ view, censuses }: Scene): Caption | undefined {
  for (const { workload, fresh, old } of censuses) {
    let sent = 0;
    let failed = 0;
    for (const { uid } of [...fresh, ...old]) {
      for (const { byPod } of view.ledgers.values()) {
        sent += byPod[uid]?.sent ?? 0;
        failed += byPod[uid]?.failed ?? 0;
      }
    }
    if (failed < 3 || failed < sent * WORTH_TELLING) continue;
    const ledgers = [...view.ledgers.values()];
    const all = ledgers.reduce((sum, { total }) => sum + total.sent, 0);
    const lost = ledgers.reduce((sum, { total }) => sum + total.failed, 0);
    return {
      headline: `${workload.name} fails ${failed} of ${sent} requests`,
      facts: [
        'Its pods say that they are ready, so they keep their endpoints.',
        `Of all ${all} requests ${lost} failed.`,
      ],
    };
  }
  return undefined;
}
