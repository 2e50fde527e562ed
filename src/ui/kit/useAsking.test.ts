import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMirror } from '../../mirror/store';
import { inquire } from './useAsking';

describe('an inquiry', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('asks at once, then only after the cluster moved, and not more often than it may', async () => {
    const mirror = createMirror();
    const ask = vi.fn(async () => {});
    const inquiry = inquire(mirror, 300, ask);
    await vi.advanceTimersByTimeAsync(1000);
    expect(ask).toHaveBeenCalledTimes(1);
    for (let now = 1; now <= 25; now++) {
      mirror.setState({ now });
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(ask).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(ask).toHaveBeenCalledTimes(3);
    inquiry.end();
    mirror.setState({ now: 99 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('waits for an answer before it asks again, and goes on after a refusal', async () => {
    const mirror = createMirror();
    let refuse: (reason: Error) => void = () => {};
    const ask = vi.fn(() => new Promise((_, reject) => (refuse = reject)));
    inquire(mirror, 100, ask);
    mirror.setState({ now: 1 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(ask).toHaveBeenCalledTimes(1);
    refuse(new Error('stopped'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
