import { SYSTEM_NAMESPACES } from '../narration/caption';
import type { ApartView, BranchSums, GhostView, PodView, ReplicaSetView } from '../protocol/view';
import type { Scene } from './scene';

/** More ghosts than this are not told: nobody could tell them apart, and the message would be long. */
const GHOSTS_AT_MOST = 600;

/**
 * How another branch's pods stand apart from those here. Pods are matched by their workload, their group and their position in
 * it, as the stage places them: names and uids are not the same once two branches went their own ways.
 */
export function ghostsOf({ picture: here }: Scene, { picture: there }: Scene): ApartView {
  const names = new Names(here, there);
  const mine = rowsBy([...here.pods.values()], (owner) => names.mine.get(owner) ?? owner);
  const theirs = rowsBy([...there.pods.values()], (owner) => names.theirs.get(owner) ?? owner);
  const ghosts: GhostView[] = [];
  const owners = new Set<string>();
  for (const [group, pods] of theirs) {
    const row = mine.get(group) ?? [];
    for (let index = 0; index < pods.length && ghosts.length < GHOSTS_AT_MOST; index++) {
      const pod = pods[index] as PodView;
      const twin = row[index];
      if (twin?.state === pod.state && twin.version === pod.version) continue;
      owners.add(pod.owner);
      ghosts.push({ twin: twin?.uid ?? '', pod: { ...pod, owner: names.uidHere(pod.owner), labels: {}, life: [] } });
    }
  }
  return { ghosts, ...names.missing(owners) };
}

/** What a branch came to. */
export function sumsOf({ cluster, picture }: Scene): BranchSums {
  const sums = { sent: 0, failed: 0, pods: 0, ready: 0, restarts: 0 };
  for (const { name } of cluster.traffic.generators()) {
    const { sent, failed } = cluster.ledger.total(name);
    sums.sent += sent;
    sums.failed += failed;
  }
  for (const pod of picture.pods.values()) {
    if (SYSTEM_NAMESPACES.has(pod.namespace) || pod.state === 'terminating') continue;
    sums.pods++;
    sums.restarts += pod.restarts;
    if (pod.state === 'ready') sums.ready++;
  }
  return sums;
}

/** What owns pods on two branches, by what it has in common: namespace and name, which of a ReplicaSet the pod template decides. */
class Names {
  readonly mine: ReadonlyMap<string, string>;
  readonly theirs: ReadonlyMap<string, string>;
  private readonly uids: ReadonlyMap<string, string>;

  constructor(
    here: Scene['picture'],
    private readonly there: Scene['picture'],
  ) {
    this.mine = ownersOf(here);
    this.theirs = ownersOf(there);
    this.uids = new Map([...this.mine].map(([uid, name]) => [name, uid]));
  }

  /** The uid here of one of their owners, or their own where there is none here. */
  uidHere(owner: string): string {
    return this.uids.get(this.theirs.get(owner) ?? '') ?? owner;
  }

  /** Their ReplicaSets and workloads that ghosts stand in and that are not here. */
  missing(owners: ReadonlySet<string>): Pick<ApartView, 'replicaSets' | 'workloads'> {
    const replicaSets: ReplicaSetView[] = [];
    const workloads = new Map<string, ApartView['workloads'][number]>();
    for (const uid of owners) {
      const set = this.there.replicaSets.get(uid);
      const root = this.there.workloads.get(set?.owner || uid);
      if (set && !this.uids.has(this.theirs.get(uid) ?? '')) {
        replicaSets.push(set.owner === '' ? set : { ...set, owner: this.uidHere(set.owner) });
      }
      if (root && !this.uids.has(this.theirs.get(root.uid) ?? '')) workloads.set(root.uid, root);
    }
    return { replicaSets, workloads: [...workloads.values()] };
  }
}

function ownersOf({ replicaSets, workloads }: Scene['picture']): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { uid, kind, namespace, name } of workloads.values()) owners.set(uid, `${kind} ${namespace}/${name}`);
  for (const { uid, namespace, name } of replicaSets.values()) owners.set(uid, `ReplicaSet ${namespace}/${name}`);
  return owners;
}

/** Pods by their group, in the order of their birth. Of pods that nobody controls each is a group by its name. */
function rowsBy(pods: readonly PodView[], groupOf: (owner: string) => string): Map<string, PodView[]> {
  const rows = new Map<string, PodView[]>();
  for (const pod of pods) {
    if (SYSTEM_NAMESPACES.has(pod.namespace)) continue;
    const group = pod.owner === '' ? `${pod.namespace} ${pod.name}` : groupOf(pod.owner);
    const row = rows.get(group);
    if (row) row.push(pod);
    else rows.set(group, [pod]);
  }
  for (const row of rows.values()) row.sort((a, b) => a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1));
  return rows;
}
