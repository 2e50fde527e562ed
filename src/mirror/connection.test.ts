import { describe, expect, it, vi } from 'vitest';
import type { Down } from '../protocol/messages';
import { connect } from './connection';
import { FakeWorker } from './fakeWorker';

function connected() {
  const worker = new FakeWorker();
  const hear = vi.fn();
  const crash = vi.fn();
  return { worker, hear, crash, connection: connect(() => worker, hear, crash) };
}

describe('connect', () => {
  it('gives each question its own answer, whatever their order', async () => {
    const { worker, connection } = connected();
    const hash = connection.ask<'hash'>({ type: 'hash' });
    const words = connection.ask<'complete'>({ type: 'complete', line: 'kub', cursor: 3, files: [] });
    const [first, second] = worker.heard as Extract<Down, { type: 'ask' }>[];
    worker.say({ type: 'reply', id: second!.id, answer: { from: 0, words: ['kubectl'] } });
    worker.say({ type: 'reply', id: first!.id, answer: { hash: 'abc', at: 5 } });
    expect(await hash).toEqual({ hash: 'abc', at: 5 });
    expect((await words).words).toEqual(['kubectl']);
  });

  it('rejects a question that could not be answered, and goes on', async () => {
    const { worker, connection } = connected();
    const hash = connection.ask<'hash'>({ type: 'hash' });
    const again = connection.ask<'hash'>({ type: 'hash' });
    const [first, second] = worker.heard as Extract<Down, { type: 'ask' }>[];
    worker.say({ type: 'reply', id: first!.id, error: 'It never came to rest.' });
    worker.say({ type: 'reply', id: second!.id, answer: { hash: 'abc', at: 5 } });
    await expect(hash).rejects.toThrow('It never came to rest.');
    await expect(again).resolves.toEqual({ hash: 'abc', at: 5 });
  });

  it('has a diff tell all marks again, also those that the worker leaves out', () => {
    const { worker, hear } = connected();
    const mark = (at: number) => ({ at, kind: 'event', text: '', weight: 1 }) as const;
    const at = (message: unknown) => (message as { marks?: { at: number }[] }).marks?.map((one) => one.at);
    worker.diff(3, { fresh: true, again: { marks: 0, terminal: 0 }, marks: [1, 2, 3].map(mark) });
    worker.diff(1, { fresh: true, again: { marks: 1, terminal: 0 } });
    worker.diff(2, { marks: [mark(2)] });
    worker.diff(4, { fresh: true, again: { marks: 3, terminal: 0 }, marks: [mark(4)] });
    expect(hear.mock.calls.map(([message]) => at(message))).toEqual([[1, 2, 3], [1], [2], [1, 2, 3, 4]]);
  });

  it('says a crash once, ends the worker and rejects what it owes', async () => {
    const { worker, connection, crash, hear } = connected();
    const owed = connection.ask<'hash'>({ type: 'hash' });
    const { onerror } = worker;
    onerror?.({ message: 'boom' } as ErrorEvent);
    onerror?.({ message: 'again' } as ErrorEvent);
    await expect(owed).rejects.toThrow('stopped');
    expect(crash.mock.calls).toEqual([['boom']]);
    expect(worker.ended).toBe(true);
    worker.say({ type: 'refused', message: 'late' });
    expect(hear).not.toHaveBeenCalled();
    await expect(connection.ask<'hash'>({ type: 'hash' })).rejects.toThrow('not running');
  });
});
