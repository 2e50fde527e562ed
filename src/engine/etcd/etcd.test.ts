import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../api/meta/object';
import { Simulation } from '../sim/simulation';
import { Etcd } from './etcd';

function object(name: string, namespace = 'default'): KubernetesObject {
  const metadata = {
    name,
    namespace,
    uid: `uid-${name}`,
    resourceVersion: '',
    creationTimestamp: '2026-01-01T00:00:00Z',
  };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata };
}

function store(objectsAtMost?: number): { sim: Simulation; etcd: Etcd } {
  const sim = new Simulation(1);
  return { sim, etcd: sim.add(new Etcd(sim, objectsAtMost)) };
}

describe('etcd', () => {
  it('ETCD-1, ETCD-2: each write is one revision more and replaces', () => {
    const { etcd } = store();
    const first = etcd.put('configmaps', object('a'), 'kubectl');
    const second = etcd.put('configmaps', { ...first, kind: 'Changed' }, 'kubectl');
    expect([first, second].map(({ metadata }) => metadata.resourceVersion)).toEqual(['1', '2']);
    expect(first.kind).toBe('ConfigMap');
    expect(etcd.get('configmaps', 'default/a')).toBe(second);
    expect(etcd.remove('configmaps', second, 'kubectl').metadata.resourceVersion).toBe('3');
    expect(etcd.get('configmaps', 'default/a')).toBeUndefined();
  });

  it('ETCD-3: the log goes back to where it was compacted, and no further', () => {
    const { etcd } = store();
    for (let i = 0; i < 100; i++) etcd.put('configmaps', object(`n${i}`), 'kubectl');
    expect(etcd.since(97)?.map(({ revision, type }) => `${revision} ${type}`)).toEqual([
      '98 ADDED',
      '99 ADDED',
      '100 ADDED',
    ]);
    for (let i = 100; i < 5_000; i++) etcd.put('configmaps', object(`n${i}`), 'kubectl');
    expect(etcd.compacted).toBeGreaterThan(0);
    expect(etcd.since(etcd.compacted - 1)).toBeUndefined();
    expect(etcd.since(etcd.compacted)?.[0]?.revision).toBe(etcd.compacted + 1);
  });

  it('ETCD-4: lists are in order', () => {
    const { etcd } = store();
    for (const [name, namespace] of [
      ['b', 'x'],
      ['a', 'y'],
      ['a', 'x'],
    ] as const)
      etcd.put('configmaps', object(name, namespace), 'kubectl');
    const names = (namespace?: string) =>
      etcd.list('configmaps', namespace).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    expect(names()).toEqual(['x/a', 'x/b', 'y/a']);
    expect(names('x')).toEqual(['x/a', 'x/b']);
  });

  it('ETCD-5: a write leads back to what was typed', () => {
    const { sim, etcd } = store();
    sim.cause = { kind: 'command', ref: 1, what: 'kubectl apply -f web.yaml' };
    etcd.put('configmaps', object('a'), 'kubectl');
    sim.cause = { kind: 'write', ref: 1 };
    etcd.put('configmaps', object('b'), 'controller');
    sim.cause = { kind: 'write', ref: 2 };
    etcd.put('configmaps', object('c'), 'kubelet');
    sim.cause = { kind: 'timer', what: 'lease' };
    etcd.put('configmaps', object('d'), 'kubelet');
    expect(etcd.since(0)?.map(({ origin }) => origin)).toEqual([
      'kubectl apply -f web.yaml',
      'kubectl apply -f web.yaml',
      'kubectl apply -f web.yaml',
      undefined,
    ]);
  });

  it('ETCD-6: knows who took the last room', () => {
    const { etcd } = store(2);
    etcd.put('configmaps', object('a'), 'kubectl');
    expect(etcd.isFull).toBe(false);
    const last = etcd.put('configmaps', object('b'), 'replicaset-controller');
    expect([etcd.isFull, etcd.filledBy?.actor]).toEqual([true, 'replicaset-controller']);
    etcd.put('configmaps', last, 'kubectl');
    etcd.remove('configmaps', last, 'kubectl');
    expect([etcd.isFull, etcd.filledBy]).toEqual([false, undefined]);
  });

  it('ETCD-7: a fight over an object is called one, steady work is not', () => {
    const { sim, etcd } = store();
    const write = (actor: string) => etcd.put('configmaps', object('web'), actor);
    for (let i = 0; i < 3_000; i++) {
      sim.now += 20;
      write('steady');
    }
    const fight = () => {
      for (let i = 0; i < 3_000; i++) {
        sim.now += 5;
        write(i % 2 === 0 ? 'one-controller' : 'other-controller');
      }
    };
    expect(fight).toThrow(/(one|other)-controller and (one|other)-controller fight over configmaps default\/web/);
  });
});
