import { describe, expect, it } from 'vitest';
import type { PodView } from '../../protocol/view';
import { isGhost, Known, withGhosts } from './ghosts';

const pod = (uid: string, state: PodView['state'] = 'ready'): PodView => ({
  uid,
  namespace: 'default',
  name: `web-${uid}`,
  labels: {},
  owner: 'rs',
  image: '',
  node: 'node-a',
  address: '10.0.0.1',
  state,
  readyContainers: 1,
  containers: 1,
  status: 'Running',
  restarts: 0,
  message: '',
  createdAt: 5,
  life: [],
  version: 1,
});
const records = { pods: new Map([['a', pod('a')]]), replicaSets: new Map(), workloads: new Map() };

describe('ghosts', () => {
  it('are told to the pod in their place, or come last without an address', () => {
    const apart = {
      ghosts: [
        { twin: 'a', pod: pod('x', 'notReady') },
        { twin: '', pod: pod('a') },
      ],
      replicaSets: [],
      workloads: [],
    };
    const known = new Known();
    const { pods } = withGhosts(records, apart, known);
    expect([...pods.keys()]).toEqual(['a', 'ghost a']);
    expect(pods.get('a')).toMatchObject({ state: 'ready', ghost: { state: 'notReady', alone: false } });
    expect(pods.get('ghost a')).toMatchObject({ address: '', ghost: { state: 'ready', alone: true } });
    expect(pods.get('ghost a')?.createdAt).toBeGreaterThan(1e9);
    expect([isGhost('ghost a'), isGhost('a')]).toEqual([true, false]);
    // Nothing is drawn again because another pod changed.
    expect(withGhosts(records, apart, known).pods.get('a')).toBe(pods.get('a'));
    expect(withGhosts(records, apart, known).pods.get('ghost a')).toBe(pods.get('ghost a'));
  });
});
