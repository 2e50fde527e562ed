import type { ClusterView } from '../../protocol/view';
import type { StageObject } from '../canvas/stageObject';

/** The object of the stage with that kind and name (`Pod/web-7d9c`); a beginning of the name will do where no name is equal. */
export function named(view: ClusterView, text: string): StageObject | undefined {
  const [kind = '', name = ''] = text.split('/');
  const find = <T extends { readonly name: string; readonly uid: string }>(all: Iterable<T>): string | undefined => {
    let like: string | undefined;
    for (const one of all) {
      if (one.name === name) return one.uid;
      if (like === undefined && one.name.startsWith(name)) like = one.uid;
    }
    return like;
  };
  const object = (stage: 'Pod' | 'ReplicaSet' | 'Workload' | 'Service' | 'Ingress', uid: string | undefined) =>
    uid === undefined ? undefined : { kind: stage, uid };
  switch (kind) {
    case 'Pod':
      return object('Pod', find([...view.pods.values()].filter(({ goneAt }) => goneAt === undefined)));
    case 'Service':
      return object('Service', find(view.services.values()));
    case 'Ingress':
      return object('Ingress', find(view.ingresses.values()));
    case 'Node': {
      const uid = find(view.nodes.values());
      const node = uid === undefined ? undefined : view.nodes.get(uid);
      return node && { kind: 'Node', name: node.name };
    }
    default: {
      const workload = find([...view.workloads.values()].filter((one) => one.kind === kind));
      return (
        object('Workload', workload) ??
        (kind === 'ReplicaSet' ? object('ReplicaSet', find(view.replicaSets.values())) : undefined)
      );
    }
  }
}
