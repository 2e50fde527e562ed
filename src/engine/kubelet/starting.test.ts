import { describe, expect, test } from 'vitest';
import type { ConfigMap, Pod } from '../../api/generated/core/v1';
import { testNodes } from './testNode';

/** `Running web:running 0 ready`: the phase and the containers, init containers first. */
function shown({ status }: Pod): string {
  const all = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  const containers = all.map(({ name, state, ready, restartCount }) => {
    const [kind, detail] = Object.entries(state ?? {})[0] ?? [];
    const reason = (detail as { reason?: string } | undefined)?.reason;
    return `${name}:${kind}${reason ? ` ${reason}` : ''} ${restartCount}${ready ? ' ready' : ''}`;
  });
  return `${status?.phase} ${containers.join(', ')}`.trim();
}

function steps(history: readonly string[]): string[] {
  return history.map((line) => line.slice(line.indexOf(' ') + 1));
}

describe('starting', () => {
  test('KL-1: Pending, network, Running; Pulled, Created, Started', () => {
    const nodes = testNodes();
    nodes.run('web', { containers: [{ name: 'web', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(3000);
    expect(steps(nodes.history('web', shown))).toEqual([
      'Pending',
      'Pending web:waiting ContainerCreating 0',
      'Pending web:waiting ContainerCreating 0',
      'Running web:running 0 ready',
    ]);
    expect(nodes.events('web')).toEqual([
      '1 x Pulled Container image "nginx:1.25" already present on machine and can be accessed by the pod',
      '1 x Created Container created',
      '1 x Started Container started',
    ]);
    const { status } = nodes.pod('web') as Pod;
    expect(status?.conditions?.map(({ type, status: value }) => `${type}=${value}`)).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ]);
    expect(status).toMatchObject({
      hostIP: '10.0.0.11',
      podIP: '10.244.0.2',
      qosClass: 'BestEffort',
      observedGeneration: 1,
    });
    expect(status?.containerStatuses?.[0]).toMatchObject({ image: 'docker.io/library/nginx:1.25', started: true });
    const times = nodes.history('web', shown).map((line) => Number(line.split(' ')[0]));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(1000);
  });

  test('KL-2: a first pull takes 3 s and waits for the one before, the second finds the image', () => {
    const nodes = testNodes();
    nodes.run('a', { containers: [{ name: 'web', image: 'shop/web:v1' }] });
    nodes.run('b', { containers: [{ name: 'web', image: 'shop/web:v2' }] });
    nodes.sim.runUntil(8000);
    nodes.run('c', { containers: [{ name: 'web', image: 'shop/web:v1' }] });
    nodes.sim.runUntil(10_000);
    const pulled = (name: string): string | undefined => nodes.events(name).find((line) => line.includes('Pulled'));
    const both = `${pulled('a')} ${pulled('b')}`;
    expect(both).toMatch(/\(3s including waiting\)\. Image size: 38120448 bytes\./);
    expect(both).toMatch(/in 3s \(5\.\d+s including waiting\)/);
    expect(pulled('c')).toMatch(/already present/);
  });

  test('KL-2: a tag that is not there backs off, and the right one heals it', () => {
    const nodes = testNodes();
    nodes.run('typo', { containers: [{ name: 'web', image: 'nginx:does-not-exist' }] });
    nodes.sim.runUntil(30_000);
    expect(steps(nodes.history('typo', shown)).slice(2, 5)).toEqual([
      'Pending web:waiting ContainerCreating 0',
      'Pending web:waiting ErrImagePull 0',
      'Pending web:waiting ImagePullBackOff 0',
    ]);
    expect(nodes.events('typo').map((line) => line.replace(/^\d+ x /, '').slice(0, 29))).toEqual([
      'Pulling Pulling image "nginx:',
      'Failed Failed to pull image "',
      'Failed Error: ErrImagePull',
      'BackOff Back-off pulling imag',
      'Failed Error: ImagePullBackOf',
    ]);
    expect(nodes.logs('typo', 'web')).toMatch(
      /is waiting to start: (trying and failing to pull image|image can't be pulled)/,
    );
    nodes.client.patch('pods', 'default', 'typo', { spec: { containers: [{ name: 'web', image: 'nginx:1.25' }] } });
    nodes.sim.runUntil(35_000);
    expect(shown(nodes.pod('typo') as Pod)).toBe('Running web:running 0 ready');
  });

  test('KL-2: policy Never and names that are none', () => {
    const nodes = testNodes();
    nodes.run('never', { containers: [{ name: 'web', image: 'httpd:does-not-exist', imagePullPolicy: 'Never' }] });
    nodes.run('none', { containers: [{ name: 'web', image: 'Not A Name' }] });
    nodes.sim.runUntil(3000);
    const waiting = (name: string) => nodes.pod(name)?.status?.containerStatuses?.[0]?.state?.waiting;
    expect(waiting('never')).toEqual({
      reason: 'ErrImageNeverPull',
      message: 'Container image "httpd:does-not-exist" is not present with pull policy of Never',
    });
    expect(waiting('none')?.reason).toBe('InvalidImageName');
  });

  test('KL-3: a missing ConfigMap, then a missing key, hold the container back until both are there', () => {
    const nodes = testNodes();
    const env = [{ name: 'COLOR', valueFrom: { configMapKeyRef: { name: 'settings', key: 'color' } } }];
    const command = ['sh', '-c', 'echo color=$COLOR; sleep 3600'];
    nodes.run('app', { containers: [{ name: 'app', image: 'busybox:1.36', command, env }] });
    nodes.sim.runUntil(5000);
    const waiting = () => nodes.pod('app')?.status?.containerStatuses?.[0]?.state?.waiting;
    expect(waiting()).toEqual({ reason: 'CreateContainerConfigError', message: 'configmap "settings" not found' });
    const settings = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', namespace: 'default' },
      data: { colour: 'blue' },
    };
    nodes.client.create<ConfigMap>('configmaps', settings);
    nodes.sim.runUntil(40_000);
    expect(waiting()?.message).toBe("couldn't find key color in ConfigMap default/settings");
    nodes.client.patch('configmaps', 'default', 'settings', { data: { color: 'green' } });
    nodes.sim.runUntil(60_000);
    expect(nodes.logs('app', 'app')).toBe('color=green\n');
  });

  test('KL-3: variables build on each other, and dollars can be escaped', () => {
    const nodes = testNodes();
    const env = [
      { name: 'ONE', value: '1' },
      { name: 'URL', value: 'http://host/$(ONE)/$(UNKNOWN)/$$(ONE)' },
      { name: 'WHO', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
    ];
    const resources = { limits: { cpu: '250m', memory: '64Mi' } };
    nodes.run('env', {
      restartPolicy: 'Never',
      containers: [
        {
          name: 'app',
          image: 'busybox:1.36',
          command: ['echo'],
          args: ['$(URL)', '$(WHO)', '$(CPU)', '$(NOBODY)'],
          env,
          resources,
        },
      ],
    });
    nodes.sim.runUntil(2000);
    expect(nodes.logs('env', 'app')).toBe('http://host/1/$(UNKNOWN)/$(ONE) env 250 $(NOBODY)\n');
  });

  test('KL-4: a missing volume is told after 0, 0.5, 1.5, 3.5 s, and does not matter once it is there', () => {
    const nodes = testNodes();
    const volumes = [{ name: 'settings', configMap: { name: 'settings' } }];
    const volumeMounts = [{ name: 'settings', mountPath: '/etc/settings' }];
    const command = ['sh', '-c', 'cat /etc/settings/color; sleep 20; echo; sleep 3600'];
    nodes.run('reader', { volumes, containers: [{ name: 'app', image: 'busybox:1.36', command, volumeMounts }] });
    nodes.sim.runUntil(6000);
    expect(shown(nodes.pod('reader') as Pod)).toBe('Pending app:waiting ContainerCreating 0');
    expect(nodes.events('reader')).toEqual([
      '4 x FailedMount MountVolume.SetUp failed for volume "settings" : configmap "settings" not found',
    ]);
    const metadata = { name: 'settings', namespace: 'default' };
    nodes.client.create<ConfigMap>('configmaps', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { color: 'blue' },
    });
    nodes.sim.runUntil(20_000);
    expect(nodes.logs('reader', 'app')).toBe('');
    nodes.sim.runUntil(40_000);
    expect(nodes.logs('reader', 'app')).toBe('blue\n');
  });

  test('KL-5: init containers in order, a sidecar beside them, the app last', () => {
    const nodes = testNodes();
    const volumeMounts = [{ name: 'work', mountPath: '/work' }];
    const run = (name: string, script: string, more = {}) => ({
      name,
      image: 'busybox:1.36',
      command: ['sh', '-c', script],
      volumeMounts,
      ...more,
    });
    nodes.run('ordered', {
      volumes: [{ name: 'work', emptyDir: {} }],
      initContainers: [
        run('proxy', 'echo proxy >> /work/log; sleep 3600', { restartPolicy: 'Always' }),
        run('fetch', 'echo fetch >> /work/log; sleep 2'),
        run('migrate', 'echo migrate >> /work/log; sleep 2'),
      ],
      containers: [run('app', 'cat /work/log; sleep 3600')],
    });
    nodes.sim.runUntil(12_000);
    expect(nodes.logs('ordered', 'app')).toBe('proxy\nfetch\nmigrate\n');
    expect(shown(nodes.pod('ordered') as Pod)).toBe(
      'Running proxy:running 0 ready, fetch:terminated Completed 0 ready, migrate:terminated Completed 0 ready, app:running 0 ready',
    );
    const phases = new Set(steps(nodes.history('ordered', ({ status }) => status?.phase ?? '')));
    expect([...phases]).toEqual(['Pending', 'Running']);
  });

  test('KL-5: a failed init container is tried again, with Never it fails the pod', () => {
    const nodes = testNodes();
    const initContainers = [{ name: 'check', image: 'busybox:1.36', command: ['sh', '-c', 'exit 1'] }];
    const containers = [{ name: 'app', image: 'nginx:1.25' }];
    nodes.run('waits', { initContainers, containers });
    nodes.run('gives-up', { restartPolicy: 'Never', initContainers, containers });
    nodes.sim.runUntil(6000);
    expect(shown(nodes.pod('waits') as Pod)).toBe('Pending check:terminated Error 1, app:waiting PodInitializing 0');
    expect(shown(nodes.pod('gives-up') as Pod)).toBe('Failed check:terminated Error 0, app:waiting PodInitializing 0');
    const initialized = nodes.pod('waits')?.status?.conditions?.find(({ type }) => type === 'Initialized');
    expect(initialized).toMatchObject({
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [check]',
    });
  });

  test('KL-6: Running comes after the postStart hook; a failing hook kills', () => {
    const nodes = testNodes();
    const hooked = (command: string[]) => ({
      name: 'app',
      image: 'busybox:1.36',
      command: ['sleep', '3600'],
      lifecycle: { postStart: { exec: { command } } },
    });
    nodes.run('hooks', { containers: [hooked(['sh', '-c', 'sleep 10; touch /tmp/warm'])] });
    nodes.run('bad', { terminationGracePeriodSeconds: 1, containers: [hooked(['false'])] });
    nodes.sim.runUntil(6000);
    expect(shown(nodes.pod('hooks') as Pod)).toBe('Pending app:waiting ContainerCreating 0');
    expect(nodes.events('bad').join('\n')).toMatch(/FailedPostStartHook PostStartHook failed/);
    expect(nodes.pod('bad')?.status?.containerStatuses?.[0]?.restartCount).toBe(1);
    nodes.sim.runUntil(12_000);
    expect(shown(nodes.pod('hooks') as Pod)).toBe('Running app:running 0 ready');
    expect(nodes.exec('hooks', 'app', 'test -e /tmp/warm && echo warm')).toBe('warm\n');
  });

  test('KL-7: what does not fit fails at once, with the numbers', () => {
    const nodes = testNodes({ machines: [{ name: 'node-1', cpu: '1', memory: '1Gi', pods: 110 }] });
    const containers = (cpu: string) => [{ name: 'app', image: 'nginx:1.25', resources: { requests: { cpu } } }];
    nodes.run('first', { containers: containers('800m') });
    nodes.sim.runUntil(2000);
    nodes.run('second', { containers: containers('500m') });
    nodes.run('elsewhere', { nodeSelector: { disk: 'ssd' }, containers: [{ name: 'app', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(4000);
    expect(nodes.pod('second')?.status).toMatchObject({
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 800, capacity: 1000",
    });
    expect(nodes.pod('elsewhere')?.status?.reason).toBe('NodeAffinity');
    nodes.client.delete('pods', 'default', 'first', { gracePeriodSeconds: 0 });
    nodes.sim.runUntil(6000);
    nodes.run('third', { containers: containers('500m') });
    nodes.sim.runUntil(8000);
    expect(nodes.pod('third')?.status?.phase).toBe('Running');
  });

  test('KL-7: a pod that is told to have ended has made room', () => {
    const nodes = testNodes({ machines: [{ name: 'node-1', cpu: '1', memory: '1Gi', pods: 1 }] });
    nodes.run('first', {
      restartPolicy: 'Never',
      containers: [{ name: 'app', image: 'busybox:1.36', command: ['true'] }],
    });
    let looks = 0;
    while (nodes.pod('first')?.status?.phase !== 'Succeeded' && looks++ < 200) nodes.sim.runUntil(nodes.sim.now + 50);
    nodes.run('next', { containers: [{ name: 'app', image: 'nginx:1.25' }] });
    nodes.sim.runUntil(nodes.sim.now + 3000);
    expect(nodes.pod('next')?.status?.reason).toBeUndefined();
    expect(nodes.pod('next')?.status?.phase).toBe('Running');
  });
});
