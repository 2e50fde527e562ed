// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Holds } from './holds';

type Held = { release: () => void; steal: () => void };

/** Locks of a browser, as far as Holds asks for them. */
function fakeLocks() {
  const held = new Map<string, Held>();
  const waiting = new Map<string, (() => void)[]>();
  const request = (name: string, options: LockOptions, work: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        const done = work();
        const leave = () => {
          held.delete(name);
          waiting.get(name)?.shift()?.();
        };
        const own = { release: leave, steal: () => reject(new Error('stolen')) };
        held.set(name, own);
        void done.then(() => {
          if (held.get(name) === own) leave();
          resolve();
        });
      };
      if (options.steal) held.get(name)?.steal();
      if (options.steal || !held.has(name)) return begin();
      const queue = waiting.get(name) ?? [];
      waiting.set(name, [...queue, begin]);
      options.signal?.addEventListener('abort', () => {
        waiting.set(
          name,
          (waiting.get(name) ?? []).filter((one) => one !== begin),
        );
        reject(new Error('timed out'));
      });
    });
  return { request } as unknown as LockManager;
}

describe('what tabs hold', () => {
  beforeEach(() => {
    Object.defineProperty(navigator, 'locks', { value: fakeLocks(), configurable: true });
    // Each tab hears what the others post, and not itself.
    const tabs = new Set<EventTarget>();
    vi.stubGlobal(
      'BroadcastChannel',
      class extends EventTarget {
        constructor() {
          super();
          tabs.add(this);
        }
        postMessage(data: unknown) {
          for (const tab of tabs) if (tab !== this) tab.dispatchEvent(Object.assign(new Event('message'), { data }));
        }
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is one slot each, and never the same', async () => {
    const [one, other] = [new Holds(() => {}), new Holds(() => {})];
    expect(await one.hold('own')).toBe(true);
    expect(await one.hold('own')).toBe(true);
    expect(await other.hold('own')).toBe(false);
    expect(await other.hold('copy')).toBe(true);
    expect(await one.hold('copy')).toBe(false);
    expect(await other.hold('third')).toBe(true);
    expect(await one.hold('copy')).toBe(true);
    expect(await other.hold('own')).toBe(true);
  });

  it('is what was asked for last, however late another slot is granted', async () => {
    const [one, other] = [new Holds(() => {}), new Holds(() => {})];
    await other.hold('slow');
    const slow = one.hold('slow');
    expect(await one.hold('own')).toBe(true);
    await other.hold('elsewhere');
    expect(await slow).toBe(false);
    expect(await other.hold('own')).toBe(false);
    expect(await other.hold('slow')).toBe(true);
  });

  it('is given up when another tab asks for it', async () => {
    const lost = vi.fn();
    const [one, other] = [new Holds(lost), new Holds(() => {})];
    await one.hold('own');
    await other.takeOver('own');
    expect(lost).toHaveBeenCalledTimes(1);
    expect(await one.hold('own')).toBe(false);
  });
});
