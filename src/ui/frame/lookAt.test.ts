import { describe, expect, it } from 'vitest';
import { emptyMirror } from '../../mirror/store';
import type { NodeView, ServiceView, WorkloadView } from '../../protocol/view';
import { objectNamed } from './lookAt';

describe('objectNamed', () => {
  const mirror = {
    ...emptyMirror(),
    nodes: new Map([['n', { uid: 'n', name: 'node-b' } as NodeView]]),
    services: new Map([['s', { uid: 's', name: 'web', namespace: 'default' } as ServiceView]]),
    workloads: new Map([['w', { uid: 'w', name: 'web', namespace: 'default', kind: 'Deployment' } as WorkloadView]]),
  };
  it('finds what a scenario says to look at', () => {
    expect(objectNamed(mirror, 'Service/web')).toEqual({ kind: 'Service', uid: 's' });
    expect(objectNamed(mirror, 'Deployment/web')).toEqual({ kind: 'Workload', uid: 'w' });
    expect(objectNamed(mirror, 'Node/node-b')).toEqual({ kind: 'Node', name: 'node-b' });
  });
  it('finds nothing that is not there', () => {
    for (const named of ['Service/api', 'Deployment/api', 'Node/node-z', ''])
      expect(objectNamed(mirror, named)).toBeUndefined();
  });
});
