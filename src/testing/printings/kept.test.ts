import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFORMANCE, namesIn, readLines } from '../answers/folder';
import { lostFrom, readKept } from '../answers/kept';
import { judge } from './judge';
import { keptOf } from './kept';
import type { Printing } from './print';

const FOLDER = join(CONFORMANCE, 'printings');

describe('printings: what passes stays passing (npm run printings -- --keep)', () => {
  const kept = readKept('printings');
  for (const resource of namesIn(FOLDER, '.jsonl', [])) {
    it(resource, () => {
      const now = keptOf([judge(resource, readLines<Printing>(FOLDER, resource))]);
      const before = Object.fromEntries(Object.keys(now).map((name) => [name, kept[name] ?? '']));
      expect(lostFrom(before, now)).toEqual([]);
    });
  }

  it('one letter more is another text', () => {
    const [first] = readLines<Printing>(FOLDER, 'configmaps') as [Printing];
    const { wrong } = judge('configmaps', [{ ...first, wide: `${first.wide} ` }]);
    expect(wrong.map(({ line, text }) => `${line} ${text}`)).toEqual(['1 wide']);
  });
});
