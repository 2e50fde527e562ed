import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer';

describe('the pacer', () => {
  it('gives cluster time in proportion to wall time and loses no fraction', () => {
    const pacer = new Pacer();
    pacer.speed = 0.1;
    pacer.frame(0);
    const given = Array.from({ length: 60 }, (_, i) => pacer.frame((i + 1) * 16.5)).reduce((a, b) => a + b, 0);
    expect(given).toBe(99);
  });

  it('does not jump after a pause or in a hidden page', () => {
    const pacer = new Pacer();
    pacer.frame(0);
    expect(pacer.frame(60_000)).toBe(100);
    pacer.rest();
    expect(pacer.frame(120_000)).toBe(0);
  });
});
