import { describe, expect, it } from 'vitest';
import type { KubeletDoor } from '../../../engine/kubelet/door';
import { testTerminal } from '../../testTerminal';

const node = (name: string) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });

describe('kubectl taint', () => {
  it('adds, overwrites and takes away, and says what it did', () => {
    const { run, send } = testTerminal();
    send('POST', '/api/v1/nodes', node('node-1'));
    const taint = (spec: string) => run(`kubectl taint node node-1 ${spec}`);
    expect(taint('dedicated=gpu:NoSchedule').stdout).toBe('node/node-1 tainted\n');
    expect(taint('dedicated=batch:NoSchedule').stderr).toBe(
      'error: node node-1 already has dedicated taint(s) with same effect(s) and --overwrite is false\n',
    );
    expect(taint('dedicated=batch:NoSchedule --overwrite').stdout).toBe('node/node-1 modified\n');
    expect(taint('rack=hot:NoExecute dedicated-').stdout).toBe('node/node-1 modified\n');
    expect(taint('dedicated-').stderr).toBe('error: taint "dedicated" not found\n');
    expect(run("kubectl get node node-1 -o jsonpath='{.spec.taints[0].key}'").stdout).toBe('rack');
  });
});

describe('kubectl expose', () => {
  const workload = (selector: object) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { team: 'blue' } },
    spec: {
      selector,
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'nginx:1.25', ports: [{ containerPort: 80 }] }] },
      },
    },
  });

  it('learns selector, ports and labels from what it exposes', () => {
    const { run, send } = testTerminal();
    send('POST', '/apis/apps/v1/namespaces/default/deployments', workload({ matchLabels: { app: 'web' } }));
    expect(run('kubectl expose deployment web').stdout).toBe('service/web exposed\n');
    const path = "-o jsonpath='{.spec.selector} {.spec.ports} {.metadata.labels}'";
    expect(run(`kubectl get service web ${path}`).stdout).toBe(
      '{"app":"web"} [{"port":80,"protocol":"TCP","targetPort":80}] {"team":"blue"}',
    );
    expect(run('kubectl expose deployment web --port=80').stderr).toBe(
      'Error from server (AlreadyExists): services "web" already exists\n',
    );
  });

  it('refuses a selector that a Service cannot have', () => {
    const { run, send } = testTerminal();
    const selector = { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] };
    send('POST', '/apis/apps/v1/namespaces/default/deployments', workload(selector));
    expect(run('kubectl expose deployment web --port=80').stderr).toBe(
      "error: couldn't retrieve selectors via --selector flag or introspection: invalid deployment: no selectors, therefore cannot be exposed\n",
    );
  });
});

describe('kubectl run', () => {
  const door: KubeletDoor = {
    logs: () => ({ ok: true, text: '2026-01-01T00:00:01.000000000Z hello\n' }),
    exec: () => ({ ok: false, code: 404, message: '' }),
  };

  it('stays with its pod when it is told to, ends as it does, and takes it away', () => {
    const { start, send, sim, printed, run } = testTerminal({}, { kubelet: () => door });
    start('kubectl run tmp -i --rm -q --image=busybox:1.36 --restart=Never -- sh');
    sim.runUntil(1000);
    expect(printed().exitCode).toBeUndefined();
    send('POST', '/api/v1/namespaces/default/pods/tmp/binding', {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name: 'tmp' },
      target: { kind: 'Node', name: 'node-1' },
    });
    const state = { terminated: { exitCode: 4, reason: 'Error' } };
    const status = { phase: 'Failed', containerStatuses: [{ name: 'tmp', containerID: 'containerd://1', state }] };
    const patch = { contentType: 'application/merge-patch+json' };
    send('PATCH', '/api/v1/namespaces/default/pods/tmp/status', { status }, patch);
    sim.runUntil(2000);
    expect(printed()).toEqual({ stdout: 'hello\n', stderr: 'pod default/tmp terminated (Error)\n', exitCode: 4 });
    expect(run('kubectl get pod tmp').stderr).toBe('Error from server (NotFound): pods "tmp" not found\n');
  });
});

describe('kubectl set subject', () => {
  it('adds who is not bound yet', () => {
    const { run } = testTerminal();
    run('kubectl create rolebinding read --role=reader --user=jane');
    expect(run('kubectl set subject rolebinding read --user=jane --serviceaccount=default:builder').stdout).toBe(
      'rolebinding.rbac.authorization.k8s.io/read subjects updated\n',
    );
    expect(run("kubectl get rolebinding read -o jsonpath='{.subjects[*].name}'").stdout).toBe('jane builder');
    expect(run('kubectl set subject rolebinding read').stderr).toBe(
      'error: you must specify at least one value of user, group or serviceaccount\n',
    );
  });
});

describe('kubectl explain', () => {
  it('prints the structure of a field, and what it does not know', () => {
    const { run } = testTerminal();
    expect(run('kubectl explain service.spec.ports --recursive').stdout).toBe(
      'KIND:       Service\nVERSION:    v1\n\nFIELD: ports <[]ServicePort>\n\n\nDESCRIPTION:\n    <empty>\nFIELDS:\n' +
        '  appProtocol\t<string>\n  name\t<string>\n  nodePort\t<integer>\n  port\t<integer> -required-\n' +
        '  protocol\t<string>\n  targetPort\t<IntOrString>\n\n',
    );
    expect(run('kubectl explain deployments.apps.spec.replicas').stdout).toMatch(/\nFIELD: replicas <integer>\n/);
    expect(run('kubectl explain pod.spec.containers[0]').stderr).toBe(
      'error: invalid jsonpath syntax, first node must be field node\n',
    );
    expect(run('kubectl explain pod.spec.contaners')).toEqual({
      stdout: 'KIND:       Pod\nVERSION:    v1\n\n',
      stderr: 'error: field "contaners" does not exist\n',
      exitCode: 1,
    });
  });
});

describe('kubectl events', () => {
  it('lists what happened to one object, the oldest first', () => {
    const { run, send } = testTerminal();
    for (const [name, second, object] of [
      ['late', '01', 'solo'],
      ['early', '00', 'solo'],
      ['other', '00', 'else'],
    ]) {
      const time = `2026-01-01T00:00:${second}Z`;
      send('POST', '/api/v1/namespaces/default/events', {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name },
        involvedObject: { kind: 'Pod', name: object, namespace: 'default' },
        reason: name,
        message: 'x',
        type: 'Normal',
        firstTimestamp: time,
        lastTimestamp: time,
      });
    }
    const { stdout } = run('kubectl events --for pod/solo --no-headers');
    expect(stdout.split('\n').map((line) => line.split(/ {2,}/)[2])).toEqual(['early', 'late', undefined]);
    expect(run('kubectl events --for pod/nobody').stderr).toBe('No events found in default namespace.\n');
  });
});
