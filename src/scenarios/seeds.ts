import type { Scenario } from '../protocol/scenario';
import type { MachineSpec, WorldSpec } from '../protocol/session';
import { Chance } from './chance';

const NAME = /^seeds-(0|[1-9]\d{0,9})$/;
const LARGEST_SEED = 0xffff_ffff;

/** The scenario `seeds-<n>`: an empty world drawn from the number n; undefined for any other name. */
export function seedScenario(name: string): Scenario | undefined {
  const seed = Number(NAME.exec(name)?.[1] ?? Number.NaN);
  if (!(seed <= LARGEST_SEED)) return undefined;
  return {
    name,
    title: `Random world ${seed}`,
    sentence: 'Machines drawn from a number, and nothing on them yet.',
    goal: 'Do what you like.',
    tags: [],
    topic: '',
    order: 0,
    picture: 'fleet',
    listed: false,
    previewSpeed: 4,
    world: seedWorld(name, seed),
    files: {},
    start: [],
    opensAtMs: 0,
    playing: true,
    speed: 1,
    look: { view: 'flow' },
    tries: [],
    moments: [],
  };
}

/** Two to six machines: full kubelets, kwok's, or both; sometimes a control plane's beside them; now and then crowded. */
function seedWorld(name: string, seed: number): WorldSpec {
  const chance = new Chance(seed);
  const workers = chance.between(2, 5);
  const kind = chance.weighted<'full' | 'kwok' | 'mixed'>([
    [6, 'full'],
    [1, 'kwok'],
    [3, 'mixed'],
  ]);
  const isCrowded = chance.happens(30);
  const machines: MachineSpec[] = [];
  if (chance.happens(25)) machines.push({ name: 'cp-1', cpu: '2', memory: '4Gi', controlPlane: true });
  for (let number = 1; number <= workers; number++) {
    const kubelet = kind === 'mixed' ? chance.pick(['full', 'kwok'] as const) : kind;
    machines.push({
      name: `node-${number}`,
      cpu: chance.pick(isCrowded ? ['500m', '1'] : ['1', '2', '4']),
      memory: chance.pick(isCrowded ? ['512Mi', '1Gi'] : ['1Gi', '2Gi', '4Gi']),
      pods: chance.pick(isCrowded ? [4, 6, 8] : [10, 20, 110]),
      labels: { 'topology.kubernetes.io/zone': chance.pick(['a', 'b', 'c']), disk: chance.pick(['ssd', 'hdd']) },
      ...(chance.happens(10) ? { taints: [{ key: 'dedicated', value: 'shop', effect: 'NoSchedule' }] } : {}),
      kubelet,
    });
  }
  const addons = chance.happens(30) ? (['ingress-nginx'] as const) : [];
  return { name, machines, addons, generators: [], ...(chance.happens(50) ? { bare: true } : {}) };
}
