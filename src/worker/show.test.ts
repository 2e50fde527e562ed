import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../protocol/session';
import { SCENARIOS } from '../scenarios/catalog';
import { REST } from './rest';
import { Show } from './show';

describe('a scenario on stage', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'has every machine of %s among its nodes, and its control plane keeps pods away',
    (name, { world, start, opensAtMs }) => {
      const session = { engine: ENGINE_VERSION, seed: 1, scenario: name, log: start };
      const show = new Show(session, () => 0, { toolbox: () => REST.toolbox, shell: () => REST.shell });
      show.open(Math.max(opensAtMs, 1000));
      const nodes = show.cluster.etcd.list('nodes') as unknown as NodeTaints[];
      expect(nodes.map(({ metadata }) => metadata.name).sort()).toEqual(world.machines.map((one) => one.name).sort());
      for (const { controlPlane, name: machine } of world.machines) {
        const taints = nodes.find(({ metadata }) => metadata.name === machine)?.spec.taints ?? [];
        expect(taints.some(({ effect }) => effect === 'NoSchedule')).toBe(controlPlane === true);
      }
    },
  );
});

interface NodeTaints {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly taints?: readonly { readonly effect: string }[] };
}
