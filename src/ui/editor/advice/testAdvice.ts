import { describe, expect, it } from 'vitest';
import { changed } from '../edits';
import { manifest, parsed } from '../manifest';
import { type Given, giveAdvice } from './advise';
import type { Rule, Scene } from './rule';

interface Case {
  readonly text: string;
  /** Part of the line that the advice stands at. */
  readonly at: string;
  /** Part of what it says. */
  readonly says?: string | RegExp;
  /** What is in the text after its first fix; left out where there is none. */
  readonly fixed?: string;
}

interface Cases {
  readonly complains: readonly Case[];
  readonly silent: readonly string[];
  /** The cluster around. */
  readonly live?: readonly unknown[];
  readonly images?: readonly string[];
}

function given(
  rule: Rule,
  text: string,
  { live = [], images = [] }: Cases,
): { given: Given[]; line: (one: Given) => string } {
  const file = parsed('test.yaml', text);
  const scene: Scene = {
    written: file.documents,
    texts: new Map([[file.file, text]]),
    live: live.map(manifest),
    images: images.map((name) => ({ name, readyAfterMs: name.includes('slow') ? 42_000 : 2_000 })),
  };
  const lines = text.split('\n');
  return {
    given: giveAdvice([rule], file, scene),
    line: ({ advice }) => lines[file.place(advice.span.start).line - 1] ?? '',
  };
}

/** A rule complains of what it should, at the line that it is about, and no more after its fix; and of nothing else. */
export function testRule(rule: Rule, cases: Cases): void {
  describe(`advice: ${rule.name}`, () => {
    for (const { text, at, says, fixed } of cases.complains) {
      it(`complains at ${at}`, () => {
        const { given: found, line } = given(rule, text, cases);
        const [first] = found.filter((one) => line(one).includes(at));
        expect(first, found.map((one) => `${line(one)}: ${one.advice.what}`).join('\n')).toBeDefined();
        if (!first) return;
        if (says) expect(first.advice.what).toMatch(says);
        if (fixed === undefined) expect(first.advice.fixes).toEqual([]);
        else {
          const after = changed(text, first.advice.fixes[0]?.changes ?? []);
          expect(after).toContain(fixed);
          const still = given(rule, after, cases);
          expect(still.given.filter((one) => still.line(one) === line(first)).map(({ advice }) => advice.what)).toEqual(
            [],
          );
        }
      });
    }
    for (const [index, text] of cases.silent.entries()) {
      it(`says nothing of what is right (${index + 1})`, () => {
        expect(given(rule, text, cases).given.map(({ advice }) => advice.what)).toEqual([]);
      });
    }
    it('says why', () => {
      expect(rule.title().length).toBeGreaterThan(5);
      expect(rule.why().length).toBeGreaterThan(60);
    });
  });
}
