import { describe, expect, it } from 'vitest';
import type { KubeletDoor } from '../../../engine/kubelet/door';
import { formatMicroTime } from '../../../engine/sim/time';
import { testTerminal } from '../../testTerminal';

interface Line {
  readonly at: number;
  readonly text: string;
}

const pod = (name: string, containers: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'web' } },
  spec: { nodeName: 'node-1', containers: containers.map((container) => ({ name: container, image: 'busybox:1.36' })) },
});

/** A terminal at a server whose only kubelet tells these lines, once they are due. */
function terminalWith(lines: readonly Line[], containers: readonly string[] = ['app']) {
  const door: KubeletDoor = {
    logs: (_pod, _container, { tailLines, sinceTime, timestamps }) => ({
      ok: true,
      text: lines
        .filter(
          ({ at }) => at <= terminal.sim.now && (!sinceTime || formatMicroTime(at).replace('Z', '000Z') >= sinceTime),
        )
        .slice(tailLines === undefined ? 0 : -tailLines)
        .map(({ at, text }) => (timestamps ? `${formatMicroTime(at).replace('Z', '000Z')} ${text}\n` : `${text}\n`))
        .join(''),
    }),
    exec: (_pod, container, command) =>
      container === 'gone'
        ? { ok: false, code: 404, message: 'unable to upgrade connection: container not found ("gone")' }
        : { ok: true, stdout: `${command.join(' ')}\n`, stderr: 'oh\n', exitCode: 3, durationMs: 2000 },
  };
  const terminal = testTerminal({}, { kubelet: () => door });
  terminal.send('POST', '/api/v1/namespaces/default/pods', pod('web', containers));
  return terminal;
}

const status = (state: object, containerID = 'containerd://1') => ({
  status: { phase: 'Running', containerStatuses: [{ name: 'app', containerID, state }] },
});
const patch = { contentType: 'application/merge-patch+json' };

describe('kubectl logs', () => {
  it('prints a log, its tail, and where it comes from', () => {
    const { run } = terminalWith([
      { at: 0, text: 'one' },
      { at: 0, text: 'two' },
    ]);
    expect(run('kubectl logs web').stdout).toBe('one\ntwo\n');
    expect(run('kubectl logs web --tail=1').stdout).toBe('two\n');
    expect(run('kubectl logs -l app=web --prefix').stdout).toBe('[pod/web/app] one\n[pod/web/app] two\n');
  });

  it('names the container that it takes where there are several, and those that there are', () => {
    const { run } = terminalWith([], ['app', 'side']);
    expect(run('kubectl logs web').stderr).toBe('Defaulted container "app" out of: app, side\n');
    expect(run('kubectl logs web -c other').stderr).toBe(
      'error: container other is not valid for pod web out of: app, side\n',
    );
  });

  it('says what is missing', () => {
    const { run } = terminalWith([]);
    expect(run('kubectl logs no-such-pod').stderr).toBe(
      'error: error from server (NotFound): pods "no-such-pod" not found in namespace "default"\n',
    );
    expect(run('kubectl logs -l app=other').stderr).toBe('No resources found in default namespace.\n');
  });

  it('follows a log until its container ends, printing each line once', () => {
    const { start, send, sim, printed, cli } = terminalWith([
      { at: 0, text: 'one' },
      { at: 700, text: 'two' },
      { at: 700, text: 'three' },
      { at: 1500, text: 'four' },
    ]);
    send('PATCH', '/api/v1/namespaces/default/pods/web/status', status({ running: {} }), patch);
    start('kubectl logs -f web');
    sim.runUntil(1000);
    expect(printed().stdout).toBe('one\ntwo\nthree\n');
    sim.runUntil(2000);
    send('PATCH', '/api/v1/namespaces/default/pods/web/status', status({ terminated: { exitCode: 0 } }), patch);
    sim.runUntil(3000);
    expect(printed()).toEqual({ stdout: 'one\ntwo\nthree\nfour\n', stderr: '', exitCode: 0 });
    expect(cli.running('t')).toBe(false);
  });

  it('waits for the first pod of a workload', () => {
    const { start, send, sim, printed } = terminalWith([{ at: 0, text: 'hello' }]);
    send('POST', '/apis/apps/v1/namespaces/default/deployments', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'late' },
      spec: {
        selector: { matchLabels: { app: 'late' } },
        template: { metadata: { labels: { app: 'late' } }, spec: { containers: [{ name: 'app', image: 'nginx' }] } },
      },
    });
    start('kubectl logs deployment/late');
    sim.runUntil(500);
    expect(printed().exitCode).toBeUndefined();
    const late = pod('late-1', ['app']);
    send('POST', '/api/v1/namespaces/default/pods', { ...late, metadata: { name: 'late-1', labels: { app: 'late' } } });
    sim.runUntil(1000);
    expect(printed()).toEqual({ stdout: 'hello\n', stderr: '', exitCode: 0 });
  });
});

describe('kubectl exec', () => {
  it('lasts as long as the command and ends as it did', () => {
    const { run, sim } = terminalWith([]);
    const { now } = sim;
    expect(run("kubectl exec web -- echo 'a b'")).toEqual({
      stdout: 'echo a b\n',
      stderr: 'oh\ncommand terminated with exit code 3\n',
      exitCode: 3,
    });
    expect(sim.now - now).toBe(2100);
  });

  it('refuses in the words of kubectl and of the kubelet', () => {
    const { run } = terminalWith([], ['gone']);
    expect(run('kubectl exec web ls').stderr).toBe(
      "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples\n",
    );
    expect(run('kubectl exec web').stderr).toBe('error: you must specify at least one command for the container\n');
    expect(run('kubectl exec web -- date').stderr).toBe(
      'error: unable to upgrade connection: container not found ("gone")\n',
    );
  });
});
