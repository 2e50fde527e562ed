import { describe, expect, it } from 'vitest';
import type { Down } from '../protocol/messages';
import { saidOfUnloaded } from './unloaded';

const COMMAND: Down = { type: 'command', command: { type: 'exec', terminal: '1', line: 'kubectl get pods' } };
const ASK: Down = { type: 'ask', id: 7, question: { type: 'complete', line: 'k', cursor: 1, files: [] } };
const OPEN = { type: 'open', session: {}, scenario: {} } as unknown as Down;
const types = (messages: readonly Down[]) => saidOfUnloaded(messages, 'no line').map(({ type }) => type);

describe('messages whose part could not be loaded', () => {
  it('are all accounted for: questions one by one, commands together, a session as refused', () => {
    expect(types([OPEN])).toEqual(['refused']);
    expect(types([ASK, COMMAND, COMMAND])).toEqual(['reply', 'diagnosis']);
    expect(types([])).toEqual([]);
  });

  it('say why', () => {
    const reason = 'A part of kubectl could not be loaded: no line';
    expect(saidOfUnloaded([ASK], 'no line')).toEqual([{ type: 'reply', id: 7, error: reason }]);
    expect(saidOfUnloaded([COMMAND], 'no line')).toMatchObject([{ message: expect.stringContaining('not done') }]);
  });
});
