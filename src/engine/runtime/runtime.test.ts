import { describe, expect, test } from 'vitest';
import { hashState } from '../hash';
import { MI } from './image';
import { parseReference, pullError, referenceProblem } from './registry';
import { TestBox } from './testBox';

describe('commands and signals', () => {
  test('RT-1: the command of the pod goes before that of the image, a missing one never starts', () => {
    const box = new TestBox();
    const id = box.start('busybox:1.36', { command: ['echo'], args: ['a', 'b'] });
    const shell = box.start('busybox:1.36', { args: ['sh', '-c', 'echo from args; exit 4'] });
    const wrong = box.start('busybox:1.36', { command: ['pyhton', 'app.py'] });
    box.sim.runUntil(100);
    expect(box.output(id)).toBe('a b\n');
    expect([box.output(shell), box.state(shell)]).toEqual(['from args\n', 'exited 4']);
    expect(box.runtime.container(wrong)).toMatchObject({
      exitCode: 128,
      startError:
        'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "pyhton": executable file not found in $PATH',
    });
  });

  test('RT-2: sleep as the first process ignores SIGTERM, a trap does not, SIGKILL cannot be ignored', () => {
    const box = new TestBox();
    const deaf = box.start('busybox:1.36', { command: ['sleep', '3600'] });
    const polite = box.run("trap 'echo bye; exit 0' TERM; while true; do sleep 1; done");
    box.sim.runUntil(2500);
    for (const id of [deaf, polite]) box.runtime.signal(id, 'TERM');
    box.sim.runUntil(5000);
    expect([box.state(deaf), box.state(polite), box.output(polite)]).toEqual(['running', 'exited 0', 'bye\n']);
    expect(box.heard).toEqual(['3000 died app']);
    box.runtime.signal(deaf, 'KILL');
    expect(box.state(deaf)).toBe('exited 137');
  });

  test('RT-2: exec puts a server in the place of the shell, which then takes its signals', () => {
    const box = new TestBox();
    const id = box.start('nginx:1.25', { command: ['sh', '-c', "sleep 5; exec nginx -g 'daemon off;'"] });
    box.sim.runUntil(4999);
    expect(box.code(80)).toBe('refused');
    box.sim.runUntil(5001);
    expect(box.code(80)).toBe(200);
    box.runtime.signal(id, 'TERM');
    box.sim.runUntil(6000);
    expect(box.state(id)).toBe('exited 0');
  });

  test('RT-2: the container ends with its first process, background ones or not', () => {
    const box = new TestBox();
    const id = box.run('sleep 100 & echo on; sleep 1');
    box.sim.runUntil(2000);
    expect(box.state(id)).toBe('exited 0');
  });
});

describe('files and volumes', () => {
  test('RT-3: a volume outlives a container and is shared, its own files are not', () => {
    const box = new TestBox();
    const mounts = [{ path: '/data', store: 'u/data', readOnly: false, subPath: '' }];
    const first = box.run('echo kept > /data/a; echo lost > /tmp/b; exit 1', { mounts });
    box.sim.runUntil(10);
    const second = box.run('cat /data/a; cat /tmp/b', { mounts, restart: 1 });
    box.sim.runUntil(20);
    expect(box.state(first)).toBe('exited 1');
    expect(box.output(second)).toBe("kept\ncat: can't open '/tmp/b': No such file or directory\n");
  });

  test('RT-3: a ConfigMap is read only, and a subPath shows one file of it', () => {
    const box = new TestBox();
    box.runtime.fillVolume(
      'u/settings',
      new Map([
        ['color', 'blue'],
        ['size', '10'],
      ]),
    );
    const whole = { path: '/etc/settings', store: 'u/settings', readOnly: true, subPath: '' };
    const one = { path: '/etc/color.conf', store: 'u/settings', readOnly: true, subPath: 'color' };
    const id = box.run('ls /etc/settings; cat /etc/settings/color /etc/color.conf; echo x > /etc/settings/color', {
      mounts: [whole, one],
    });
    box.sim.runUntil(10);
    expect(box.output(id)).toBe(
      'color\nsize\nblueblue' + "sh: can't create /etc/settings/color: Read-only file system\n",
    );
  });
});

describe('memory', () => {
  test('RT-4: more than the limit is an OOM kill, less is none', () => {
    const box = new TestBox();
    const args = ['--vm', '1', '--vm-bytes', '250M', '--vm-hang', '1'];
    const hog = box.start('polinux/stress', { command: ['stress'], args, memoryLimitBytes: 100 * MI });
    const fits = box.start('polinux/stress', { command: ['stress'], args, memoryLimitBytes: 400 * MI });
    box.sim.runUntil(5000);
    expect(box.runtime.container(hog)).toMatchObject({ state: 'exited', exitCode: 137, oomKilled: true });
    expect(box.state(fits)).toBe('running');
    expect(box.runtime.usage(fits).memoryBytes).toBeGreaterThan(250 * MI);
  });

  test('RT-4: a leak of 10Mi a second from 20Mi on meets 64Mi after 4.4 s', () => {
    const box = new TestBox();
    const id = box.start('shop/leaky:v1', { memoryLimitBytes: 64 * MI });
    box.sim.runUntil(4350);
    expect(box.state(id)).toBe('running');
    box.sim.runUntil(4450);
    expect(box.state(id)).toBe('exited 137');
  });
});

