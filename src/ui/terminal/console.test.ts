// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../../mirror/fakeWorker';
import { NOTHING_KEPT } from '../../mirror/nothingKept';
import { Playground } from '../../mirror/playground';
import type { Scenario } from '../../protocol/scenario';
import { clearWorkspace } from '../kit/workspace';
import { type Console, openConsole } from './console';

const SCENARIO = { name: 'std', title: 'A shop', start: [] as Scenario['start'] } as Scenario;

let worker: FakeWorker;
let terminal: Console;
const lines = () =>
  worker.heard.flatMap((one) => (one.type === 'command' && one.command.type === 'exec' ? [one.command.line] : []));

beforeEach(async () => {
  Object.defineProperty(document, 'fonts', { value: { load: async () => [] }, configurable: true });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, addListener: () => {} }));
  worker = new FakeWorker();
  const playground = new Playground(() => worker, NOTHING_KEPT);
  const session = { engine: '1', seed: 1, scenario: 'std', log: [] };
  playground.open({ slot: 'own', session, scenario: SCENARIO, tabs: { files: [], active: '' }, playing: false });
  worker.diff(1_000, { fresh: true, commands: 0 });
  const element = document.createElement('div');
  document.body.append(element);
  terminal = await openConsole(playground, element, { screenReader: false, onTabCompletes: () => {} });
});

describe('a terminal whose line was never answered', () => {
  beforeEach(() => {
    terminal.press('kubectl get pods\r');
    terminal.press('kubectl get nodes\r');
    expect(lines()).toEqual(['kubectl get pods']);
  });

  it('hears again when another cluster was opened, and runs nothing there that was typed here', () => {
    clearWorkspace();
    terminal.press('kubectl version\r');
    expect(lines()).toEqual(['kubectl get pods', 'kubectl version']);
  });

  it('hears again when the engine has paused', () => {
    worker.say({ type: 'diagnosis', reason: 'Loading', message: 'no line' });
    terminal.press('\x15kubectl version\r');
    expect(lines()).toContain('kubectl version');
  });

  it('hears again after Ctrl+C', () => {
    terminal.press('\x03');
    terminal.press('kubectl version\r');
    expect(lines()).toEqual(['kubectl get pods', 'kubectl version']);
  });
});
