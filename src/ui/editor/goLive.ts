import { groupResourceOf, kindByKind } from '../../api/scheme';
import type { Playground } from '../../mirror/playground';
import type { StageObject } from '../canvas/stageObject';
import { select } from '../kit/workspace';
import type { Here } from './hint';

/** Selects the live object of a document, on the stage where it stands there, and in the inspector. */
export function goLive(playground: Playground, here: Here): void {
  const object = stageObject(playground, here);
  if (object) select(object);
}

function stageObject({ mirror }: Playground, { kind, name, namespace, apiVersion }: Here): StageObject | undefined {
  const { workloads, services, ingresses, pods, nodes } = mirror.getState();
  const find = <T extends { name: string; namespace: string; uid: string }>(
    records: ReadonlyMap<string, T>,
    also: (one: T) => boolean = () => true,
  ) => [...records.values()].find((one) => one.name === name && one.namespace === namespace && also(one))?.uid;
  const uid = {
    workload: find(workloads, (one) => one.kind === kind),
    service: kind === 'Service' ? find(services) : undefined,
    ingress: kind === 'Ingress' ? find(ingresses) : undefined,
    pod: kind === 'Pod' ? find(pods) : undefined,
  };
  if (uid.pod) return { kind: 'Pod', uid: uid.pod };
  if (uid.workload) return { kind: 'Workload', uid: uid.workload };
  if (uid.service) return { kind: 'Service', uid: uid.service };
  if (uid.ingress) return { kind: 'Ingress', uid: uid.ingress };
  if (kind === 'Node' && [...nodes.values()].some((node) => node.name === name)) return { kind: 'Node', name };
  const info = kindByKind(apiVersion, kind);
  if (!info) return undefined;
  return { kind: 'Object', resource: groupResourceOf(info), namespace: info.namespaced ? namespace : '', name };
}
