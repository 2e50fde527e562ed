import { type Image, MI, type ServerProgram, type TaskProgram } from '../image';

const NETEXEC: ServerProgram = {
  kind: 'server',
  ports: [8080],
  portOption: 'http-port',
  listensAfterMs: 150,
  routes: [
    { path: '/', body: 'NOW: {now}' },
    { path: '/healthz', body: '' },
    { path: '/hostname', body: '{hostname}' },
    { path: '/hostName', body: '{hostname}' },
    { path: '/clientip', body: '{clientip}' },
    { path: '/echo', body: '{query:msg}', codeFrom: 'code' },
    { path: '/shell', body: '{run:cmd}' },
  ],
  latencyMs: 1,
  onTerm: { kind: 'exit', afterMs: 10, code: 0 },
  startLines: ['Started HTTP server on port 8080', 'Started UDP server on port  8081'],
  memory: { startBytes: 12 * MI },
  cpu: { idleMilli: 1 },
};

const LIVENESS: ServerProgram = {
  ...NETEXEC,
  portOption: undefined,
  routes: [
    { path: '/healthz', body: 'ok', failsAfterMs: 10_000 },
    { path: '*', body: 'ok' },
  ],
  onTerm: { kind: 'exit', afterMs: 5, code: 2 },
  startLines: [],
};

const PAUSE: TaskProgram = {
  kind: 'task',
  runsForMs: null,
  exitCode: 0,
  startLines: [],
  onTerm: { kind: 'exit', afterMs: 5, code: 0 },
  memory: { startBytes: 0.5 * MI },
  cpu: { idleMilli: 0 },
};

/** The images of Kubernetes' own tests. */
export const TESTING: readonly Image[] = [
  {
    repository: 'registry.k8s.io/e2e-test-images/agnhost',
    tags: ['2.53', '2.54', '2.56'],
    entrypoint: ['/agnhost'],
    command: ['pause'],
    programs: {
      agnhost: {
        kind: 'commands',
        commands: {
          netexec: NETEXEC,
          'serve-hostname': {
            ...NETEXEC,
            ports: [9376],
            portOption: 'port',
            routes: [{ path: '*', body: '{hostname}' }],
          },
          liveness: LIVENESS,
          pause: { ...PAUSE, startLines: ['Paused'], onTerm: { kind: 'exit', afterMs: 5, code: 2 } },
        },
      },
    },
    tools: true,
    groups: [0, 1, 2, 3, 4, 6, 10, 11, 20, 26, 27],
    everywhere: true,
    pullMs: 3000,
    sizeBytes: 53_016_447,
  },
  {
    repository: 'registry.k8s.io/pause',
    tags: ['3.10', '3.9', '3.10.1'],
    entrypoint: ['/pause'],
    command: [],
    programs: { pause: PAUSE },
    tools: false,
    uid: 65_535,
    groups: [0],
    everywhere: true,
    pullMs: 500,
    sizeBytes: 320_368,
  },
  {
    repository: 'docker.io/polinux/stress',
    tags: ['latest'],
    entrypoint: [],
    command: ['stress'],
    programs: { stress: { kind: 'stress' } },
    tools: true,
    groups: [0, 10],
    everywhere: true,
    pullMs: 1500,
    sizeBytes: 4_041_495,
  },
];
