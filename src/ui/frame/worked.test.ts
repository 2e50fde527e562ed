import { describe, expect, it } from 'vitest';
import type { Session } from '../../protocol/session';
import { isWorkedIn } from './worked';

const typed = (line: string) => ({ at: 1_000, command: { type: 'exec', terminal: '1', line } }) as const;
const START = [typed('kubectl apply -f web.yaml')];
const SESSION: Session = { engine: '1', seed: 1, scenario: 'oom', log: START };
const TABS = { files: [{ name: 'web.yaml', text: 'a: 1\n' }], active: 'web.yaml' };
const BEGINNING = { session: SESSION, tabs: TABS, marked: [{ at: 2_000, name: 'killed' }] };
const MAIN = { name: 'main', parent: '', from: 0, until: 60_000 };
const MARK = { branch: 'main', at: 2_000, name: 'killed' };

describe('a kept session', () => {
  it('is not worked in where it was only looked at', () => {
    const history = { branch: MAIN, others: [], bookmarks: [MARK] };
    expect(isWorkedIn(SESSION, undefined, BEGINNING)).toBe(false);
    expect(isWorkedIn({ ...SESSION, history }, { ...TABS, active: '' }, BEGINNING)).toBe(false);
  });

  it('is where a command was given, also on a branch that left before the last one of its beginning', () => {
    expect(isWorkedIn({ ...SESSION, log: [...START, typed('ls')] }, TABS, BEGINNING)).toBe(true);
    expect(isWorkedIn({ ...SESSION, log: [typed('ls')] }, TABS, BEGINNING)).toBe(true);
  });

  it('is where a file was edited and nothing applied', () => {
    const files = [{ name: 'web.yaml', text: 'a: 2\n' }];
    expect(isWorkedIn(SESSION, { ...TABS, files }, BEGINNING)).toBe(true);
  });

  it('is where another branch is kept, or a moment that a person marked', () => {
    const other = { name: 'try', parent: 'main', from: 1_500, until: 3_000, log: [...START, typed('ls')] };
    expect(isWorkedIn({ ...SESSION, history: { branch: MAIN, others: [other], bookmarks: [] } }, TABS, BEGINNING)).toBe(
      true,
    );
    const mine = { ...MARK, name: 'mine' };
    expect(isWorkedIn({ ...SESSION, history: { branch: MAIN, others: [], bookmarks: [mine] } }, TABS, BEGINNING)).toBe(
      true,
    );
    const shared = { ...SESSION, history: { branch: MAIN, others: [other], bookmarks: [mine] } };
    expect(isWorkedIn(shared, TABS, { session: shared, tabs: TABS })).toBe(false);
  });
});
