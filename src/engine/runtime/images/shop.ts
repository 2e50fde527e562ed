import { type Image, MI, type Route, type ServerProgram } from '../image';

const HEALTH: Route = { path: '/health', body: 'ok\n' };
const READY: Route = { path: '/ready', body: 'ready\n' };

function server(hello: string, changes: Partial<ServerProgram> = {}): ServerProgram {
  return {
    kind: 'server',
    ports: [8080],
    listensAfterMs: 2000,
    routes: [{ path: '/', body: `${hello} from {hostname}\n` }, HEALTH, READY],
    latencyMs: 20,
    onTerm: { kind: 'exit', afterMs: 0, code: 0 },
    startLines: [`${hello} listens on 8080`],
    memory: { startBytes: 24 * MI },
    cpu: { idleMilli: 2 },
    ...changes,
  };
}

function image(name: string, tag: string, changes: Partial<ServerProgram> = {}, more: Partial<Image> = {}): Image {
  return {
    repository: `docker.io/shop/${name}`,
    tags: [tag],
    entrypoint: ['/app'],
    command: [],
    programs: { app: server(`shop/${name}:${tag}`, changes) },
    tools: true,
    groups: [0],
    everywhere: false,
    pullMs: 3000,
    sizeBytes: 38_120_448,
    ...more,
  };
}

function hello(text: string, changes: Partial<Route>): Route {
  return { path: '/', body: `${text} from {hostname}\n`, ...changes };
}

const SLOW_MS = 40_000;

/** The shop of the lessons: 8080, `/`, `/health`, `/ready`, up 2 s after its start, 20 ms an answer. */
export const SHOP: readonly Image[] = [
  image('web', 'v1'),
  image('web', 'v2'),
  image('web', 'v3'),
  image('web', 'v2-bad', { routes: [hello('shop/web:v2-bad', { failsPerMille: 300 }), HEALTH, READY] }),
  image('web', 'v2-slow', {
    routes: [hello('shop/web:v2-slow', { readyAfterMs: SLOW_MS }), HEALTH, { ...READY, readyAfterMs: SLOW_MS }],
  }),
  image('web', 'v2-neverready', {
    routes: [hello('shop/web:v2-neverready', {}), HEALTH, { path: '/ready', code: 503, body: 'not ready\n' }],
  }),
  image('web', 'v2-deaf', { onTerm: { kind: 'ignore' } }),
  image('web', 'v2-drain', { onTerm: { kind: 'drain', forMs: 5000 } }),
  image('api', 'v1', { routes: [hello('shop/api:v1', { needs: 'db:5432' }), HEALTH, READY] }),
  image('api', 'v2', { routes: [hello('shop/api:v2', { needs: 'db:5432' }), HEALTH, READY] }),
  image('db', 'v1', {
    ports: [5432],
    raw: true,
    routes: [],
    startLines: ['database system is ready to accept connections'],
    memory: { startBytes: 96 * MI },
  }),
  image('leaky', 'v1', { memory: { startBytes: 20 * MI, growsBytesPerSecond: 10 * MI } }),
  image('hog', 'v1', { cpu: { idleMilli: 0, burns: true } }),
  image('strict', 'v1', { requires: ['DATABASE_HOST'] }),
  image('typo', 'v1', {}, { unknownCommandExits: 127 }),
  image('toggle', 'v1', {
    routes: [
      hello('shop/toggle:v1', {}),
      { ...HEALTH, obeysSwitch: true },
      READY,
      { path: '/toggle-health', method: 'POST', body: 'toggled\n', flips: true },
    ],
  }),
  image('baked', 'v1', { routes: [hello('shop/baked:v1', { needs: 'db.dev.example:5432' }), HEALTH, READY] }),
  image('app', 'v1'),
  image('app', 'v2'),
];
