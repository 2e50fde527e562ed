import { describe, expect, it } from 'vitest';
import type { Plain } from './plain';
import { copyState } from './plain';
import { Simulation, StatefulComponent } from './simulation';

class Diary extends StatefulComponent<{ lines: string[]; echo: boolean }> {
  constructor(
    private readonly sim: Simulation,
    echo = false,
  ) {
    super('diary', { lines: [], echo });
  }

  get lines(): readonly string[] {
    return this.state.lines;
  }

  handle(what: Plain): void {
    const { text } = what as { text: string };
    this.state.lines.push(
      `${this.sim.now} ${text} ${this.sim.random('diary').int(1000)} ${this.sim.cause.what ?? ''}`.trim(),
    );
    if (this.state.echo) this.sim.schedule('diary', 0, what);
    if (text === 'twice') this.sim.schedule('diary', 5, { text: 'again' });
  }
}

function diary(seed: number, echo = false): { sim: Simulation; diary: Diary } {
  const sim = new Simulation(seed);
  return { sim, diary: sim.add(new Diary(sim, echo)) };
}

const words = (lines: readonly string[]) => lines.map((line) => line.split(' ')[1]);

describe('the simulation', () => {
  it('SIM-1 handles what happens in order, and at one moment first what was scheduled first', () => {
    const { sim, diary: book } = diary(1);
    for (const [at, text] of [
      [20, 'c'],
      [10, 'a'],
      [20, 'd'],
      [10, 'b'],
      [0, 'first'],
    ] as const)
      sim.schedule('diary', at, { text });
    sim.runUntil(100);
    expect(words(book.lines)).toEqual(['first', 'a', 'b', 'c', 'd']);
  });

  it('SIM-1 keeps that order among many', () => {
    const { sim, diary: book } = diary(1);
    const delays = Array.from({ length: 500 }, (_, i) => (i * 7919) % 97);
    for (const [i, delay] of delays.entries()) sim.schedule('diary', delay, { text: String(i) });
    sim.runUntil(100);
    const expected = delays.map((delay, i) => ({ delay, i })).sort((a, b) => a.delay - b.delay || a.i - b.i);
    expect(words(book.lines)).toEqual(expected.map(({ i }) => String(i)));
  });

  it('SIM-2 moves the clock to occurrences and to the end of a run', () => {
    const { sim, diary: book } = diary(1);
    sim.schedule('diary', 30, { text: 'x' });
    sim.runUntil(29);
    expect(sim.now).toBe(29);
    expect(book.lines).toHaveLength(0);
    sim.runUntil(50);
    expect(book.lines[0]).toMatch(/^30 /);
    expect(sim.now).toBe(50);
  });

  it('cancels what has not happened', () => {
    const { sim, diary: book } = diary(1);
    const handle = sim.schedule('diary', 10, { text: 'no' });
    sim.schedule('diary', 20, { text: 'yes' });
    sim.cancel(handle);
    expect(sim.nextAt()).toBe(20);
    sim.runUntil(100);
    expect(words(book.lines)).toEqual(['yes']);
  });

  it('SIM-3 gives each stream its own chance', () => {
    const draw = (noise: boolean) => {
      const sim = new Simulation(7);
      return Array.from({ length: 5 }, () => {
        if (noise) sim.random('other').float();
        return sim.random('mine').bits();
      });
    };
    expect(draw(true)).toEqual(draw(false));
    expect(new Simulation(8).random('mine').bits()).not.toBe(draw(false)[0]);
    expect(new Simulation(7).random('mine').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(new Simulation(7).random('mine').name()).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  });

  it('SIM-4 goes on after a load as it did after the save', () => {
    const { sim, diary: book } = diary(3);
    for (let i = 0; i < 20; i++) sim.schedule('diary', i * 10, { text: 'twice' });
    sim.runUntil(73);
    const saved = sim.save();
    sim.runUntil(400);
    const first = [...book.lines];
    sim.load(saved);
    expect(sim.now).toBe(73);
    sim.runUntil(400);
    expect(book.lines).toEqual(first);
    const other = diary(99);
    other.sim.load(saved);
    other.sim.runUntil(73);
    expect(other.diary.lines).toEqual(first.slice(0, other.diary.lines.length));
  });

  it('SIM-5 carries causes on', () => {
    const { sim, diary: book } = diary(1);
    sim.schedule('diary', 1, { text: 'twice' }, { kind: 'command', ref: 4, what: 'kubectl' });
    sim.runUntil(10);
    expect(book.lines.map((line) => line.split(' ')[3])).toEqual(['kubectl', 'kubectl']);
  });

  it('SIM-6 ends an endless loop with a diagnosis', () => {
    const { sim } = diary(1, true);
    sim.schedule('diary', 0, { text: 'x' });
    expect(() => sim.runUntil(1)).toThrow(/diary never comes to rest/);
  });

  it('SIM-8 copies containers and shares values', () => {
    const value = { a: 1 };
    const state = { map: new Map([['x', new Set([1])]]), list: [value], lists: new Map([['y', [value]]]), value };
    const copy = copyState(state);
    state.map.get('x')?.add(2);
    state.list.push({ a: 2 });
    state.lists.get('y')?.push({ a: 3 });
    expect(copy.map.get('x')).toEqual(new Set([1]));
    expect(copy.list).toEqual([value]);
    expect(copy.lists.get('y')).toEqual([value]);
    expect(copy.value).toBe(value);
  });
});
