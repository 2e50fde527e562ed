import { describe, expect, it } from 'vitest';
import { perform } from '../testing/scenarios/play';
import { bundledScenario, scenarioByName, scenarioNames } from '../testing/scenarios/shelf';
import { readScenario, ScenarioError } from './folder';

const GOOD = `title: A
sentence: B.
goal: C.
world:
  machines: [{name: node-a, cpu: "2", memory: 4Gi}]
files: [web.yaml]
commands:
- {at: 0s, from: before, run: kubectl apply -f web.yaml}
- {at: 5s, do: {type: power, node: node-a, on: false}}
clock: {opensAt: 10s}
`;
const folder = (main: string) => ({ 'scenario.yaml': main, 'web.yaml': 'now: 1\n', 'before/web.yaml': 'then: 1\n' });

/** What is said of a folder. */
function complaintsOf(files: Record<string, string>): string {
  try {
    readScenario('some-world', files);
    return '';
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
}

describe('a scenario’s folder', () => {
  it('becomes a world, tabs, and a log whose lines carry the files as they were then', () => {
    const scenario = readScenario('some-world', folder(GOOD));
    expect(scenario).toMatchObject({ name: 'some-world', picture: 'flow', listed: true, opensAtMs: 10_000, speed: 1 });
    expect(scenario.files).toEqual({ 'web.yaml': 'now: 1\n' });
    expect(scenario.start).toEqual([
      {
        at: 0,
        command: {
          type: 'exec',
          terminal: '1',
          line: 'kubectl apply -f web.yaml',
          files: { 'web.yaml': 'then: 1\n' },
        },
      },
      { at: 5_000, command: { type: 'power', node: 'node-a', on: false } },
    ]);
  });

  it.each([
    ['tittle: A', 'some-world.tittle: unknown; known are title'],
    ['clock: {opensAt: 10}', 'clock.opensAt: must be a line of text'],
    ['clock: {opensAt: 10 s}', 'clock.opensAt: time: unknown unit " s"'],
    ['clock: {opensAt: 1s}', 'commands[1].at: is later than the scenario opens'],
    ['picture: pie', 'picture: must be one of flow, fleet, queue, memory'],
    ['moments: [{name: x, at: 1s, tried: true}]', 'moments: x is tried before the scenario opens'],
    ['files: [web.yaml, api.yaml]', 'files: api.yaml is missing in the folder'],
    ['files: []', 'files: web.yaml is in the folder and not in the list'],
    ['commands: [{at: 0s, run: kubectl apply -f api.yaml}]', 'commands[0].run: there is no file api.yaml'],
    ['commands: [{at: 0s, do: {type: boom}}]', 'commands[0].do: not understood at do.type'],
    ['world: {machines: [{name: a, cpu: lots, memory: 4Gi}]}', 'world.machines[0].cpu: “lots” is no quantity'],
    ['world: {machines: [{name: a, cpu: 1}]}', 'world.machines[0].memory: missing'],
    ['world: {machines: []}', 'world.machines: there must be one'],
  ])('says what is wrong with “%s”', (line, complaint) => {
    const key = line.slice(0, line.indexOf(':'));
    const others = GOOD.replace(new RegExp(`^${key}:.*\\n(?:[ -].*\\n)*`, 'm'), '');
    expect(complaintsOf(folder(`${others}${line}\n`))).toContain(`some-world/scenario.yaml: ${complaint}`);
  });

  it('finds the files of a line with several commands', () => {
    const line = 'kubectl apply -f web.yaml; kubectl get pods';
    const { start } = readScenario('some-world', folder(GOOD.replace('kubectl apply -f web.yaml', line)));
    expect(start[0]?.command).toMatchObject({ line, files: { 'web.yaml': 'then: 1\n' } });
  });

  it('says all that is wrong at once', () => {
    expect(complaintsOf(folder('goal: 3\n')).split('\n').length).toBeGreaterThan(3);
  });
});

describe('the bundled scenarios', () => {
  it.each(scenarioNames())('%s comes up, and none of its lines fails', (name) => {
    const scenario = bundledScenario(name);
    const { playback, printed } = perform(scenario);
    playback.advance(scenario.opensAtMs);
    expect(playback.now).toBe(scenario.opensAtMs);
    const endings = printed.filter(({ kind }) => kind === 'exit').map(({ exitCode }) => exitCode);
    expect(endings.filter((code) => code !== 0)).toEqual([]);
    if (scenario.listed) expect(scenario.moments.length).toBeGreaterThanOrEqual(3);
  });

  it.each(scenarioNames())('what %s proposes to try can be typed', (name) => {
    const scenario = bundledScenario(name);
    const { printed, playback } = perform(scenario, true);
    playback.advance(playback.now + 1_000);
    const since = printed.filter(({ at, kind }) => kind === 'exit' && at >= scenario.opensAtMs);
    expect(since.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
  });

  it('have a short link each', () => {
    for (const name of scenarioNames()) expect(`#scenario=${name}`.length).toBeLessThanOrEqual(60);
  });

  it('the world of any seed is always the same, and of at most six machines', () => {
    const sizes = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      const { world, name } = scenarioByName(`seeds-${seed}`)!;
      expect(scenarioByName(name)!.world).toEqual(world);
      sizes.add(world.machines.length);
    }
    expect([...sizes].every((size) => size <= 6)).toBe(true);
    expect(sizes.size).toBeGreaterThan(3);
    for (const wrong of ['seeds-', 'seeds-01', 'seeds-99999999999', 'seeds-1.5', 'no-such-world']) {
      expect(scenarioByName(wrong)).toBeUndefined();
    }
  });
});
