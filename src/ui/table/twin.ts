import { stateText } from '../../narration/stateText';
import type { TableRow } from '../../protocol/messages';
import type { ClusterView, PodView, ServiceView } from '../../protocol/view';
import { tableText } from '../../texts/table';
import { podRate, rateText } from '../canvas/rates';
import type { TableColumn } from './order';

/** What the stage says of a row: how the object is, whose version it is, and how much it is asked. */
interface Said {
  readonly state?: string;
  readonly version?: number;
  /** Requests a second. */
  readonly rate?: number;
}

/** What the stage says of the objects of a resource, by their uids; nothing of kinds that are not on it. */
const SAYINGS: Readonly<Record<string, (view: ClusterView, uid: string) => Said | undefined>> = {
  pods: (view, uid) => {
    const pod = view.pods.get(uid);
    return pod && { state: stateText(pod, view.now), version: pod.version, rate: podRate(view, uid).rate };
  },
  'deployments.apps': workload,
  'replicasets.apps': (view, uid) => {
    const replicaSet = view.replicaSets.get(uid);
    if (!replicaSet) return undefined;
    const { wants, ready, version } = replicaSet;
    return { state: tableText('state.wants', { wants, ready }), version };
  },
  services: (view, uid) => {
    const service = view.services.get(uid);
    return service && { state: endpointsText(service), rate: serviceRate(view, service) };
  },
  nodes: (view, uid) => {
    const node = view.nodes.get(uid);
    return node && { state: tableText(node.powered ? 'state.machineRuns' : 'state.machineStopped') };
  },
};

function workload(view: ClusterView, uid: string): Said | undefined {
  const found = view.workloads.get(uid);
  if (!found) return undefined;
  const available = found.envelope.at(-1)?.available ?? 0;
  return { state: tableText('state.available', { available, replicas: found.replicas }) };
}

function endpointsText({ endpoints }: ServiceView): string {
  const ready = endpoints.filter((endpoint) => endpoint.ready).length;
  return ready === 0 ? tableText('state.noEndpoints') : tableText('state.endpoints', { count: ready });
}

function serviceRate(view: ClusterView, { endpoints }: ServiceView): number {
  return endpoints.reduce((sum, { pod }) => sum + podRate(view, pod).rate, 0);
}

/** The page's own columns for a resource: the stage in words, as it is in `view`. */
export function twinColumns(resource: string, view: () => ClusterView): TableColumn[] {
  const say = SAYINGS[resource];
  if (!say) return [];
  const column = (title: string, cell: (said: Said) => string): TableColumn => ({
    title,
    own: true,
    cell: ({ uid }) => {
      const said = say(view(), uid);
      return said ? cell(said) : '';
    },
  });
  const all = [column(tableText('column.state'), ({ state = '' }) => state)];
  if (resource === 'pods' || resource === 'replicasets.apps')
    all.push(column(tableText('column.version'), ({ version = 0 }) => (version > 0 ? String(version) : '')));
  if (resource === 'pods' || resource === 'services')
    all.push(column(tableText('column.rate'), ({ rate = 0 }) => rateText(rate)));
  return all;
}

const byAge = (one: { createdAt: number; name: string }, other: { createdAt: number; name: string }) =>
  one.createdAt - other.createdAt || (one.name < other.name ? -1 : 1);

/** Pods as the stage has them: by workload, in it the newest ReplicaSet first, in that as they were born; those that nobody owns come last. */
export function stageOrder(view: ClusterView, rows: readonly TableRow[]): readonly TableRow[] {
  const rank = new Map<string, number>();
  const workloads = [...view.workloads.values()].sort(byAge);
  workloads.forEach(({ uid }, index) => {
    rank.set(uid, index);
  });
  const placeOf = ({ owner }: PodView): [number, number, number] => {
    const replicaSet = view.replicaSets.get(owner);
    const frame = rank.get(replicaSet?.owner || owner) ?? workloads.length;
    return [frame, -(replicaSet?.revision ?? 0), -(replicaSet?.createdAt ?? 0)];
  };
  const placed = rows.map((row) => {
    const pod = view.pods.get(row.uid);
    const [frame, revision, born] = pod ? placeOf(pod) : [workloads.length + 1, 0, 0];
    return { row, frame, revision, born };
  });
  placed.sort(
    (one, other) =>
      one.frame - other.frame || one.revision - other.revision || one.born - other.born || byAge(one.row, other.row),
  );
  return placed.map(({ row }) => row);
}

/** The users outside as rows: they are no objects of the API. */
export const USERS = 'users';

/** The columns of the users' table. */
export function userColumns(view: () => ClusterView): TableColumn[] {
  const column = (title: string, cell: (name: string) => string): TableColumn => ({
    title,
    own: true,
    cell: ({ name }) => cell(name),
  });
  const ledger = (name: string) => view().ledgers.get(name);
  const latency = (ms: number | undefined) => (ms === undefined ? '' : tableText('latency', { ms: Math.round(ms) }));
  return [
    column(tableText('column.name'), (name) => name),
    column(tableText('column.address'), (name) => view().generators.get(name)?.url ?? ''),
    column(tableText('column.rate'), (name) => rateText(view().generators.get(name)?.ratePerSecond ?? 0)),
    column(tableText('column.sent'), (name) => String(ledger(name)?.total.sent ?? 0)),
    column(tableText('column.answered'), (name) => String(ledger(name)?.total.ok ?? 0)),
    column(tableText('column.failed'), (name) => String(ledger(name)?.total.failed ?? 0)),
    column(tableText('column.p50'), (name) => latency(ledger(name)?.p50Ms)),
    column(tableText('column.p95'), (name) => latency(ledger(name)?.p95Ms)),
  ];
}

/** A row for each of the users. */
export function userRows({ generators }: ClusterView): TableRow[] {
  return [...generators.keys()].map((name) => ({ key: name, uid: '', namespace: '', name, cells: [], createdAt: 0 }));
}
