import type { Playground } from '../../mirror/playground';
import type { Mirror } from '../../mirror/store';
import type { StageObject } from '../canvas/stageObject';
import { select } from '../kit/workspace';

/** Selects an object by `Kind/name` in the cluster that is about to open, once it is there. */
export function lookAt({ mirror }: Playground, named: string): void {
  const { freshness } = mirror.getState();
  const stop = mirror.subscribe((state) => {
    if (state.freshness === freshness) return;
    stop();
    select(objectNamed(state, named));
  });
}

/** The object that `Kind/name` names at this moment: `Node/node-b`, `Service/web`, `Deployment/web`, `Pod/report`. */
export function objectNamed(mirror: Mirror, named: string): StageObject | undefined {
  const [kind = '', name = ''] = named.split('/');
  const uidIn = (
    records: ReadonlyMap<string, { readonly uid: string; readonly name: string; readonly namespace: string }>,
  ) => [...records.values()].find((one) => one.name === name && one.namespace === 'default')?.uid;
  if (kind === 'Node')
    return [...mirror.nodes.values()].some((node) => node.name === name) ? { kind, name } : undefined;
  const uid = {
    Pod: () => uidIn(mirror.pods),
    Service: () => uidIn(mirror.services),
    Ingress: () => uidIn(mirror.ingresses),
  }[kind as 'Pod']?.();
  if (uid !== undefined) return { kind: kind as 'Pod', uid };
  const workload = uidIn(mirror.workloads);
  return workload === undefined ? undefined : { kind: 'Workload', uid: workload };
}
