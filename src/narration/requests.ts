import type { ClusterView, GeneratorView, IngressView, PodState, ServiceView } from '../protocol/view';
import type { Caption, Scene } from './scene';
import { clockText, count } from './words';

/** On the way to ready, by themselves. */
const STARTING: readonly PodState[] = ['pending', 'scheduled', 'pulling', 'init', 'creating', 'notReady'];

function hasTraffic(view: ClusterView, service: ServiceView): boolean {
  return [...view.generators.values()].some((generator) => {
    if (generator.ratePerSecond === 0) return false;
    const gate = view.ingresses.get(generator.entry);
    if (!gate) return generator.entry === service.uid;
    return gate.namespace === service.namespace && backendOf(gate, generator) === service.name;
  });
}

/** The Service to which an Ingress sends a user's requests: the exact host wins, then the longest path. */
function backendOf({ rules }: IngressView, { url }: GeneratorView): string | undefined {
  const [, host = '', path = ''] = /^(?:\w+:\/\/)?([^/:]*)[^/]*(.*)$/.exec(url) ?? [];
  const fits = rules.filter(
    (rule) =>
      (rule.host === '' || rule.host === host || (rule.host.startsWith('*') && host.endsWith(rule.host.slice(1)))) &&
      `${path}/`.startsWith(rule.path.endsWith('/') ? rule.path : `${rule.path}/`),
  );
  return fits.sort((a, b) => b.host.length - a.host.length || b.path.length - a.path.length)[0]?.service;
}

/** A Service that clients talk to and that has nobody to answer. */
export function noEndpoints({ view, censuses, hidden }: Scene): Caption | undefined {
  const service = [...view.services.values()].find(
    (one) => !hidden.has(one.namespace) && !one.endpoints.some(({ ready }) => ready) && hasTraffic(view, one),
  );
  if (!service) return undefined;
  const behind = censuses.filter(
    ({ workload }) => workload.namespace === service.namespace && selects(service, workload.uid, view),
  );
  const pods = behind.flatMap(({ fresh, old }) => [...fresh, ...old]);
  const leaving = behind.reduce((sum, one) => sum + one.leaving.length, 0);
  const facts = [`Every request to it fails${failures(view)}.`];
  if (pods.length > 0) {
    const soon = pods.filter(({ state }) => STARTING.includes(state)).length;
    const stuck = pods.length - soon;
    facts.push(`Of ${count(pods.length, 'pod')} behind it none is ready: ${soon} starting, ${stuck} in trouble.`);
  } else if (behind.some(({ workload }) => workload.replicas > 0)) facts.push('Its pods are yet to come.');
  else if (behind.length > 0) facts.push(`${behind[0]?.workload.name} wants no pods: its replicas are 0.`);
  else facts.push('No pod carries the labels that it selects.');
  if (leaving > 0) facts.push(`${count(leaving, 'pod')} terminating.`);
  return { headline: `No ready endpoints behind Service ${service.name}`, facts };
}

/** How many requests failed since the sums began, whatever they were for. */
export function failures(view: ClusterView): string {
  const ledgers = [...view.ledgers.values()];
  const failed = ledgers.reduce((sum, { total }) => sum + total.failed, 0);
  return failed > 0 && ledgers[0] ? `: ${failed} failed since ${clockText(ledgers[0].since)}` : '';
}

function selects(service: ServiceView, workload: string, view: ClusterView): boolean {
  const wanted = Object.entries(service.selector ?? {});
  if (wanted.length === 0) return false;
  for (const { uid, owner, podLabels } of view.replicaSets.values()) {
    if ((owner || uid) === workload && podLabels) return wanted.every(([key, value]) => podLabels[key] === value);
  }
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