describe('servers', () => {
  test('RT-5: nginx answers at once, 404 beside the root, its document root where a volume is mounted', () => {
    const box = new TestBox();
    box.runtime.fillVolume(
      'u/html',
      new Map([
        ['index.html', 'mine'],
        ['a/b.txt', 'deep'],
      ]),
    );
    const mounts = [{ path: '/usr/share/nginx/html', store: 'u/html', readOnly: true, subPath: '' }];
    box.start('nginx:1.25', { mounts });
    expect([box.code(80), box.code(80, '/nope'), box.code(81)]).toEqual([200, 404, 'refused']);
    expect(box.get(80)).toMatchObject({ body: 'mine' });
    expect(box.get(80, '/a/b.txt')).toMatchObject({ code: 200, body: 'deep' });
  });

  test('RT-5: the shop listens on 8080 two seconds after its start', () => {
    const box = new TestBox();
    box.start('shop/web:v1');
    box.sim.runUntil(1999);
    expect(box.code(8080)).toBe('refused');
    box.sim.runUntil(2000);
    expect(['/', '/health', '/ready', '/nope'].map((path) => box.code(8080, path))).toEqual([200, 200, 200, 404]);
  });

  test.each([
    ['shop/web:v2-slow', 39_999, [503, 200, 503]],
    ['shop/web:v2-slow', 40_001, [200, 200, 200]],
    ['shop/web:v2-neverready', 90_000, [200, 200, 503]],
    ['shop/web:v2', 90_000, [200, 200, 200]],
  ])('RT-5: %s after %i ms answers %j at /, /health, /ready', (image, at, codes) => {
    const box = new TestBox();
    box.start(image);
    box.sim.runUntil(at);
    expect(['/', '/health', '/ready'].map((path) => box.code(8080, path))).toEqual(codes);
  });

  test('RT-5: deaf, draining and polite versions take SIGTERM in their ways', () => {
    const ends = ['shop/web:v2-deaf', 'shop/web:v2-drain', 'shop/web:v1'].map((image) => {
      const box = new TestBox();
      const id = box.start(image);
      box.sim.runUntil(3000);
      box.runtime.signal(id, 'TERM');
      box.sim.runUntil(7000);
      const during = box.code(8080);
      box.sim.runUntil(9000);
      return [during, box.state(id)];
    });
    expect(ends).toEqual([
      [200, 'running'],
      [200, 'exited 0'],
      ['refused', 'exited 0'],
    ]);
  });

  test('RT-5: toggle flips its health, the liveness image fails after 10 s, strict wants its variable', () => {
    const box = new TestBox();
    box.start('shop/toggle:v1');
    box.sim.runUntil(3000);
    box.get(8080, '/toggle-health', 'POST');
    expect(box.code(8080, '/health')).toBe(500);
    box.get(8080, '/toggle-health', 'POST');
    expect(box.code(8080, '/health')).toBe(200);
    expect(box.get(8080, '/toggle-health')).toMatchObject({ code: 404 });

    const agnhost = new TestBox();
    agnhost.start('registry.k8s.io/e2e-test-images/agnhost:2.53', { args: ['liveness'] });
    agnhost.sim.runUntil(9999);
    expect(agnhost.code(8080, '/healthz')).toBe(200);
    agnhost.sim.runUntil(10_001);
    expect(agnhost.code(8080, '/healthz')).toBe(500);

    const strict = new TestBox();
    const without = strict.start('shop/strict:v1');
    const given = strict.start('shop/strict:v1', { environment: { DATABASE_HOST: 'db' } });
    strict.sim.runUntil(1000);
    expect([strict.state(without), strict.state(given)]).toEqual(['exited 1', 'running']);
  });

  test('RT-6: of v2-bad about three in ten fail, the same ones for the same seed', () => {
    const codes = [1, 1, 2].map((seed) => {
      const box = new TestBox(seed);
      box.start('shop/web:v2-bad');
      box.sim.runUntil(3000);
      return Array.from({ length: 1000 }, () => box.code(8080)).join();
    });
    const failed = codes[0]?.split('500').length ?? 0;
    expect(failed).toBeGreaterThan(240);
    expect(failed).toBeLessThan(360);
    expect(codes[0]).toBe(codes[1]);
    expect(codes[0]).not.toBe(codes[2]);
  });

  test('RT-5: netexec tells its host name, echoes, runs commands, and listens where it is told', () => {
    const box = new TestBox();
    box.start('registry.k8s.io/e2e-test-images/agnhost:2.53', { args: ['netexec', '--http-port=9090'] });
    box.sim.runUntil(200);
    expect(box.code(8080)).toBe('refused');
    expect(box.code(9090, '/echo?msg=oops&code=503')).toBe(503);
    expect(box.get(9090, '/hostname')).toMatchObject({ body: 'pod' });
    expect(box.get(9090, '/echo?msg=hello%20you')).toMatchObject({ body: 'hello you' });
    expect(box.get(9090, '/shell?cmd=echo%20hi')).toMatchObject({ body: 'hi\n' });
  });
});

