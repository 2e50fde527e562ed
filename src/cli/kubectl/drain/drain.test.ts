import { describe, expect, it } from 'vitest';
import { testTerminal } from '../../testTerminal';

const pod = (name: string, more: object = {}, owned = true) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    labels: { app: 'web' },
    ...(owned
      ? { ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web', uid: 'u', controller: true }] }
      : {}),
  },
  spec: {
    nodeName: 'node-1',
    containers: [{ name: 'app', image: 'nginx:1.25' }],
    terminationGracePeriodSeconds: 0,
    ...more,
  },
});

function clusterWith(pods: readonly object[]) {
  const terminal = testTerminal();
  terminal.send('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } });
  for (const one of pods) terminal.send('POST', '/api/v1/namespaces/default/pods', one);
  return terminal;
}

const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
};

describe('kubectl cordon, uncordon', () => {
  it('tells what it did, and what was done already', () => {
    const { run } = clusterWith([]);
    expect(run('kubectl cordon node-1').stdout).toBe('node/node-1 cordoned\n');
    expect(run('kubectl cordon node-1').stdout).toBe('node/node-1 already cordoned\n');
    expect(run('kubectl uncordon node-1').stdout).toBe('node/node-1 uncordoned\n');
    expect(run('kubectl uncordon node-1 node-7')).toEqual({
      stdout: '',
      stderr: 'Error from server (NotFound): nodes "node-7" not found\n',
      exitCode: 1,
    });
  });
});

describe('kubectl drain', () => {
  it('refuses pods that declare no controller, unless forced', () => {
    const { run } = clusterWith([pod('lonely', {}, false)]);
    expect(run('kubectl drain node-1')).toEqual({
      stdout: 'node/node-1 cordoned\n',
      stderr:
        'error: unable to drain node "node-1" due to error: cannot delete Pods that declare no controller (use --force to override): default/lonely, continuing command...\n' +
        'There are pending nodes to be drained:\n node-1\n' +
        'cannot delete Pods that declare no controller (use --force to override): default/lonely\n',
      exitCode: 1,
    });
    expect(run('kubectl drain node-1 --force')).toEqual({
      stdout: 'node/node-1 already cordoned\nevicting pod default/lonely\npod/lonely evicted\nnode/node-1 drained\n',
      stderr: 'Warning: deleting Pods that declare no controller: default/lonely\n',
      exitCode: 0,
    });
  });

  it('tries again every 5 s while a budget forbids, and gives up when its patience is over', () => {
    const { run, send, sim } = clusterWith([pod('web-1')]);
    send('POST', '/apis/policy/v1/namespaces/default/poddisruptionbudgets', budget);
    const running = { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } };
    const patch = { contentType: 'application/merge-patch+json' };
    send('PATCH', '/api/v1/namespaces/default/pods/web-1/status', running, patch);
    const before = sim.now;
    const { stdout, stderr, exitCode } = run('kubectl drain node-1 --timeout=8s');
    expect(sim.now - before).toBe(10_100);
    expect(exitCode).toBe(1);
    expect(stdout).toBe(`node/node-1 cordoned\n${'evicting pod default/web-1\n'.repeat(3)}`);
    const refusal = "Cannot evict pod as it would violate the pod's disruption budget.";
    expect(stderr).toBe(
      `error when evicting pods/"web-1" -n "default" (will retry after 5s): ${refusal}\n`.repeat(2) +
        'There are pending pods in node "node-1" when an error occurred: error when evicting pods/"web-1" -n "default": global timeout reached: 8s\n' +
        'pod/web-1\n' +
        'error: unable to drain node "node-1" due to error: error when evicting pods/"web-1" -n "default": global timeout reached: 8s, continuing command...\n' +
        'There are pending nodes to be drained:\n node-1\n' +
        'error when evicting pods/"web-1" -n "default": global timeout reached: 8s\n',
    );
    send('DELETE', '/apis/policy/v1/namespaces/default/poddisruptionbudgets/web');
    expect(run('kubectl drain node-1').stdout).toBe(
      'node/node-1 already cordoned\nevicting pod default/web-1\npod/web-1 evicted\nnode/node-1 drained\n',
    );
  });

  it('asks before it deletes emptyDirs', () => {
    const { run } = clusterWith([pod('cache', { volumes: [{ name: 'scratch', emptyDir: {} }] })]);
    expect(run('kubectl drain node-1').stderr).toContain(
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/cache',
    );
    expect(run('kubectl drain node-1 --delete-emptydir-data').exitCode).toBe(0);
  });
});
