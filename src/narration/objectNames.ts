import type { GeneratorView, IngressView, PodView, ReplicaSetView, ServiceView, WorkloadView } from '../protocol/view';
import { objectsText } from '../texts/objects';
import { timeText } from '../texts/time';
import { podSuffix } from './names';
import { stateWord } from './stateText';

/** `Pod 4vmzd, ready, revision 2, node-a, 13 requests a second`. `rate` is requests a second, of late. */
export function podObjectName(pod: PodView, owner: ReplicaSetView | undefined, rate = 0): string {
  const parts = [objectsText('pod', { name: podSuffix(pod.name, owner?.name) }), stateWord(pod.state)];
  if (owner && owner.revision > 0) parts.push(objectsText('revision', { revision: owner.revision }));
  parts.push(pod.node === '' ? objectsText('noNode') : pod.node);
  if (pod.restarts > 0) parts.push(objectsText('restarts', { count: pod.restarts }));
  if (pod.ghost?.alone) parts.push(timeText('ghost.alone'));
  else if (pod.ghost) parts.push(timeText('ghost.beside', { state: stateWord(pod.ghost.state) }));
  if (rate >= 0.5) parts.push(objectsText('rate', { count: Math.round(rate) }));
  return parts.join(', ');
}

export function serviceObjectName(service: ServiceView): string {
  const ready = service.endpoints.filter((endpoint) => endpoint.ready).length;
  const { name } = service;
  return ready === 0 ? objectsText('service.none', { name }) : objectsText('service', { name, count: ready });
}

export function ingressObjectName(ingress: IngressView): string {
  const rules = ingress.rules.map(({ host, path, service }) =>
    objectsText('rule', { from: `${host}${path}`, service }),
  );
  const { kind = 'Ingress', name } = ingress;
  if (rules.length === 0) return objectsText('ingress.none', { kind, name });
  return objectsText('ingress', { kind, name, rules: rules.join(', ') });
}

export function workloadObjectName(workload: WorkloadView): string {
  const { kind, name, replicas } = workload;
  return objectsText('workload', { kind, name, count: replicas });
}

export function replicaSetObjectName(replicaSet: ReplicaSetView): string {
  const { name, revision, wants, ready } = replicaSet;
  if (revision > 0) return objectsText('replicaSet.revision', { name, revision, wants, ready });
  return objectsText('replicaSet', { name, wants, ready });
}

export function generatorObjectName(generator: GeneratorView): string {
  const { name, ratePerSecond, url } = generator;
  return objectsText('clients', { name, count: ratePerSecond, url });
}