describe('work that ends', () => {
  test('flaky fails twice, then succeeds; migrate takes 20 s', () => {
    const box = new TestBox();
    const states = [0, 1, 2].map((restart) => {
      const id = box.start('batch/flaky:v1', { restart });
      box.sim.runUntil(box.sim.now + 6000);
      return box.state(id);
    });
    expect(states).toEqual(['exited 1', 'exited 1', 'exited 0']);
    const from = box.sim.now;
    const id = box.start('batch/migrate:v1');
    box.sim.runUntil(from + 19_999);
    expect(box.state(id)).toBe('running');
    box.sim.runUntil(from + 20_001);
    expect(box.state(id)).toBe('exited 0');
  });

  test('the shipper tells what is written to the shared file', () => {
    const box = new TestBox();
    const mounts = [{ path: '/var/log/app', store: 'u/logs', readOnly: false, subPath: '' }];
    const id = box.start('logs/shipper:v1', { mounts });
    box.run('echo one >> /var/log/app/app.log; sleep 3; echo two >> /var/log/app/app.log', { mounts, name: 'w' });
    box.sim.runUntil(5500);
    expect(box.output(id)).toBe('one\ntwo\n');
  });
});

describe('from outside', () => {
  test('RT-7: a command sees files and variables, and tells how long it takes', () => {
    const box = new TestBox();
    const id = box.run('touch /tmp/here; sleep 100', { environment: { COLOR: 'blue' } });
    box.sim.runUntil(10);
    const result = box.runtime.exec(id, ['sh', '-c', 'echo $COLOR; sleep 2; test -e /tmp/here || exit 5; nope']);
    expect(result).toEqual({ stdout: 'blue\n', stderr: 'sh: nope: not found\n', exitCode: 127, durationMs: 2000 });
    expect(box.sim.now).toBe(10);
  });

  test('RT-8: power takes all containers of the machine', () => {
    const box = new TestBox();
    const id = box.start('nginx:1.25');
    box.runtime.powerOff('box');
    box.sim.runUntil(1000);
    expect(box.runtime.container(id)).toMatchObject({ state: 'exited', exitCode: 255, lost: true });
    expect([box.code(80), box.heard]).toEqual(['refused', []]);
  });

  test.each([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['shop/web:v1', 'docker.io/shop/web:v1'],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
    ['localhost:5000/a/b', 'localhost:5000/a/b:latest'],
  ])('RT-9: %s is %s in full', (name, full) => {
    expect(parseReference(name)?.full).toBe(full);
  });

  test('RT-9: pulls fail as registries say', () => {
    const error = (image: string): string => pullError(parseReference(image) as never);
    expect(error('nginx:does-not-exist')).toBe(
      'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/library/nginx:does-not-exist": failed to resolve image: docker.io/library/nginx:does-not-exist: not found',
    );
    expect(error('registry.k8s.io/nothing:1')).toMatch(/^rpc error: code = NotFound .*nothing:1: not found$/);
    expect(error('shop/nosuch:v9')).toMatch(
      /^failed to pull and unpack image .*: failed to resolve image: pull access denied, repository does not exist or/,
    );
    expect(error('registry.example/web:v1')).toMatch(
      /^failed to pull .*: lookup registry.example on 10.0.0.2:53: no such host$/,
    );
    expect(parseReference('Nginx::1')).toBeUndefined();
    expect(referenceProblem('NGINX:1.25')).toBe(
      'invalid reference format: repository name (library/NGINX) must be lowercase',
    );
    expect(referenceProblem('nginx:bad tag')).toBe('invalid reference format');
    const box = new TestBox();
    expect(box.runtime.hasImage('box', 'docker.io/shop/web:v1')).toBe(false);
    box.runtime.keepImage('box', 'docker.io/shop/web:v1');
    expect(box.runtime.hasImage('box', 'docker.io/shop/web:v1')).toBe(true);
  });

  test('RT-10: saved in the middle of a sleep and of a request, it goes on the same', () => {
    const box = new TestBox();
    box.start('nginx:1.25');
    const script =
      'i=0; while [ $i -lt 20 ]; do i=$((i+1)); wget -q -O /dev/null http://127.0.0.1/ && echo $i; sleep 0.7; done & wait';
    const id = box.run(script, { name: 'client' });
    box.sim.runUntil(5001);
    const saved = box.sim.save();
    box.sim.runUntil(30_000);
    const hash = hashState(box.sim.save());
    const output = box.output(id);
    expect(output.split('\n')).toHaveLength(21);
    box.sim.load(saved);
    expect(box.output(id).length).toBeLessThan(output.length);
    box.sim.runUntil(30_000);
    expect(hashState(box.sim.save())).toBe(hash);
  });
});
