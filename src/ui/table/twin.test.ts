import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../protocol/messages';
import type { ClusterView, PodView } from '../../protocol/view';
import { stageOrder, twinColumns } from './twin';

const byUid = <T extends { uid: string }>(...all: T[]) => new Map(all.map((one) => [one.uid, one]));
const pod = (uid: string, owner: string, createdAt = 0) =>
  ({ uid, name: uid, owner, createdAt, state: 'ready', version: 2, life: [], restarts: 0 }) as unknown as PodView;
const row = ({ uid, createdAt }: PodView): TableRow => ({
  key: uid,
  uid,
  namespace: '',
  name: uid,
  cells: [],
  createdAt,
});

const pods = [
  pod('loose', ''),
  pod('old-b', 'rs-1', 2),
  pod('old-a', 'rs-1', 1),
  pod('new', 'rs-2', 9),
  pod('db', 'set'),
];
const view = {
  now: 0,
  pods: byUid(...pods),
  workloads: byUid({ uid: 'web', name: 'web', createdAt: 1 }, { uid: 'set', name: 'set', createdAt: 0 }),
  replicaSets: byUid(
    { uid: 'rs-1', owner: 'web', revision: 1, createdAt: 1 },
    { uid: 'rs-2', owner: 'web', revision: 2, createdAt: 5 },
  ),
  ledgers: new Map([['users', { ratePerPod: { new: 4.6 }, byPod: {} }]]),
} as unknown as ClusterView;

describe('the table as the twin of the stage', () => {
  it('has pods by workload, the newest ReplicaSet first, as they were born, and loose ones last', () => {
    expect(stageOrder(view, pods.map(row)).map(({ uid }) => uid)).toEqual(['db', 'new', 'old-a', 'old-b', 'loose']);
  });

  it('says state, version and rate of a pod, and nothing of kinds that are not on the stage', () => {
    const columns = twinColumns('pods', () => view);
    expect(columns.map(({ title }) => title)).toEqual(['State', 'Version', 'Requests/s']);
    expect(columns.map(({ cell }) => cell(row(pods[3] as PodView)))).toEqual(['Ready', '2', '4.6']);
    expect(twinColumns('configmaps', () => view)).toEqual([]);
  });
});
