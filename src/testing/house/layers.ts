import { dirname, join } from 'node:path/posix';
import type { Complaint, SourceFile } from './source';

/** Who may import whom (docs/ARCHITECTURE.md). A name is a room under src/, or a room of the engine written `engine/<room>`. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  api: [],
  protocol: ['api'],
  texts: [],
  cli: [
    'api',
    'protocol',
    'engine/client',
    'engine/sim',
    'engine/apiserver/request',
    'engine/commandLine',
    'engine/traffic',
  ],
  share: ['api', 'protocol'],
  lessons: ['api', 'protocol'],
  scenarios: ['api', 'protocol', 'share/reader'],
  narration: ['api', 'protocol', 'texts'],
  worker: [
    'api',
    'protocol',
    'cli',
    'narration',
    'scenarios',
    'engine/cluster',
    'engine/playback',
    'engine/shell',
    'engine/why',
    'engine/undo',
  ],
  mirror: ['api', 'protocol', 'texts'],
  ui: ['api', 'protocol', 'mirror', 'lessons', 'scenarios', 'narration', 'share', 'texts'],
  testing: ['api', 'protocol', 'cli', 'share', 'scenarios', 'engine/cluster', 'engine/playback', 'engine/shell'],
  audience: ['ui'],
  embedding: ['ui'],
  main: ['ui', 'mirror', 'protocol', 'share', 'scenarios', 'worker'],
};

/** The same inside the engine. Every room there may import `api`, and protocol's types. */
export const ENGINE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  sim: [],
  etcd: ['sim'],
  apiserver: ['sim', 'etcd', 'kubelet/door'],
  client: ['sim', 'apiserver/request'],
  network: ['sim'],
  runtime: ['sim', 'network', 'kubelet/door'],
  controllers: ['sim', 'client', 'apiserver/request'],
  scheduler: ['sim', 'client', 'apiserver/request'],
  kubelet: ['sim', 'client', 'apiserver/request', 'runtime', 'network'],
  proxy: ['sim', 'client', 'apiserver/request', 'network'],
  addons: ['sim', 'client', 'apiserver/request', 'network', 'proxy'],
  traffic: ['sim', 'network'],
  faults: ['sim', 'network', 'runtime'],
};

/** Types that describe the frame of the engine and may be named from anywhere where the engine may. */
const FRAME_TYPES = [
  'engine/sim',
  'engine/etcd',
  'engine/client',
  'engine/apiserver/request',
  'engine/traffic',
  'engine/commandLine',
];

/** Where each relative import of a file leads: `from` the file, as a path under src/. */
export function importsOf(file: SourceFile): { target: string; typeOnly: boolean; line: number }[] {
  return file.text.split('\n').flatMap((text, index) => {
    const match = /^\s*(?:(?:import|export)\s+(type\s)?.*from|} from|import)\s*\(?'(\.[^']*)'/.exec(text);
    if (!match) return [];
    const target = join(dirname(file.path), match[2] as string);
    return [{ target, typeOnly: isTypeOnly(file.text, index, match[1] !== undefined), line: index + 1 }];
  });
}

function isTypeOnly(text: string, index: number, marked: boolean): boolean {
  if (marked) return true;
  const lines = text.split('\n');
  for (let i = index; i >= 0 && i > index - 40; i--) {
    const line = lines[i] as string;
    if (/^(import|export)\s/.test(line)) return /^(import|export) type\b/.test(line);
  }
  return false;
}

/** Imports that the table does not allow. Tests may reach further: they put things together. */
export function layerComplaints(file: SourceFile): Complaint[] {
  if (!file.path.startsWith('src/') || /\.test\.tsx?$|\/test[A-Z]\w*\.ts$/.test(file.path)) return [];
  return importsOf(file).flatMap(({ target, typeOnly, line }) => {
    if (!target.startsWith('src/')) return [];
    const allowed = isAllowed(file.path.slice(4), target.slice(4), typeOnly);
    return allowed ? [] : [{ path: file.path, line, rule: 'layers', message: `must not import ${target}` }];
  });
}

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  const room = from.split('/')[0]?.replace(/\.tsx?$/, '') as string;
  if (to.split('/')[0] === room && room !== 'engine') return true;
  if (room === 'engine') return isAllowedInEngine(from, to, typeOnly);
  const allowed = ROOMS[room] ?? [];
  if (allowed.some((prefix) => within(to, prefix))) return true;
  return typeOnly && (room === 'worker' || room === 'testing') && FRAME_TYPES.some((prefix) => within(to, prefix));
}

function isAllowedInEngine(from: string, to: string, typeOnly: boolean): boolean {
  if (within(to, 'api')) return true;
  if (within(to, 'protocol')) return typeOnly || from.split('/').length === 2;
  const [, room] = from.split('/') as [string, string];
  if (room.endsWith('.ts')) return within(to, 'engine');
  const target = to.split('/').slice(1).join('/');
  if (target.split('/')[0] === room) return room !== 'controllers' || isAllowedController(from, to);
  return (ENGINE_ROOMS[room] ?? []).some((prefix) => within(target, prefix));
}

/** A controller imports no other controller; the registry imports them all. */
function isAllowedController(from: string, to: string): boolean {
  const [, , mine, ...rest] = from.split('/');
  const theirs = to.split('/')[2];
  return rest.length === 0 || mine === theirs || theirs === 'shared';
}

function within(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`) || path.replace(/\.tsx?$/, '') === prefix;
}
