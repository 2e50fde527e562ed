import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFORMANCE, namesIn, readLines } from '../../testing/answers/folder';
import { lostFrom, readKept } from '../../testing/answers/kept';
import type { Verdict } from '../../testing/verdicts/ask';
import { judge } from '../../testing/verdicts/judge';
import { keptOf } from '../../testing/verdicts/kept';

const FOLDER = join(CONFORMANCE, 'verdicts');

describe('API-1: what a real server answered stays answered (npm run verdicts -- --keep)', () => {
  const kept = readKept('verdicts');
  for (const resource of namesIn(FOLDER, '.jsonl', [])) {
    it(resource, () => {
      const now = keptOf([judge(resource, readLines<Verdict>(FOLDER, resource))]);
      expect(lostFrom({ [resource]: kept[resource] ?? '' }, now)).toEqual([]);
    });
  }
});
