import { type KubernetesObject, keyOf } from '../../../api/meta/object';
import type { Checker, Eye } from '../checker';

/** What an informer component keeps, and how it finds it. */
interface InformersSeen {
  readonly state: {
    readonly objects: ReadonlyMap<string, ReadonlyMap<string, KubernetesObject>>;
    /** By `resource index value`: the keys. */
    readonly indexes: ReadonlyMap<string, ReadonlySet<string>>;
  };
  readonly indexers: ReadonlyMap<string, ReadonlyMap<string, (object: KubernetesObject) => readonly string[]>>;
}

const PROCESSES = ['kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'ingress-nginx'];

/** `resource index value: key` of everything that an index should lead to. */
function wantedOf({ state, indexers }: InformersSeen): Set<string> {
  const wanted = new Set<string>();
  for (const [resource, byName] of indexers) {
    for (const object of state.objects.get(resource)?.values() ?? []) {
      for (const [index, indexer] of byName)
        for (const value of indexer(object)) wanted.add(`${resource} ${index} ${value}: ${keyOf(object)}`);
    }
  }
  return wanted;
}

function toldOf({ state }: InformersSeen): Set<string> {
  return new Set([...state.indexes].flatMap(([name, keys]) => [...keys].map((key) => `${name}: ${key}`)));
}

function look(eye: Eye): void {
  for (const name of PROCESSES) {
    const seen = eye.sim.component(`${name}/informers`) as unknown as InformersSeen | undefined;
    if (!seen) continue;
    const [wanted, told] = [wantedOf(seen), toldOf(seen)];
    for (const entry of told) if (!wanted.has(entry)) eye.complain(`${name} still finds ${entry}`);
    for (const entry of wanted) if (!told.has(entry)) eye.complain(`${name} does not find ${entry}`);
  }
}

export const INDEXES: Checker = {
  name: 'indexes',
  rule: 'an index of what a process knows leads to exactly the objects that belong there',
  watch: (eye) => ({ command: () => look(eye), settled: () => look(eye) }),
};
