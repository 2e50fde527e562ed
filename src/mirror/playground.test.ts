import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TerminalOutput } from '../protocol/messages';
import type { Scenario } from '../protocol/scenario';
import type { Session } from '../protocol/session';
import { FakeWorker } from './fakeWorker';
import type { Kept, KeptSession } from './kept';
import { isBusy, Playground, SIDE_TERMINAL, TERMINAL } from './playground';

const SESSION: Session = { engine: '1', seed: 1, scenario: 'std', log: [] };
const SCENARIO = { name: 'std', title: 'A shop', start: [] as Scenario['start'] } as Scenario;
const TABS = { files: [{ name: 'web.yaml', text: 'a: 1\n' }], active: 'web.yaml' };

function memory(): Kept & { saved: Map<string, KeptSession> } {
  const saved = new Map<string, KeptSession>();
  return {
    saved,
    session: async (slot) => saved.get(slot),
    tabs: async () => undefined,
    all: async () => [],
    saveSession: (slot, session) => void saved.set(slot, session),
    saveTabs: () => {},
    saveLast: () => {},
    rename: async () => {},
    setDeleted: async () => {},
    onTrouble: () => {},
  };
}

let workers: FakeWorker[];
let kept: ReturnType<typeof memory>;
let playground: Playground;
const worker = () => workers.at(-1)!;

beforeEach(() => {
  workers = [];
  kept = memory();
  playground = new Playground(() => {
    workers.push(new FakeWorker());
    return worker();
  }, kept);
  playground.open({ slot: 'own', session: SESSION, scenario: SCENARIO, tabs: TABS, playing: true });
  worker().diff(1_000, { fresh: true, commands: 0 });
});

const out = (kind: TerminalOutput['kind'], text: string, terminal = TERMINAL, exitCode?: number): TerminalOutput => ({
  at: 1_000,
  terminal,
  kind,
  text,
  ...(exitCode !== undefined && { exitCode }),
});

describe('frames', () => {
  it('do not pile up before a worker that is busy', () => {
    for (let wallMs = 0; wallMs < 3_000; wallMs += 16) playground.frame(wallMs);
    expect(worker().count('frame')).toBe(3);
    worker().diff(1_016);
    playground.frame(3_000);
    expect(worker().count('frame')).toBe(4);
  });

  it('come all while the clock stands, and to a worker that was started again', () => {
    worker().diff(1_000, { playing: false });
    for (let wallMs = 0; wallMs < 160; wallMs += 16) playground.frame(wallMs);
    expect(worker().count('frame')).toBe(10);
    worker().diff(1_000, { playing: true });
    for (let wallMs = 160; wallMs < 320; wallMs += 16) playground.frame(wallMs);
    worker().fail('gone');
    playground.frame(320);
    expect(worker().count('frame')).toBe(1);
  });
});

describe('a playing cluster', () => {
  it('is asked for what changed in every other frame of 60 a second', () => {
    for (let frame = 0; frame < 60; frame++) {
      playground.frame(16 * frame);
      worker().diff(1_000 + 16 * frame);
    }
    expect(worker().count('frame')).toBe(30);
  });
});

describe('a moment that is far', () => {
  it('is told in tens of a hundred, until it is there', () => {
    const titles = () => playground.mirror.getState().notices.map(({ title }) => title);
    worker().diff(4_700, { playing: false, goal: 10_000 });
    expect(titles()).toEqual(['Playing to the moment that was asked for: 40 %']);
    worker().diff(10_000, { playing: false });
    expect(titles()).toEqual([]);
  });
});

describe('a beat', () => {
  it('waits for the answer to a press, but not for a key that is held', () => {
    const beats: number[] = [];
    vi.spyOn(playground.paced, 'frame').mockImplementation((at) => void beats.push(at));
    playground.frame(1_000);
    for (let wallMs = 1_100; wallMs < 1_500; wallMs += 100) playground.frame(wallMs, true);
    expect(beats).toEqual([1_000, 1_400]);
    playground.frame(1_500);
    expect(beats).toEqual([1_000, 1_400, 1_500]);
  });
});

