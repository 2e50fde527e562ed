import { type Image, MI, type ServerProgram } from '../image';

const SERVER: ServerProgram = {
  kind: 'server',
  ports: [80],
  listensAfterMs: 0,
  routes: [{ path: '/', body: '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome</title>\n</head>\n</html>\n' }],
  documentRoot: '/usr/share/nginx/html',
  latencyMs: 1,
  onTerm: { kind: 'exit', afterMs: 20, code: 0 },
  startLines: [],
  memory: { startBytes: 8 * MI },
  cpu: { idleMilli: 1 },
};

/** nginx and httpd: HTTP on port 80, 200 at `/`, 404 elsewhere, ready at once. */
export const WEB: readonly Image[] = [
  {
    repository: 'docker.io/library/nginx',
    tags: ['1.25', '1.26', '1.27', 'latest', '1.27-alpine', 'alpine', 'stable'],
    entrypoint: [],
    command: ['nginx', '-g', 'daemon off;'],
    programs: { nginx: { ...SERVER, writes: '/var/cache/nginx' } },
    tools: true,
    groups: [0],
    everywhere: true,
    pullMs: 3000,
    sizeBytes: 71_005_258,
  },
  {
    repository: 'docker.io/library/httpd',
    tags: ['2.4', 'latest', 'alpine'],
    entrypoint: [],
    command: ['httpd-foreground'],
    programs: { 'httpd-foreground': { ...SERVER, documentRoot: '/usr/local/apache2/htdocs' } },
    tools: true,
    groups: [0],
    everywhere: true,
    pullMs: 3000,
    sizeBytes: 58_734_111,
  },
];
