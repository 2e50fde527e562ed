import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedOrigins, createGate, readMessage } from './messages';

describe('messages to an embedded cluster', () => {
  it('are read with their id', () => {
    expect(readMessage({ drydock: 1, id: 7, type: 'seek', at: 1500.4 })).toEqual({
      ok: true,
      id: 7,
      request: { type: 'seek', at: 1500 },
    });
    expect(readMessage({ drydock: 1, type: 'select', object: 'Pod/web-1' })).toMatchObject({ ok: true });
  });

  it('that are not ours are not heard at all', () => {
    for (const message of [undefined, null, 'play', { type: 'play' }, { drydock: 2, type: 'play' }])
      expect(readMessage(message)).toBeUndefined();
  });

  it('are refused with a sentence when they make no sense', () => {
    const wrong = [
      { type: 'constructor' },
      { type: '__proto__' },
      { type: 'seek', at: -1 },
      { type: 'seek', at: Number.NaN },
      { type: 'speed', speed: 7 },
      { type: 'view', view: 'x' },
      { type: 'select', object: 'Pod/<b>' },
      { type: 'run', line: 'kubectl get pods\nrm' },
      { type: 'run', line: 'x'.repeat(2_001) },
    ];
    for (const message of wrong) {
      const heard = readMessage({ drydock: 1, ...message });
      expect(heard?.ok, JSON.stringify(message)).toBe(false);
    }
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readMessage({ drydock: 1, ...Object(value) })));
  });
});

describe('whose messages are heard', () => {
  it('are those named, else of the page around', () => {
    expect([...allowedOrigins('https://a.test,https://b.test:8443', 'https://c.test/x')]).toEqual([
      'https://a.test',
      'https://b.test:8443',
    ]);
    expect([...allowedOrigins('', 'https://c.test/page?x')]).toEqual(['https://c.test']);
  });

  it('are nobody’s where nobody is known', () => {
    expect([...allowedOrigins('', '')]).toEqual([]);
    expect([...allowedOrigins('', 'about:blank')]).toEqual([]);
  });
});

it('more than so many messages a second are not heard', () => {
  const gate = createGate(2);
  expect([gate(0), gate(10), gate(20), gate(1000)]).toEqual([true, true, false, true]);
});
