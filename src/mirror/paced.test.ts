import { describe, expect, it } from 'vitest';
import type { PodView } from '../protocol/view';
import { createPaced } from './paced';
import { createMirror, type Mirror } from './store';

function pods(count: number): Mirror['pods'] {
  return new Map(Array.from({ length: count }, (_, index) => [String(index), {} as PodView]));
}

function playing(count: number, costMs = 0) {
  const mirror = createMirror();
  mirror.setState({ status: 'running', playing: true, pods: pods(count) });
  let wallMs = 0;
  const paced = createPaced(mirror, () => wallMs);
  paced.store.subscribe(() => {
    wallMs += costMs;
  });
  return { mirror, paced };
}

describe('the paced mirror', () => {
  it('is the mirror itself while there are few pods', () => {
    const { mirror, paced } = playing(12);
    mirror.setState({ now: 40 });
    expect(paced.store.getState().now).toBe(40);
  });

  it('of a crowd waits for the beat, and then has all that changed', () => {
    const { mirror, paced } = playing(300);
    paced.frame(1_000);
    mirror.setState({ now: 40 });
    mirror.setState({ pods: pods(301) });
    paced.frame(1_017);
    expect(paced.store.getState().now).toBe(0);
    paced.frame(1_500);
    expect(paced.store.getState()).toBe(mirror.getState());
  });

  it('of a crowd has its words change between two layouts', () => {
    const { paced } = playing(300);
    paced.frame(1_000);
    expect(paced.beat()).toBe(0);
    paced.frame(1_130);
    expect(paced.beat()).toBe(1);
    paced.frame(1_140);
    expect(paced.beat()).toBe(1);
    paced.frame(1_500);
    expect(paced.beat()).toBe(1);
    paced.frame(1_650);
    expect(paced.beat()).toBe(2);
  });

  it('of a crowd has longer beats where it takes long to lay out', async () => {
    const { mirror, paced } = playing(300, 40);
    mirror.setState({ now: 20 });
    paced.frame(1_000);
    await Promise.resolve();
    mirror.setState({ now: 40 });
    paced.frame(1_500);
    expect(paced.store.getState().now).toBe(20);
    paced.frame(1_750);
    expect(paced.store.getState().now).toBe(40);
  });

  it('of a crowd does not wait when time stands or everything was replaced', () => {
    const { mirror, paced } = playing(300);
    mirror.setState({ now: 40, freshness: 1 });
    expect(paced.store.getState().now).toBe(40);
    mirror.setState({ now: 50, playing: false });
    expect(paced.store.getState().now).toBe(50);
    mirror.setState({ now: 60 });
    expect(paced.store.getState().now).toBe(60);
  });
});
