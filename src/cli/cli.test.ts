import { describe, expect, it } from 'vitest';
import { testServer } from '../engine/apiserver/testServer';
import { textDigest } from '../protocol/textDigest';
import { createCli } from './cli';
import { FULL_TOOLBOX } from './fullToolbox';

const web = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web
        image: nginx:1.25
`;

function terminal(files: Record<string, string> = {}) {
  const server = testServer();
  const cli = server.sim.add(createCli({ ...server, toolbox: () => FULL_TOOLBOX }));
  let stdout = '';
  let stderr = '';
  let exitCode: number | undefined;
  cli.onOutput = (output) => {
    if (output.kind === 'stdout') stdout += output.text;
    if (output.kind === 'stderr') stderr += output.text;
    if (output.kind === 'exit') exitCode = output.exitCode;
  };
  const start = (line: string) => {
    stdout = '';
    stderr = '';
    exitCode = undefined;
    cli.exec('t', line, files);
  };
  const printed = () => ({ stdout, stderr, exitCode });
  const run = (line: string) => {
    start(line);
    while (cli.running('t') && server.sim.step());
    return printed();
  };
  return { ...server, cli, start, run, printed };
}

describe('cli', () => {
  it('takes 0.1 s for a command', () => {
    const { run, sim } = terminal();
    run('kubectl get pods');
    expect(sim.now).toBe(100);
  });

  it('says what a shell says of a command that is none', () => {
    expect(terminal().run('foo bar')).toEqual({ stdout: '', stderr: 'sh: foo: command not found\n', exitCode: 127 });
  });

  it('queues what is typed while a command runs', () => {
    const { cli, sim } = terminal();
    const ends: number[] = [];
    cli.onOutput = ({ kind, at }) => kind === 'exit' && ends.push(at);
    cli.exec('t', 'kubectl version', {});
    cli.exec('t', 'kubectl version', {});
    sim.runUntil(1000);
    expect(ends).toEqual([100, 200]);
  });

  it('applies, changes nothing the second time, and shows what is there', () => {
    const { run } = terminal({ 'web.yaml': web });
    expect(run('kubectl apply -f web.yaml').stdout).toBe('deployment.apps/web created\n');
    expect(run('kubectl apply -f web.yaml').stdout).toBe('deployment.apps/web unchanged\n');
    expect(run('kubectl scale deployment web --replicas=3').stdout).toBe('deployment.apps/web scaled\n');
    expect(run('kubectl apply -f web.yaml').stdout).toBe('deployment.apps/web configured\n');
    expect(
      run("kubectl get deploy web -o jsonpath='{.spec.replicas} {.spec.template.spec.containers[*].image}'"),
    ).toEqual({
      stdout: '2 nginx:1.25',
      stderr: '',
      exitCode: 0,
    });
  });

  it('says which texts went with a line', () => {
    const { cli, sim } = terminal();
    const told: unknown[] = [];
    cli.onOutput = ({ kind, files }) => kind === 'command' && told.push(files);
    cli.exec('t', 'kubectl apply -f web.yaml', { 'web.yaml': web });
    cli.exec('t', 'kubectl get pods', {});
    sim.runUntil(1000);
    expect(told).toEqual([{ 'web.yaml': textDigest(web) }, undefined]);
  });

  it('waits for a timeout, and ends with an interrupt', () => {
    const { run, start, printed, cli, sim } = terminal({ 'web.yaml': web });
    run('kubectl apply -f web.yaml');
    const before = sim.now;
    expect(run('kubectl wait deployment/web --for=condition=Available --timeout=2s')).toEqual({
      stdout: '',
      stderr: 'error: timed out waiting for the condition on deployments/web\n',
      exitCode: 1,
    });
    expect(sim.now - before).toBe(2100);
    start('kubectl rollout status deployment/web');
    sim.runUntil(sim.now + 5000);
    expect(cli.running('t')).toBe(true);
    cli.interrupt('t');
    expect(cli.running('t')).toBe(false);
    expect(printed().exitCode).toBe(130);
  });

  it('carries waiting commands through save and load', () => {
    const { run, start, printed, cli, sim } = terminal({ 'web.yaml': web });
    run('kubectl apply -f web.yaml');
    start('kubectl wait deployment/web --for=condition=Available --timeout=2s');
    sim.runUntil(sim.now + 500);
    const saved = sim.save();
    sim.runUntil(sim.now + 3000);
    expect(printed().exitCode).toBe(1);
    sim.load(saved);
    expect(cli.running('t')).toBe(true);
    sim.runUntil(sim.now + 3000);
    expect(cli.running('t')).toBe(false);
  });

  it('watches', () => {
    const { run, start, printed, send, sim } = terminal();
    run('kubectl get configmaps');
    start('kubectl get configmaps -w');
    sim.runUntil(sim.now + 200);
    send('POST', '/api/v1/namespaces/default/configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'late' },
      data: { a: 'b' },
    });
    sim.runUntil(sim.now + 200);
    expect(printed().stdout).toBe('NAME   DATA   AGE\nlate   1      0s\n');
  });

  describe('with several commands on a line', () => {
    const made = (name: string) => `configmap/${name} created\n`;

    it.each([
      ['kubectl create cm a && kubectl create cm b', made('a') + made('b'), 0],
      ['kubectl get cm a && kubectl create cm b', '', 1],
      ['kubectl get cm a; kubectl create cm b', made('b'), 0],
      ['kubectl get cm a || kubectl create cm b', made('b'), 0],
      ['kubectl create cm a || kubectl create cm b', made('a'), 0],
      ['kubectl get cm a && kubectl create cm b || kubectl create cm c', made('c'), 0],
      ['kubectl create cm a || kubectl create cm b && kubectl create cm c', made('a') + made('c'), 0],
      ['kubectl create cm a; nothing', made('a'), 127],
    ])('%s', (line, stdout, exitCode) => {
      expect(terminal().run(line)).toMatchObject({ stdout, exitCode });
    });

    it('starts each when the one before has ended, and tells the line’s end once', () => {
      const { cli, sim } = terminal();
      const told: string[] = [];
      cli.onOutput = ({ kind, at }) => kind !== 'stdout' && told.push(`${kind} ${at}`);
      cli.exec('t', 'kubectl version; kubectl version', {});
      sim.runUntil(1000);
      expect(told).toEqual(['command 0', 'exit 200']);
    });

    it('is interrupted as a whole', () => {
      const { start, printed, cli, sim } = terminal();
      start('kubectl get cm -w; kubectl create cm late');
      sim.runUntil(1000);
      cli.interrupt('t');
      sim.runUntil(2000);
      expect(printed()).toMatchObject({ stdout: '', exitCode: 130 });
    });

    it('begins nothing more when it is interrupted between two', () => {
      const { start, printed, cli, sim } = terminal();
      start('kubectl create cm a; kubectl create cm b');
      sim.runUntil(80);
      cli.interrupt('t');
      sim.runUntil(2000);
      expect(printed()).toMatchObject({ stdout: made('a') });
    });

    it('goes on from a checkpoint', () => {
      const { start, printed, sim } = terminal();
      start('kubectl create cm a; kubectl create cm b');
      sim.runUntil(120);
      const saved = sim.save();
      sim.runUntil(1000);
      const whole = printed();
      sim.load(saved);
      sim.runUntil(1000);
      expect(printed().stdout).toBe(`${whole.stdout}${made('b')}`);
    });
  });
});
