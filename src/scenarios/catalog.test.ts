import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { SCENARIOS, scenarioByName } from './catalog';

describe('the catalog', () => {
  it('finds every scenario by its own name, and no other', () => {
    for (const scenario of SCENARIOS) expect(scenarioByName(scenario.name)).toBe(scenario);
    expect(scenarioByName('no-such-world')).toBeUndefined();
  });

  it('makes the world of any seed, always the same and of at most six machines', () => {
    const sizes = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      const { world, name } = scenarioByName(`seeds-${seed}`)!;
      expect(scenarioByName(name)!.world).toEqual(world);
      sizes.add(world.machines.length);
    }
    expect([...sizes].every((size) => size <= 6)).toBe(true);
    expect(sizes.size).toBeGreaterThan(3);
    for (const wrong of ['seeds-', 'seeds-01', 'seeds-99999999999', 'seeds-1.5']) {
      expect(scenarioByName(wrong)).toBeUndefined();
    }
  });

  it('has files that parse, and commands in order that name only files that are there', () => {
    for (const { files, start, opensAtMs, world } of SCENARIOS) {
      for (const text of Object.values(files)) expect(parseDocument(text, { strict: true }).errors).toEqual([]);
      expect(new Set(world.machines.map(({ name }) => name)).size).toBe(world.machines.length);
      for (const [index, { at, command }] of start.entries()) {
        expect(at).toBeGreaterThanOrEqual(start[index - 1]?.at ?? 0);
        expect(at).toBeLessThanOrEqual(opensAtMs);
        if (command.type !== 'exec') continue;
        const named = [...command.line.matchAll(/-f (\S+)/g)].map((match) => match[1]);
        expect(Object.keys(command.files ?? {})).toEqual(expect.arrayContaining(named));
      }
    }
  });

  it('opens on a shop of four pods on three workers in three zones, with an Ingress and twenty requests a second', () => {
    const [opening] = SCENARIOS;
    const workers = opening!.world.machines.filter(({ controlPlane }) => !controlPlane);
    expect(workers.map(({ name, cpu, memory }) => `${name} ${cpu} ${memory}`)).toEqual([
      'node-a 2 4Gi',
      'node-b 2 4Gi',
      'node-c 2 4Gi',
    ]);
    expect(workers.map(({ labels }) => labels?.['topology.kubernetes.io/zone'])).toEqual(['a', 'b', 'c']);
    expect(opening!.world.addons).toEqual(['ingress-nginx']);
    const web = parseDocument(opening!.files['web.yaml'] ?? '').toJS();
    expect(web.spec.replicas).toBe(4);
    expect(web.spec.template.spec.containers[0].image).toBe('shop/web:v1');
    expect(opening!.start.at(-1)?.command).toMatchObject({
      generator: { ratePerSecond: 20, url: 'http://shop.test/' },
    });
  });
});
