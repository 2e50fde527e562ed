import type { ClusterView, GeneratorView, IngressView, PodState, ServiceView } from '../protocol/view';
import { captionSays as say } from '../texts/caption';
import type { Caption, Scene } from './scene';
import { clockText } from './words';

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
  const facts = [say('none.fails', { failures: failures(view) })];
  if (pods.length > 0) {
    const soon = pods.filter(({ state }) => STARTING.includes(state)).length;
    const stuck = pods.length - soon;
    facts.push(say('none.behind', { count: pods.length, soon, stuck }));
  } else if (behind.some(({ workload }) => workload.replicas > 0)) facts.push(say('none.toCome'));
  else if (behind[0]) facts.push(say('none.zero', { workload: behind[0].workload.name }));
  else facts.push(say('none.selects'));
  if (leaving > 0) facts.push(say('terminating', { count: leaving }));
  return { headline: say('none.title', { service: service.name }), facts };
}

/** How many requests failed since the sums began, whatever they were for. */
export function failures(view: ClusterView): string {
  const ledgers = [...view.ledgers.values()];
  const failed = ledgers.reduce((sum, { total }) => sum + total.failed, 0);
  return failed > 0 && ledgers[0] ? say('failures', { count: failed, since: clockText(ledgers[0].since) }) : '';
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
      headline: say('failing.title', { workload: workload.name, failed, sent }),
      facts: [say('failing.ready'), say('failing.all', { all, lost })],
    };
  }
  return undefined;
}
