import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSessionFile, type SessionFile, sessionFileText } from './sessionFile';

const FILE: SessionFile = {
  name: 'My shop',
  session: {
    engine: '1',
    seed: 7,
    scenario: 'std',
    log: [{ at: 5, command: { type: 'exec', terminal: '1', line: 'ls', files: { 'a.yaml': 'a: 1\n' } } }],
    history: {
      branch: { name: 'main', parent: '', from: 0, until: 9 },
      others: [],
      bookmarks: [{ branch: 'main', at: 3, name: 'here' }],
    },
  },
  at: 9,
  tabs: {
    files: [
      { name: 'a.yaml', text: 'a: 2\n' },
      { name: 'b.yaml', text: '' },
    ],
    active: 'b.yaml',
  },
};
const changed = (change: object) => JSON.stringify({ ...JSON.parse(sessionFileText(FILE)), ...change });
const reason = (text: string) => {
  const read = readSessionFile(text);
  return read.ok ? 'ok' : read.reason;
};

describe('a session as a file', () => {
  it('comes back whole, branches and bookmarks with it', () => {
    expect(readSessionFile(sessionFileText(FILE))).toEqual({ ok: true, file: FILE });
  });

  it('of an earlier version may say what was applied', () => {
    const [first, second] = FILE.tabs.files;
    const text = changed({ tabs: { ...FILE.tabs, files: [{ ...first, applied: 'a: 1\n' }, second] } });
    expect(readSessionFile(text)).toEqual({ ok: true, file: FILE });
  });

  it('is told from other files', () => {
    expect(['', 'apiVersion: v1', '{"kind":"Pod"}', '[]'].map(reason)).toEqual(['none', 'none', 'none', 'none']);
  });

  it('has every field checked', () => {
    const wrong = [
      changed({ more: 1 }),
      changed({ name: 3 }),
      changed({ name: 'x'.repeat(300) }),
      changed({ at: -1 }),
      changed({ session: { ...FILE.session, seed: 'x' } }),
      changed({ tabs: {} }),
      changed({ tabs: { ...FILE.tabs, files: [{ name: 'a' }] } }),
      changed({ tabs: { ...FILE.tabs, files: [{ name: 'a', text: 'b', more: 1 }] } }),
      changed({ tabs: { ...FILE.tabs, files: Array.from({ length: 1_001 }, () => ({ name: 'a', text: '' })) } }),
      changed({ drydock: '1' }),
      sessionFileText(FILE).slice(0, -9),
      `{"drydock":${'['.repeat(100_000)}`,
    ];
    expect(wrong.map(reason)).toEqual(wrong.map(() => 'broken'));
    expect(reason(changed({ drydock: 2 }))).toBe('too-new');
    expect(reason(`{"drydock":1,"name":"${'x'.repeat(17_000_000)}"}`)).toBe('too-large');
  });

  it('never throws, whatever was done to it', () => {
    const text = sessionFileText(FILE);
    fc.assert(
      fc.property(fc.nat(text.length), fc.string({ maxLength: 5 }), fc.nat(9), (at, more, gone) => {
        readSessionFile(text.slice(0, at) + more + text.slice(at + gone));
      }),
    );
  });
});
