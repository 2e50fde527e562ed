import { type Image, MI, type TaskProgram } from '../image';

function image(
  repository: string,
  tag: string,
  program: Image['programs'][string],
  changes: Partial<Image> = {},
): Image {
  return {
    repository: `docker.io/${repository}`,
    tags: [tag, 'latest'],
    entrypoint: ['/app'],
    command: [],
    programs: { app: program },
    tools: true,
    groups: [0],
    everywhere: false,
    pullMs: 3000,
    sizeBytes: 21_430_272,
    ...changes,
  };
}

function task(runsForMs: number | null, changes: Partial<TaskProgram> = {}): TaskProgram {
  return {
    kind: 'task',
    runsForMs,
    exitCode: 0,
    startLines: [],
    onTerm: { kind: 'exit', afterMs: 0, code: 143 },
    memory: { startBytes: 16 * MI },
    cpu: { idleMilli: 100 },
    ...changes,
  };
}

const SHIP = 'tail -n +1 -F $' + '{LOG_FILE:-/var/log/app/app.log}';

/** What stands beside the shop: a client to look around with, work that ends, a log shipper, a cache. */
export const TOOLBOX: readonly Image[] = [
  image('tools/client', 'v1', task(null), { tags: ['v1', 'latest'] }),
  image('batch/migrate', 'v1', task(20_000, { startLines: ['migrating'], endLines: ['migrated'] })),
  image('batch/flaky', 'v1', task(5000, { failsFirst: 2, endLines: ['done'] })),
  image('batch/pi', 'v1', task(30_000, { endLines: ['3.14159265358979323846'], cpu: { idleMilli: 0, burns: true } })),
  image('logs/shipper', 'v1', { kind: 'script', script: SHIP }),
  image('cache/redis', 'v1', {
    kind: 'server',
    ports: [6379],
    raw: true,
    listensAfterMs: 300,
    routes: [],
    latencyMs: 1,
    onTerm: { kind: 'exit', afterMs: 50, code: 0 },
    startLines: ['Ready to accept connections tcp'],
    memory: { startBytes: 12 * MI },
    cpu: { idleMilli: 1 },
  }),
];
