import { describe, expect, it } from 'vitest';
import { Trail } from './trail';

describe('a trail of facts', () => {
  it('tells them latest first, and forgets the oldest', () => {
    const trail = new Trail<number>(3);
    for (let fact = 1; fact <= 8; fact++) trail.add(fact);
    expect(trail.last).toBe(8);
    expect([...trail.backwards()]).toEqual([8, 7, 6, 5, 4]);
  });

  it('weighs facts', () => {
    const trail = new Trail<string>(10);
    trail.add('light', 2);
    trail.add('heavy', 9);
    trail.add('next', 9);
    expect([...trail.backwards()]).toEqual(['next', 'heavy']);
  });

  it('is brought back as it was, whatever was added since', () => {
    const trail = new Trail<string>(100);
    trail.add('a');
    const saved = trail.save();
    trail.add('b');
    trail.load(saved);
    trail.add('c');
    expect([...trail.backwards()]).toEqual(['c', 'a']);
    trail.load(saved);
    expect([...trail.backwards()]).toEqual(['a']);
  });
});
