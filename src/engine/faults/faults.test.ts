import { describe, expect, it } from 'vitest';
import { OPEN } from '../network/link';
import { CONTROL_PLANE, Network } from '../network/network';
import { Simulation } from '../sim/simulation';
import { Faults } from './faults';

function world() {
  const sim = new Simulation(1);
  const network = sim.add(new Network(sim));
  network.addMachine('cp-1', { controlPlane: true });
  network.addMachine('node-a');
  network.addMachine('node-b');
  const told: string[] = [];
  const faults = sim.add(
    new Faults(sim, network, {
      powerOff: (node) => told.push(`off ${node} ${sim.cause.kind} ${sim.cause.what}`),
      powerOn: (node) => told.push(`on ${node}`),
      takeMemory: (node, bytes, overMs) => {
        told.push(`memory ${node} ${bytes} ${overMs} ${sim.cause.what}`);
        return node !== 'cp-1';
      },
    }),
  );
  return { sim, network, faults, told };
}

describe('faults', () => {
  it('FLT-1 FLT-4 takes and gives power once', () => {
    const { network, faults, told } = world();
    expect(faults.power('node-a', false)).toBeUndefined();
    expect(faults.power('node-a', false)).toBe('node-a is off already');
    expect(faults.power('node-x', false)).toBe('no machine is called node-x');
    expect(network.reachable('kubelet/node-a')).toBe(false);
    expect(faults.off()).toEqual(['node-a']);
    faults.power('node-a', true);
    expect(told).toEqual(['off node-a fault node-a lost its power', 'on node-a']);
    expect(faults.off()).toEqual([]);
  });

  it('FLT-2 cuts the link to the control plane with the one to its machine', () => {
    const { network, faults } = world();
    faults.link('node-a', 'cp-1', { cut: true, delayMs: 0 });
    expect(network.reachable('kubelet/node-a')).toBe(false);
    expect(network.link('node-a', 'node-b')).toEqual(OPEN);
    faults.link('node-a', 'cp-1', OPEN);
    expect(network.reachable('kubelet/node-a')).toBe(true);
    expect(faults.links().size).toBe(0);
    expect(faults.link('node-a', 'node-a', OPEN)).toBe('node-a needs no link to itself');
  });

  it('FLT-3 isolates a machine, and a checkpoint brings it back', () => {
    const { sim, network, faults } = world();
    const saved = sim.save();
    faults.isolate('node-a', { cut: true, delayMs: 0 });
    for (const place of ['node-b', 'cp-1', CONTROL_PLANE, 'ingress-nginx']) {
      expect(network.link('node-a', place).cut).toBe(true);
    }
    sim.load(saved);
    expect(network.link('node-a', 'node-b')).toEqual(OPEN);
    expect(faults.links().size).toBe(0);
  });

  it('FLT-4 FLT-5 lets processes outside of all pods take memory of a machine that runs', () => {
    const { faults, told } = world();
    expect(faults.memoryRamp('node-a', 4096, 60_000)).toBeUndefined();
    expect(faults.memoryRamp('node-a', 0, 0)).toBeUndefined();
    expect(told).toEqual([
      'memory node-a 4096 60000 a memory ramp began on node-a',
      'memory node-a 0 0 the memory ramp on node-a was taken away',
    ]);
    expect(faults.memoryRamp('node-x', 1, 1)).toBe('no machine is called node-x');
    expect(faults.memoryRamp('cp-1', 1, 1)).toBe('cp-1 runs no real processes');
    faults.power('node-a', false);
    expect(faults.memoryRamp('node-a', 1, 1)).toBe('node-a is off');
  });
});
