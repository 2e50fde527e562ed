import { describe, expect, it } from 'vitest';
import type { ClusterView } from '../../../protocol/view';
import { addDeployment, addPod, addReplicaSet, addService, emptyWorld, suffixOf } from '../fixtures/world';
import { autoLayout } from './autoLayout';
import { type LayoutMemory, NO_MEMORY, takeSlots } from './memory';
import { flowModel } from './model';
import type { Box, Size } from './scene';

/** Room enough that no gap has to be closed. */
const ROOMY: Size = { width: 1400, height: 60_000 };
const LARGEST_BAND = 700;
const NAMESPACES = ['default', 'team-b'];

/** Numbers that look random, the same every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

interface App {
  readonly name: string;
  readonly namespace: string;
  readonly pods: number;
  readonly bornAt: number;
}

/** Each app is a Deployment with a Service of its own. */
function worldOf(apps: readonly App[]): ClusterView {
  const world = emptyWorld(100_000);
  for (const { name, namespace, pods, bornAt } of apps) {
    const born = { namespace, createdAt: bornAt };
    const workload = addDeployment(world, name, { ...born, replicas: pods });
    const set = addReplicaSet(world, workload, 'abc', { ...born, wants: pods, ready: pods });
    for (let index = 0; index < pods; index++) addPod(world, set, suffixOf(index), 'ready', { namespace });
    const service = addService(world, name, { app: name });
    world.services.set(service.uid, { ...service, ...born });
  }
  return world;
}

function layOut(apps: readonly App[], memory: LayoutMemory, size = ROOMY) {
  const view = worldOf(apps);
  return autoLayout(flowModel(view, view.now, new Set()), size, memory);
}

function framesOf(places: ReadonlyMap<string, Box>): Map<string, Box> {
  return new Map([...places].filter(([key]) => key.startsWith('frame:')));
}

describe('the memory of a layout', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    it(`lets nobody move when somebody goes, and only those below when somebody comes (${seed})`, () => {
      const roll = dice(seed);
      let apps: App[] = [];
      let memory = NO_MEMORY;
      let before = { places: new Map<string, Box>(), scale: '', top: 0 };
      for (let step = 0; step < 60; step++) {
        const leaves = apps.length > 1 && roll(3) === 0 ? apps[roll(apps.length)] : undefined;
        const namespace = NAMESPACES[roll(2)] as string;
        const comes: App = { name: `app-${step}`, namespace, pods: 1 + roll(6), bornAt: step };
        if (!leaves && apps.length > 9) continue;
        apps = leaves ? apps.filter((app) => app !== leaves) : [...apps, comes];
        const layout = layOut(apps, memory);
        memory = layout.memory;
        const now = framesOf(layout.scene.places);
        const stayed = [...before.places].filter(([key]) => now.has(key));
        const order = (places: ReadonlyMap<string, Box>) =>
          stayed.map(([key]) => key).sort((a, b) => places.get(a)!.y - places.get(b)!.y);
        expect(order(now)).toEqual(order(before.places));
        const scale = `${memory.rung} ${memory.several} ${new Set(apps.map((app) => app.namespace)).size}`;
        const isSame = scale === before.scale;
        const lift = memory.top - before.top;
        expect(lift <= 0 || !isSame).toBe(true);
        for (const [key, box] of isSame ? stayed : []) {
          const moved = now.get(key)!.y - box.y - lift;
          const own = apps.find(({ name }) => key === `frame:d-${name}`);
          if (leaves || own?.namespace === comes.namespace) expect(moved).toBe(0);
          else expect(moved >= 0 && moved < LARGEST_BAND).toBe(true);
        }
        before = { places: now, scale, top: memory.top };
      }
    });
  }

  it('gives who comes back the old place', () => {
    const apps = ['a', 'b', 'c'].map((name, bornAt) => ({ name, namespace: 'default', pods: 2, bornAt }));
    const first = layOut(apps, NO_MEMORY);
    const without = layOut([apps[0]!, apps[2]!], first.memory);
    const again = layOut(apps, without.memory);
    expect(without.scene.places.get('frame:d-c')).toEqual(first.scene.places.get('frame:d-c'));
    expect(again.scene.places.get('frame:d-b')).toEqual(first.scene.places.get('frame:d-b'));
  });

  it('does not move those below when a workload shrinks', () => {
    const apps = ['a', 'b'].map((name, bornAt) => ({ name, namespace: 'default', pods: 6, bornAt }));
    const first = layOut(apps, NO_MEMORY);
    const less = layOut([{ ...apps[0]!, pods: 2 }, apps[1]!], first.memory);
    expect(less.scene.places.get('frame:d-b')?.y).toBe(first.scene.places.get('frame:d-b')?.y);
  });

  it('closes gaps where room is short, and keeps the order in a smaller stage', () => {
    const apps = ['a', 'b', 'c', 'd'].map((name, bornAt) => ({ name, namespace: 'default', pods: 3, bornAt }));
    const small = { width: 1100, height: 330 };
    const first = layOut(apps, NO_MEMORY, small);
    const next = layOut([apps[3]!, apps[1]!, { ...apps[2]!, name: 'e', bornAt: 9 }], first.memory, small);
    const y = (name: string) => next.scene.places.get(`frame:d-${name}`)!.y;
    expect(next.camera.zoom).toBe(1);
    expect(y('b')).toBeLessThan(y('d'));
    expect(y('d')).toBeLessThan(y('e'));
  });

  it('forgets slots that nobody took for long', () => {
    const slots = Array.from({ length: 500 }, (_, index) => ({
      members: [`frame:${index}`],
      namespace: 'default',
      height: 0,
      lane: 0,
    }));
    const taken = takeSlots([], slots);
    expect(taken).toHaveLength(200);
    expect(taken[0]?.slot.members).toEqual(['frame:300']);
  });
});
