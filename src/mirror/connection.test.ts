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
