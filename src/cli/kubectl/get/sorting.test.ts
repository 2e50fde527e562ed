import { describe, expect, it } from 'vitest';
import { testTerminal } from '../../testTerminal';

interface Told {
  readonly name: string;
  readonly lastTimestamp?: string;
}

/** A terminal at a cluster with these Events of the pod `solo`; what has no time says when in `eventTime`, as the scheduler's do. */
function withEvents(told: readonly Told[]) {
  const terminal = testTerminal();
  for (const { name, lastTimestamp } of told) {
    const when = lastTimestamp ? { lastTimestamp } : { eventTime: '2026-01-01T00:00:00.000000Z', action: 'Binding' };
    const { code } = terminal.send('POST', '/api/v1/namespaces/default/events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name },
      involvedObject: { kind: 'Pod', name: 'solo', namespace: 'default' },
      reason: 'Told',
      type: 'Normal',
      reportingComponent: 'default-scheduler',
      reportingInstance: 'default-scheduler-cp-1',
      ...when,
    });
    expect(code).toBe(201);
  }
  return terminal;
}

const at = (second: string) => `2026-01-01T00:00:${second}Z`;

describe('--sort-by', () => {
  it('lists every Event, those whose time is null first and in their order', () => {
    const { run } = withEvents([
      { name: 'a', lastTimestamp: at('09') },
      { name: 'b' },
      { name: 'c', lastTimestamp: at('03') },
      { name: 'd' },
    ]);
    const names = (line: string) => run(line).stdout.match(/\b[a-d]\b(?=\n)/g);
    expect(names('kubectl get events --sort-by=.lastTimestamp -o name')).toEqual(['b', 'd', 'c', 'a']);
    expect(names('kubectl get events --sort-by=.lastTimestamp -o wide')).toEqual(['b', 'd', 'c', 'a']);
  });

  it('finds a time that is null in all of them: it is sent', () => {
    const { run } = withEvents([{ name: 'b' }, { name: 'd' }]);
    const { stdout, stderr } = run('kubectl get events --sort-by=.lastTimestamp');
    expect(stdout.match(/pod\/solo/g)).toHaveLength(2);
    expect(stderr).toBe('');
    expect(run('kubectl get event b -o yaml').stdout).toMatch(/\nfirstTimestamp: null\n/);
    expect(run('kubectl get event b -o custom-columns=L:.lastTimestamp --no-headers').stdout).toBe('<nil>\n');
  });

  it('compares texts letter by letter, as kubectl 1.36 does', () => {
    const { run } = testTerminal();
    for (const name of ['web-2', 'web-10']) run(`kubectl create configmap ${name}`);
    expect(run('kubectl get cm --sort-by=.metadata.name -o name').stdout).toBe('configmap/web-10\nconfigmap/web-2\n');
  });
});
