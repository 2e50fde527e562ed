import type { EndpointSlice } from '../../../api/generated/discovery/v1';
import type { Command } from '../../../protocol/session';
import { type Scene, typed } from '../scene';
import type { Act } from './act';

const SLOW_MS = [20, 200, 1500];

/** Takes a machine's power, or gives it back. */
function power({ chance, workers, broken }: Scene): Command[] {
  const { name } = chance.pick(workers);
  const on = broken.off.has(name);
  if (on) broken.off.delete(name);
  else broken.off.add(name);
  return [{ type: 'power', node: name, on }];
}

/** Cuts or slows a machine's way to the API server, to one other machine or to all, or mends it. */
function link({ chance, workers, broken }: Scene): Command[] {
  const { name } = chance.pick(workers);
  const to = chance.weighted<string | undefined>([
    [4, 'control-plane'],
    [2, chance.pick(workers).name],
    [3, undefined],
  ]);
  if (to === name) return [];
  const key = `${name} ${to ?? ''}`;
  const where = { node: name, ...(to === undefined ? {} : { to }) };
  if (broken.links.has(key)) {
    broken.links.delete(key);
    return [{ type: 'link', ...where, cut: false, delayMs: 0 }];
  }
  broken.links.set(key, where);
  const cut = chance.happens(55);
  return [{ type: 'link', ...where, cut, delayMs: cut ? 0 : chance.pick(SLOW_MS) }];
}

/** Stops a process of the control plane, or starts it; sometimes both in the same instant. */
function restart({ chance, broken }: Scene): Command[] {
  const name = chance.pick(['kube-controller-manager', 'kube-scheduler'] as const);
  const start: Command = { type: 'process', name, on: true };
  if (broken.processes.has(name)) {
    broken.processes.delete(name);
    return [start];
  }
  const stop: Command = { type: 'process', name, on: false };
  if (chance.happens(50)) return [stop, start];
  broken.processes.add(name);
  return [stop];
}

/** Writers that race with the controllers, and with each other, for the same objects. */
function race(scene: Scene): Command[] {
  const { chance } = scene;
  const all = [
    ...scene.deployments().map((one) => typed('deployment', one)),
    ...scene.sets().map((one) => typed('rs', one)),
    ...scene.pods().map((one) => typed('pod', one)),
  ];
  if (all.length === 0) return [];
  const target = chance.pick(all);
  return [1, 2, 3].flatMap((racer): Command[] => [
    {
      type: 'exec',
      terminal: `racer-${racer}`,
      line: `kubectl annotate ${target} race=${chance.int(1000)} --overwrite`,
    },
  ]);
}

/** Where users may want to go: mostly to a Service with pods behind it, sometimes by the way in from outside. */
function hostOf(scene: Scene): string {
  const { chance } = scene;
  const served = scene
    .list<EndpointSlice>('endpointslices.discovery.k8s.io')
    .filter(({ endpoints }) => endpoints?.some(({ conditions }) => conditions?.ready))
    .map(({ metadata }) => `${metadata.labels?.['kubernetes.io/service-name']}.${metadata.namespace}`)
    .filter((name) => name !== 'kubernetes.default');
  const all = scene.list('services').map(({ metadata }) => `${metadata.name}.${metadata.namespace}`);
  const names = served.length > 0 && chance.happens(80) ? served : all;
  if (names.length === 0 || (scene.world.addons.length > 0 && chance.happens(40))) return 'shop.test';
  return `${chance.pick(names)}.svc.cluster.local`;
}

/** Users come, more, fewer, or no longer. */
function traffic(scene: Scene): Command[] {
  const { chance, broken } = scene;
  const host = hostOf(scene);
  const url = `http://${host}${chance.pick(['/', '/', '/ready'])}`;
  const name = chance.pick(['users', 'crowd']);
  broken.generators.set(name, url);
  const spacing = chance.pick(['even', 'poisson'] as const);
  const ratePerSecond = chance.pick([0, 1, 3, 8]);
  return [{ type: 'traffic', generator: { name, ratePerSecond, url, patienceMs: chance.pick([300, 2000]), spacing } }];
}

/** What happens to a cluster without anybody wanting it. */
export const BREAKING: readonly Act[] = [
  { name: 'power', weight: 6, of: power },
  { name: 'link', weight: 8, of: link },
  { name: 'restart', weight: 6, of: restart },
  { name: 'race', weight: 6, of: race },
  { name: 'traffic', weight: 6, of: traffic },
];