describe('a seek', () => {
  it('waits for the one before it, and only the latest wish goes on', () => {
    for (const at of [900, 800, 700, 600]) playground.seek(at);
    expect(worker().heard.filter((one) => one.type === 'seek')).toEqual([{ type: 'seek', at: 900 }]);
    worker().diff(900, { fresh: true });
    expect(worker().heard.filter((one) => one.type === 'seek')).toEqual([
      { type: 'seek', at: 900 },
      { type: 'seek', at: 600 },
    ]);
  });
});

describe('run', () => {
  it('tells how a command ended', async () => {
    const ended = playground.apply('web.yaml');
    expect(worker().heard.at(-1)).toEqual({
      type: 'command',
      command: {
        type: 'exec',
        terminal: TERMINAL,
        line: 'kubectl apply -f web.yaml',
        files: { 'web.yaml': 'a: 1\n' },
      },
    });
    worker().diff(1_010, {
      terminal: [out('command', 'kubectl apply -f web.yaml'), out('stderr', 'no\n'), out('exit', '', TERMINAL, 1)],
    });
    expect(await ended).toEqual({ exitCode: 1, stdout: '', stderr: 'no\n' });
  });

  it('takes the other terminal while the first one waits', async () => {
    worker().diff(1_010, { terminal: [out('command', 'kubectl get pods -w')] });
    expect(isBusy(playground.mirror.getState(), TERMINAL)).toBe(true);
    const ended = playground.apply('web.yaml');
    worker().diff(1_020, {
      terminal: [
        out('command', 'kubectl apply -f web.yaml', SIDE_TERMINAL),
        out('stdout', 'pod/x Running\n'),
        out('stdout', 'configured\n', SIDE_TERMINAL),
        out('exit', '', SIDE_TERMINAL, 0),
      ],
    });
    expect((await ended)?.stdout).toBe('configured\n');
  });
});

describe('the end of the worker', () => {
  it('is answered with a new one, on the saved log, at the same moment', async () => {
    worker().diff(5_000, { commands: 1 });
    const asked = worker().heard.findLast((one) => one.type === 'ask')!;
    const log = [{ at: 4_000, command: { type: 'power', node: 'node-a', on: false } as const }];
    worker().say({ type: 'reply', id: asked.id, answer: { session: { ...SESSION, log }, at: 5_000 } });
    await vi.waitFor(() => expect(kept.saved.get('own')?.session.log).toEqual(log));
    const first = worker();
    first.fail('boom');
    expect(workers).toHaveLength(2);
    expect(first.ended).toBe(true);
    expect(worker().heard[0]).toEqual({ type: 'open', session: { ...SESSION, log }, scenario: SCENARIO, at: 5_000 });
    expect(playground.mirror.getState().notices).toMatchObject([{ id: 'crashed', detail: 'boom' }]);
  });

  it('is left to the person when it comes again at once', () => {
    worker().fail('boom');
    worker().diff(1_000, { fresh: true });
    worker().fail('boom again');
    expect(workers).toHaveLength(2);
    expect(playground.mirror.getState().status).toBe('crashed');
    expect(
      playground.mirror
        .getState()
        .notices.at(-1)
        ?.actions?.map(({ act }) => act),
    ).toEqual(['restore', 'restore-earlier', 'start-over']);
    playground.restore(0);
    worker().diff(0, { fresh: true });
    expect(playground.mirror.getState().status).toBe('running');
  });
});

describe('notices', () => {
  it('say what the engine found, until the person goes on', () => {
    worker().say({ type: 'diagnosis', reason: 'two controllers fight', message: 'over web' });
    expect(playground.mirror.getState().notices).toMatchObject([{ title: 'Paused: two controllers fight' }]);
    playground.play();
    expect(playground.mirror.getState().notices).toEqual([]);
  });

  it('say when the worker is silent for long, and not when the page was hidden', () => {
    for (let wallMs = 0; wallMs <= 3_900; wallMs += 100) playground.frame(wallMs);
    expect(playground.mirror.getState().notices).toEqual([]);
    playground.frame(60_000);
    expect(playground.mirror.getState().notices).toEqual([]);
    for (let wallMs = 60_100; wallMs <= 64_100; wallMs += 100) playground.frame(wallMs);
    expect(playground.mirror.getState().notices).toMatchObject([{ id: 'busy' }]);
    worker().diff(1_016);
    expect(playground.mirror.getState().notices).toEqual([]);
  });
});
