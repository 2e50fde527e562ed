import { describe, expect, it } from 'vitest';
import type { TerminalOutput } from '../../protocol/messages';
import { textDigest } from '../../protocol/textDigest';
import { isWhatWasApplied, lastApply } from './lastApply';

const LINE = 'kubectl apply -f web.yaml';
const apply = (at: number, text: string, exitCode = 0, line = LINE): TerminalOutput[] => [
  { at, terminal: '1', kind: 'command', text: line, files: { 'web.yaml': textDigest(text) } },
  { at: at + 100, terminal: '1', kind: 'exit', text: '', exitCode },
];
const file = (text: string) => ({ name: 'web.yaml', text });

describe('what was applied of a file', () => {
  const story = [...apply(10_000, 'old'), ...apply(30_000, 'new')];

  it('is the text of the newest apply', () => {
    const told = lastApply({ terminal: story, now: 40_000 }, 'web.yaml');
    expect(told?.at).toBe(30_000);
    expect([isWhatWasApplied(told, file('new')), isWhatWasApplied(told, file('old'))]).toEqual([true, false]);
  });

  it('is the text before, when the apply was taken back or lies ahead of the moment shown', () => {
    const undone = lastApply({ terminal: apply(10_000, 'old'), now: 29_000 }, 'web.yaml');
    const earlier = lastApply({ terminal: story, now: 20_000 }, 'web.yaml');
    for (const told of [undone, earlier]) {
      expect(told?.at).toBe(10_000);
      expect([isWhatWasApplied(told, file('new')), isWhatWasApplied(told, file('old'))]).toEqual([false, true]);
    }
    expect(lastApply({ terminal: [], now: 29_000 }, 'web.yaml')).toBeUndefined();
    expect(isWhatWasApplied(undefined, file('new'))).toBe(false);
  });

  it('is nothing while the command runs and when it was refused', () => {
    expect(lastApply({ terminal: apply(10_000, 'old'), now: 10_050 }, 'web.yaml')).toBeUndefined();
    expect(lastApply({ terminal: apply(10_000, 'old', 1), now: 20_000 }, 'web.yaml')).toBeUndefined();
  });

  it('is found in a line of several commands, and not under a part of another name', () => {
    const told = (line: string) => lastApply({ terminal: apply(0, 'a', 0, line), now: 20_000 }, 'web.yaml');
    expect(told('kubectl apply -f web.yaml; kubectl get pods')).toBeDefined();
    expect(told('kubectl apply -f my-web.yaml')).toBeUndefined();
  });
});
