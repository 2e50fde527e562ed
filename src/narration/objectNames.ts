import type { GeneratorView, IngressView, PodView, ReplicaSetView, ServiceView, WorkloadView } from '../protocol/view';
import { timeText } from '../texts/time';
import { podSuffix } from './names';
import { stateWord } from './stateText';
import { count } from './words';

/** `Pod 4vmzd, ready, revision 2, node-a, 13 requests a second`. `rate` is requests a second, of late. */
export function podObjectName(pod: PodView, owner: ReplicaSetView | undefined, rate = 0): string {
  const parts = [`Pod ${podSuffix(pod.name, owner?.name)}`, stateWord(pod.state)];
  if (owner && owner.revision > 0) parts.push(`revision ${owner.revision}`);
  parts.push(pod.node === '' ? 'no node' : pod.node);
  if (pod.restarts > 0) parts.push(count(pod.restarts, 'restart'));
  if (pod.ghost?.alone) parts.push(timeText('ghost.alone'));
  else if (pod.ghost) parts.push(timeText('ghost.beside', { state: stateWord(pod.ghost.state) }));
  if (rate >= 0.5) parts.push(`${count(Math.round(rate), 'request')} a second`);
  return parts.join(', ');
}

export function serviceObjectName(service: ServiceView): string {
  const ready = service.endpoints.filter((endpoint) => endpoint.ready).length;
  return `Service ${service.name}, ${ready === 0 ? 'no ready endpoints' : count(ready, 'ready endpoint')}`;
}

export function ingressObjectName(ingress: IngressView): string {
  const rules = ingress.rules.map(({ host, path, service }) => `${host}${path} to ${service}`);
  return `${ingress.kind ?? 'Ingress'} ${ingress.name}, ${rules.length === 0 ? 'no rules' : rules.join(', ')}`;
}

export function workloadObjectName(workload: WorkloadView): string {
  return `${workload.kind} ${workload.name}, ${count(workload.replicas, 'replica')}`;
}

export function replicaSetObjectName(replicaSet: ReplicaSetView): string {
  const revision = replicaSet.revision > 0 ? `, revision ${replicaSet.revision}` : '';
  return `ReplicaSet ${replicaSet.name}${revision}, wants ${replicaSet.wants}, ${replicaSet.ready} ready`;
}

export function generatorObjectName(generator: GeneratorView): string {
  return `Clients ${generator.name}, ${count(generator.ratePerSecond, 'request')} a second to ${generator.url}`;
}
