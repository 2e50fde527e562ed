import { describe, expect, it } from 'vitest';
import { Simulation } from '../sim/simulation';
import type { Server } from './http';
import { CONTROL_PLANE, Network } from './network';

const answering: Server = {
  connect: (_address, port) =>
    port === 80 ? { kind: 'answer', code: 200, body: '', latencyMs: 20, server: 'uid/web/0' } : { kind: 'refused' },
  alive: () => true,
};

function twoMachines() {
  const sim = new Simulation(1);
  const network = sim.add(new Network(sim));
  network.server = answering;
  network.addMachine('node-a');
  network.addMachine('node-b', { pods: 1000 });
  return { sim, network };
}

describe('network', () => {
  it('NET-1 numbers machines and gives each a range for its pods', () => {
    const { network } = twoMachines();
    expect(network.machines().map(({ address }) => address)).toEqual(['10.0.0.11', '10.0.0.12']);
    expect(network.podCIDR('node-a')).toBe('10.244.0.0/24');
    expect(network.podCIDR('node-b')).toBe('10.244.4.0/22');
  });

  it('NET-2 hands out addresses upwards and round', () => {
    const { network } = twoMachines();
    expect(network.allocate('node-a')).toBe('10.244.0.2');
    expect(network.allocate('node-a')).toBe('10.244.0.3');
    network.detach('10.244.0.2');
    expect(network.allocate('node-a')).toBe('10.244.0.4');
    for (let i = 5; i < 255; i++) network.allocate('node-a');
    expect(network.allocate('node-a')).toBe('10.244.0.2');
    expect(() => network.allocate('node-a')).toThrow('no pod address is left on node-a');
  });

  it('NET-3 is silent, or says no route, for a pod that is gone', () => {
    const { network } = twoMachines();
    const address = network.allocate('node-b');
    expect(network.connect('node-a', address, 80, null).kind).toBe('answer');
    network.detach(address);
    const kinds = Array.from({ length: 300 }, () => network.connect('node-a', address, 80, null).kind);
    const noRoute = kinds.filter((kind) => kind === 'no-route').length;
    expect(noRoute).toBeGreaterThan(70);
    expect(noRoute).toBeLessThan(130);
    expect(kinds.filter((kind) => kind === 'silence')).toHaveLength(300 - noRoute);
  });

  it('NET-4 is silent for a machine without power, and later the kernel notices', () => {
    const { sim, network } = twoMachines();
    const address = network.allocate('node-b');
    network.setPower('node-b', false);
    expect(network.connect('node-a', address, 80, null)).toEqual({ kind: 'silence' });
    sim.runUntil(40_000);
    const reply = network.connect('node-a', address, 80, null);
    expect(reply.kind === 'silence' && reply.noRouteAfterMs).toBeGreaterThan(0);
    network.setPower('node-b', true);
    expect(network.connect('node-a', address, 80, null).kind).toBe('answer');
  });

  it('NET-5 loses or delays what goes over a link', () => {
    const { network } = twoMachines();
    const address = network.allocate('node-b');
    network.setLink('node-b', 'node-a', { cut: false, delayMs: 50 });
    expect(network.connect('node-a', address, 80, null)).toMatchObject({ latencyMs: 120 });
    network.setLink('node-a', 'node-b', { cut: true, delayMs: 0 });
    expect(network.connect('node-a', address, 80, null).kind).toBe('silence');
    expect(network.connect(CONTROL_PLANE, address, 80, null).kind).toBe('answer');
  });

  it('NET-6 NET-7 knows who reaches the API server, and tells of changes', () => {
    const { network } = twoMachines();
    const told: string[] = [];
    network.onChange((machine) => told.push(machine));
    network.setLink('node-a', CONTROL_PLANE, { cut: true, delayMs: 0 });
    network.setPower('node-b', false);
    expect(told).toEqual(['node-a', 'node-b']);
    const names = [
      'kubelet/node-a',
      'kube-proxy/node-a/informers',
      'kubelet/node-b',
      'kube-scheduler',
      'cli/informers',
    ];
    expect(names.filter((name) => network.reachable(name))).toEqual(['kube-scheduler', 'cli/informers']);
    network.setLink('node-a', CONTROL_PLANE, { cut: false, delayMs: 30 });
    expect(network.delayMs('kubelet/node-a')).toBe(30);
    expect(network.reachable('kubelet/node-a')).toBe(true);
  });

  it('NET-8 finds the API server', () => {
    const { network } = twoMachines();
    expect(network.connect('node-a', '10.0.0.10', 6443, null)).toMatchObject({ kind: 'answer', code: 400 });
    expect(network.connect('node-a', '10.0.0.10', 80, null).kind).toBe('refused');
    network.setLink('node-a', CONTROL_PLANE, { cut: true, delayMs: 0 });
    expect(network.connect('node-a', '10.0.0.10', 6443, null).kind).toBe('silence');
  });

  it('comes back from a checkpoint as it was', () => {
    const { sim, network } = twoMachines();
    network.allocate('node-a');
    const saved = sim.save();
    network.allocate('node-a');
    network.setPower('node-a', false);
    sim.load(saved);
    expect(network.machine('node-a')?.powered).toBe(true);
    expect(network.allocate('node-a')).toBe('10.244.0.3');
  });
});
