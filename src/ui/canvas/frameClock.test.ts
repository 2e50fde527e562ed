import { describe, expect, it } from 'vitest';
import { createFrameClock, type Frames } from './frameClock';

function fakeFrames() {
  let wall = 0;
  let pending: ((wallMs: number) => void) | undefined;
  const frames: Frames = {
    request: (callback) => {
      pending = callback;
      return 1;
    },
    cancel: () => {
      pending = undefined;
    },
    wallMs: () => wall,
  };
  return {
    frames,
    pass: (ms: number) => {
      wall += ms;
    },
    show: () => {
      const callback = pending;
      pending = undefined;
      callback?.(wall);
      return callback !== undefined;
    },
  };
}

const reading = (now: number, more = {}) => ({ now, horizon: now, playing: true, speed: 1, freshness: 0, ...more });

describe('the frame clock', () => {
  it('runs smoothly between diffs and never passes the newest view', () => {
    const browser = fakeFrames();
    const clock = createFrameClock(browser.frames);
    const seen: number[] = [];
    clock.subscribe((now) => seen.push(now));
    clock.read(reading(0));
    for (let diff = 1; diff <= 20; diff++) {
      for (let frame = 0; frame < 3; frame++) {
        browser.pass(16);
        browser.show();
        expect(clock.now()).toBeLessThanOrEqual(clock.reading().now);
      }
      clock.read(reading(diff * 48));
    }
    const steps = seen.slice(-20).map((now, index, all) => now - (all[index - 1] ?? now - 16));
    expect(Math.max(...steps)).toBeLessThan(30);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(steps.filter((step) => step > 0).length).toBeGreaterThan(15);
  });

  it('goes on once a second, and with each event, where less motion is asked for', () => {
    const browser = fakeFrames();
    const clock = createFrameClock({ ...browser.frames, steps: () => true });
    clock.subscribe(() => {});
    browser.pass(5000);
    const seen = new Set<number>();
    const marks: unknown[] = [];
    for (let diff = 0; diff < 40; diff++) {
      clock.read(reading(diff * 50, { marks }));
      browser.pass(50);
      browser.show();
      seen.add(clock.now());
    }
    expect(seen.size).toBeLessThanOrEqual(3);
    const before = clock.now();
    clock.read(reading(2050, { marks: [...marks, 'a pod is ready'] }));
    browser.pass(16);
    browser.show();
    expect(clock.now()).toBeGreaterThan(before);
  });

  it('stands still when paused, exactly at the view', () => {
    const browser = fakeFrames();
    const clock = createFrameClock(browser.frames);
    clock.subscribe(() => {});
    clock.read(reading(1000));
    clock.read(reading(1234, { playing: false }));
    expect(clock.now()).toBe(1234);
    browser.pass(500);
    browser.show();
    expect(clock.now()).toBe(1234);
    expect(browser.show()).toBe(false);
  });

  it('jumps back when the view was replaced', () => {
    const browser = fakeFrames();
    const clock = createFrameClock(browser.frames);
    clock.subscribe(() => {});
    clock.read(reading(9000));
    clock.read(reading(100, { horizon: 9000, freshness: 1 }));
    expect(clock.now()).toBe(100);
  });

  it('asks for no frames when nobody listens or time stands, and for one when woken', () => {
    const browser = fakeFrames();
    const clock = createFrameClock(browser.frames);
    clock.read(reading(0, { playing: false }));
    expect(browser.show()).toBe(false);
    const stop = clock.subscribe(() => {});
    expect(browser.show()).toBe(true);
    expect(browser.show()).toBe(false);
    clock.wake();
    expect(browser.show()).toBe(true);
    stop();
    clock.wake();
    expect(browser.show()).toBe(false);
  });

  it('draws every other frame where drawing takes long and the others have work', () => {
    const browser = fakeFrames();
    const clock = createFrameClock({ ...browser.frames, rests: () => true });
    let drawn = 0;
    let costMs = 3;
    clock.subscribe(() => {
      drawn++;
      browser.pass(costMs);
    });
    clock.read(reading(0));
    for (let frame = 0; frame < 40; frame++) browser.show();
    drawn = 0;
    for (let frame = 0; frame < 20; frame++) browser.show();
    expect(drawn).toBe(10);
    costMs = 0;
    for (let frame = 0; frame < 80; frame++) browser.show();
    drawn = 0;
    for (let frame = 0; frame < 20; frame++) browser.show();
    expect(drawn).toBe(20);
  });
});
