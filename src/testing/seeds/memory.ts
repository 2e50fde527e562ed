import type { Deployment, ReplicaSet } from '../../api/generated/apps/v1';
import type { Node, Pod } from '../../api/generated/core/v1';
import type { KubernetesObject } from '../../api/meta/object';
import type { Change } from '../../engine/etcd/etcd';
import type { Command, MachineSpec } from '../../protocol/session';
import { controllerOf } from './pods';

interface Spell {
  readonly from: number;
  until: number;
}

/** What a pod was a moment ago, as checkers need it that must not blame a controller for what it could not know yet. */
interface PodPast {
  /** When it was last Ready and not leaving; -1 never. */
  readyUntil: number;
  isReady: boolean;
}

/** What happened so far that is no longer to be seen in the objects: earlier versions, and what was broken when. */
export class Memory {
  /** ReplicaSets whose size somebody else than their Deployment chose, also one that they had before: their shares say nothing. */
  readonly sizedByHand = new Set<string>();
  /** By uid: the versions of a Deployment's spec, with the moment from which each held. */
  readonly deployments = new Map<string, { readonly from: number; readonly deployment: Deployment }[]>();
  /** By uid: the versions of a ReplicaSet. */
  private readonly sets = new Map<string, { readonly from: number; readonly set: ReplicaSet }[]>();
  /** By uid. */
  readonly pods = new Map<string, PodPast>();
  /** By name. */
  readonly nodes = new Map<string, { readonly from: number; readonly node: Node }[]>();
  /** What is stored now, by uid; pods also by the uid of their controller. */
  readonly stored = new Map<string, KubernetesObject>();
  readonly livePods = new Map<string, Pod>();
  /** By uid: when it was gone. */
  readonly goneAt = new Map<string, number>();
  private readonly owned = new Map<string, Map<string, Pod>>();
  /** uid to kind and name of everything that was ever stored. */
  readonly everStored = new Map<string, { readonly kind: string; readonly name: string; readonly namespace: string }>();
  /** By node, and by process: when it could not do its work as usual. */
  private readonly troubles = new Map<string, Spell[]>();
  private readonly open = new Map<string, Spell>();
  private readonly broken = new Map<string, Set<string>>();

  constructor(
    private readonly now: () => number,
    private readonly machines: readonly MachineSpec[],
  ) {}

  note({ type, object, previous, resource, actor }: Change): void {
    const { uid, name, namespace = '' } = object.metadata;
    if (!this.everStored.has(uid)) this.everStored.set(uid, { kind: object.kind, name, namespace });
    if (type === 'DELETED') {
      this.stored.delete(uid);
      this.goneAt.set(uid, this.now());
    } else this.stored.set(uid, object);
    if (resource === 'pods') this.notePod(object as Pod, type === 'DELETED', previous as Pod | undefined);
    else if (resource === 'replicasets.apps')
      this.noteSet(object as ReplicaSet, previous as ReplicaSet | undefined, actor);
    else if (resource === 'deployments.apps') this.noteDeployment(object as Deployment);
    else if (resource === 'nodes') this.noteNode(object as Node);
  }

  command(command: Command): void {
    if (command.type === 'power') this.trouble(command.node, 'power', !command.on);
    else if (command.type === 'process') this.trouble(command.name, 'stopped', !command.on);
    else if (command.type === 'link') {
      const isWrong = command.cut || command.delayMs > 0;
      const toAll = command.to === undefined;
      for (const node of toAll ? this.machines.map(({ name }) => name) : [command.node, command.to as string]) {
        this.trouble(node, `link ${command.node} ${command.to ?? ''}`, isWrong);
      }
    }
  }

  /** Was that node or process ever in trouble since `from`? */
  wasTroubled(name: string, from: number): boolean {
    return this.open.has(name) || (this.troubles.get(name) ?? []).some(({ until }) => until >= from);
  }

  /** The versions of a Deployment that held at any time since `from`, the present one last. */
  versionsOf(uid: string, from: number): Deployment[] {
    const all = this.deployments.get(uid) ?? [];
    return all
      .filter((_, index) => (all[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= from)
      .map((v) => v.deployment);
  }

  /** The same of a node. */
  nodeVersions(name: string, from: number): Node[] {
    const all = this.nodes.get(name) ?? [];
    return all.filter((_, index) => (all[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= from).map((v) => v.node);
  }

  /** The same of a ReplicaSet. */
  setVersions(uid: string, from: number): ReplicaSet[] {
    const all = this.sets.get(uid) ?? [];
    return all.filter((_, index) => (all[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= from).map((v) => v.set);
  }

  /** The pods that an owner controls. */
  podsOwnedBy(uid: string): Pod[] {
    return [...(this.owned.get(uid)?.values() ?? [])];
  }

  private notePod(pod: Pod, isGone: boolean, previous: Pod | undefined): void {
    const { uid } = pod.metadata;
    const before = previous && controllerOf(previous)?.uid;
    const owner = controllerOf(pod)?.uid;
    if (before) this.owned.get(before)?.delete(uid);
    if (isGone) this.livePods.delete(uid);
    else this.livePods.set(uid, pod);
    if (owner && !isGone) {
      const pods = this.owned.get(owner);
      if (pods) pods.set(uid, pod);
      else this.owned.set(owner, new Map([[uid, pod]]));
    }
    const isReady =
      !isGone &&
      !pod.metadata.deletionTimestamp &&
      (pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false);
    const past = this.pods.get(pod.metadata.uid);
    if (!past) this.pods.set(pod.metadata.uid, { isReady, readyUntil: isReady ? this.now() : -1 });
    else {
      if (past.isReady) past.readyUntil = this.now();
      past.isReady = isReady;
    }
  }

  private noteSet(set: ReplicaSet, previous: ReplicaSet | undefined, actor: string): void {
    const { metadata, spec } = set;
    const versions = this.sets.get(metadata.uid);
    if (!versions) this.sets.set(metadata.uid, [{ from: this.now(), set }]);
    else versions.push({ from: this.now(), set });
    const isSized = previous?.spec.replicas !== spec.replicas;
    const isAdopted = previous && controllerOf(previous)?.uid !== controllerOf(set)?.uid;
    if ((isSized && actor === 'kubectl') || isAdopted) this.sizedByHand.add(metadata.uid);
  }

  private noteDeployment(deployment: Deployment): void {
    const { uid } = deployment.metadata;
    const versions = this.deployments.get(uid);
    if (!versions) this.deployments.set(uid, [{ from: this.now(), deployment }]);
    else versions.push({ from: this.now(), deployment });
  }

  private noteNode(node: Node): void {
    const versions = this.nodes.get(node.metadata.name);
    if (!versions) this.nodes.set(node.metadata.name, [{ from: this.now(), node }]);
    else versions.push({ from: this.now(), node });
  }

  private trouble(name: string, what: string, isWrong: boolean): void {
    const wrongs = this.broken.get(name) ?? new Set();
    this.broken.set(name, wrongs);
    if (isWrong) wrongs.add(what);
    else wrongs.delete(what);
    const spell = this.open.get(name);
    if (isWrong && !spell) this.open.set(name, { from: this.now(), until: Number.POSITIVE_INFINITY });
    if (spell && wrongs.size === 0) {
      spell.until = this.now();
      this.troubles.set(name, [...(this.troubles.get(name) ?? []), spell]);
      this.open.delete(name);
    }
  }
}
