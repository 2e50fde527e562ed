import { expect, test } from 'vitest';
import type { Plain } from '../sim/plain';
import { type Component, Simulation } from '../sim/simulation';
import { TokenBucket } from './tokenBucket';
import { WorkQueue } from './workQueue';

/** A queue whose owner notes when it was given which key, and why. */
function working(reconcile: (key: string, queue: WorkQueue) => void = () => {}) {
  const sim = new Simulation(1);
  const queue = new WorkQueue(sim, 'owner');
  const taken: string[] = [];
  const owner: Component = {
    name: 'owner',
    handle(what: Plain) {
      const { type, key } = what as { type: string; key: string };
      if (type === 'add') queue.due(key);
      else {
        const next = queue.take();
        if (next !== undefined) {
          taken.push(`${sim.now} ${next} ${sim.cause.ref ?? ''}`.trim());
          reconcile(next, queue);
        }
        queue.wake();
      }
    },
    save: () => ({}),
    load: () => {},
  };
  sim.add(owner);
  return { sim, queue, taken };
}

test('WQ-1: a key waits once, with its latest cause', () => {
  const { sim, queue, taken } = working();
  for (const ref of [1, 2, 3]) {
    sim.cause = { kind: 'write', ref };
    queue.add('a');
  }
  queue.add('b');
  sim.runUntil(100);
  expect(taken).toEqual(['1 a 3', '2 b 3']);
});

test('WQ-2: failures wait twice as long each time', () => {
  const { sim, queue, taken } = working((key, own) => own.retry(key));
  queue.add('a');
  sim.runUntil(50);
  expect(taken.map((text) => text.split(' ')[0])).toEqual(['1', '7', '18', '39']);
  queue.forget('a');
  expect(queue.failures('a')).toBe(0);
});

test('WQ-3: a held key comes when it is released, a busy one when its requests are back', () => {
  const { sim, queue, taken } = working((key, own) => {
    if (key === 'held') own.hold(key);
    else own.busy(key, 20);
  });
  queue.add('held');
  queue.add('busy');
  sim.runUntil(5);
  queue.add('held');
  queue.add('busy');
  sim.runUntil(50);
  expect(taken.map((text) => text.trim())).toEqual(['1 held', '2 busy', '23 busy']);
  queue.release('held');
  sim.runUntil(60);
  expect(taken.at(-1)).toBe('51 held');
});

test('CL-1: a bucket gives its burst at once, then a token in a while, and may be overdrawn', () => {
  const sim = new Simulation(1);
  const bucket = new TokenBucket(sim, 20, 3);
  for (let spent = 0; spent < 3; spent++) {
    expect(bucket.waitMs()).toBe(0);
    bucket.spend();
  }
  expect(bucket.waitMs()).toBe(50);
  bucket.spend();
  expect(bucket.waitMs()).toBe(100);
  sim.runUntil(100);
  expect(bucket.waitMs()).toBe(0);
});
