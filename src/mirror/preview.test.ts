import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../protocol/scenario';
import { FakeWorker } from './fakeWorker';
import { Preview } from './preview';

const scenario = (name: string): Scenario =>
  ({ name, start: [], opensAtMs: 5_000, previewSpeed: 4, picture: 'flow' }) as unknown as Scenario;

let frames: ((wallMs: number) => void)[];
let workers: FakeWorker[];
const shown = (wallMs: number) => {
  for (const frame of frames.splice(0)) frame(wallMs);
};
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  frames = [];
  workers = [];
  vi.stubGlobal('requestAnimationFrame', (frame: (wallMs: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => frames.splice(0));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function made() {
  return new Preview(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as FakeWorker;
  });
}

describe('a preview', () => {
  it('starts one worker, when somebody looks, and shows each diff', async () => {
    const preview = made();
    expect(workers).toHaveLength(0);
    const seen: number[] = [];
    void preview.run(scenario('a'), ({ at }) => seen.push(at));
    const [worker] = workers as [FakeWorker];
    expect(worker.types()).toBe('open interest speed ask');
    worker.answer();
    await settle();
    shown(100);
    worker.diff(5_100);
    shown(110);
    expect(worker.heard.filter(({ type }) => type === 'frame')).toHaveLength(1);
    shown(140);
    worker.diff(5_200);
    expect(seen).toEqual([5_100, 5_200]);
    void preview.run(scenario('b'), () => {});
    expect(workers).toHaveLength(1);
  });

  it('tells nobody of a scenario that is no longer looked at', async () => {
    const preview = made();
    const first = vi.fn();
    const second = vi.fn();
    void preview.run(scenario('a'), first);
    const [worker] = workers as [FakeWorker];
    worker.answer();
    await settle();
    shown(100);
    void preview.run(scenario('b'), second);
    worker.diff(5_100);
    worker.answer();
    await settle();
    expect(first).not.toHaveBeenCalled();
    expect(second).not.toHaveBeenCalled();
    shown(200);
    worker.diff(6_000);
    expect(second).toHaveBeenCalledOnce();
    preview.rest();
    worker.diff(6_100);
    expect(second).toHaveBeenCalledOnce();
  });

  it('starts no worker once nobody is there to look, and one after the other has crashed', () => {
    const preview = made();
    const end = preview.begin();
    void preview.run(scenario('a'), () => {});
    workers[0]?.fail('boom');
    void preview.run(scenario('a'), () => {});
    expect(workers).toHaveLength(2);
    end();
    expect(workers[1]?.ended).toBe(true);
    void preview.run(scenario('b'), () => {});
    expect(workers).toHaveLength(2);
    preview.begin();
    void preview.run(scenario('b'), () => {});
    expect(workers).toHaveLength(3);
  });
});
