import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFORMANCE, namesIn } from '../answers/folder';
import { lostFrom, readKept } from '../answers/kept';
import { keptOf } from './kept';
import { tellStory } from './tell';

const FOLDER = join(CONFORMANCE, 'timelines');

describe('timelines: what passes stays passing (npm run timelines -- --keep)', () => {
  const kept = readKept('timelines');
  for (const story of namesIn(FOLDER, '.jsonl', [])) {
    it(story, { timeout: 120_000 }, () => {
      const now = keptOf([tellStory(FOLDER, story)]);
      const before = Object.fromEntries(Object.keys(now).map((name) => [name, kept[name] ?? '']));
      expect(lostFrom(before, now)).toEqual([]);
    });
  }
});
