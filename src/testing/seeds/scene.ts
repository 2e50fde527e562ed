import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { Cluster } from '../../engine/cluster';
import type { Command, MachineSpec, WorldSpec } from '../../protocol/session';
import type { Chance } from '../../scenarios/chance';

/** What is broken at present and has to be mended in the end. */
interface Broken {
  readonly off: Set<string>;
  /** By `node to`. */
  readonly links: Map<string, { readonly node: string; readonly to?: string }>;
  readonly processes: Set<'kube-controller-manager' | 'kube-scheduler'>;
  readonly generators: Map<string, string>;
}

const TERMINALS = ['a', 'b', 'c', 'd'];

/** Pods that a world may want in all. */
export const MOST_PODS = 40;

/** What somebody who acts at random sees of the cluster, and how they act. */
export class Scene {
  readonly broken: Broken = { off: new Set(), links: new Map(), processes: new Set(), generators: new Map() };
  /** Namespaces that were created; `default` is always there. */
  readonly places: ('default' | 'shop')[] = ['default'];

  constructor(
    readonly chance: Chance,
    readonly world: WorldSpec,
    private readonly cluster: Cluster,
  ) {}

  get workers(): readonly MachineSpec[] {
    return this.world.machines.filter(({ controlPlane }) => !controlPlane);
  }

  list<T extends KubernetesObject>(resource: string): T[] {
    const all = this.cluster.etcd.list(resource) as unknown as T[];
    return all.filter(({ metadata }) => metadata.namespace === undefined || isOurs(metadata.namespace));
  }

  deployments(): Deployment[] {
    return this.list<Deployment>('deployments.apps');
  }

  sets(): ReplicaSet[] {
    return this.list<ReplicaSet>('replicasets.apps');
  }

  pods(): Pod[] {
    return this.list<Pod>('pods');
  }

  nodes(): Node[] {
    return this.list<Node>('nodes');
  }

  /** How many pods more may be wanted. */
  room(): number {
    const pods = this.pods();
    const bare = pods.filter(({ metadata }) => !metadata.ownerReferences?.length).length;
    const owned = this.deployments().reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
    const ofSets = this.sets()
      .filter(({ metadata }) => !metadata.ownerReferences?.length)
      .reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
    return Math.max(0, MOST_PODS - Math.max(pods.length, bare + owned + ofSets));
  }

  /** A line in a terminal that is free; where all are busy, one is interrupted first. */
  kubectl(line: string, files?: Readonly<Record<string, string>>): Command[] {
    const free = TERMINALS.find((terminal) => !this.cluster.commandLine.running(terminal));
    const terminal = free ?? this.chance.pick(TERMINALS);
    const exec: Command = { type: 'exec', terminal, line: `kubectl ${line}`, ...(files ? { files } : {}) };
    return free ? [exec] : [{ type: 'interrupt', terminal }, exec];
  }

  /** Applies objects as a file. */
  apply(...objects: readonly object[]): Command[] {
    const [only] = objects;
    const list = objects.length === 1 ? only : { apiVersion: 'v1', kind: 'List', items: objects };
    return this.kubectl('apply -f it.yaml', { 'it.yaml': JSON.stringify(list) });
  }

  busyTerminals(): string[] {
    return TERMINALS.filter((terminal) => this.cluster.commandLine.running(terminal));
  }
}

/** `-n shop web` of an object: how a line names it. */
export function named({ metadata }: KubernetesObject): string {
  return `${metadata.namespace === 'default' ? '' : `-n ${metadata.namespace} `}${metadata.name}`;
}

/** `-n shop deployment/web`. */
export function typed(kind: string, { metadata }: KubernetesObject): string {
  return `${metadata.namespace === 'default' ? '' : `-n ${metadata.namespace} `}${kind}/${metadata.name}`;
}

/** Is that a namespace in which the random people work? */
export function isOurs(namespace: string): boolean {
  return namespace === 'default' || namespace === 'shop';
}
