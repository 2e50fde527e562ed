import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEmbedded } from './isEmbedded';
import { embedAddress, momentMs, PARAMETERS, readEmbedding } from './parameters';

describe('the parameters of an embedded cluster', () => {
  it('are at least fifteen, each with words, values and a default that fits', () => {
    expect(PARAMETERS.length).toBeGreaterThanOrEqual(15);
    for (const { says, values, fallback, fits } of PARAMETERS) {
      expect(says.length).toBeGreaterThan(10);
      expect(values.every(fits)).toBe(true);
      expect(fallback === '' || fits(fallback)).toBe(true);
    }
  });

  it('are read from an address, and written to one, the same', () => {
    const values = {
      ...readEmbedding('').values,
      scenario: 'canary',
      speed: '0.25',
      label: 'track=canary',
      caption: '0',
    };
    const address = embedAddress('https://drydock.test/', values, '#s=2.abc');
    expect(address).toBe(
      'https://drydock.test/?embed&scenario=canary&speed=0.25&label=track%3Dcanary&caption=0#s=2.abc',
    );
    const { search } = new URL(address);
    expect(isEmbedded(search)).toBe(true);
    expect(readEmbedding(search)).toEqual({ values, complaints: [] });
  });

  it('fall back where a value does not fit, and say so', () => {
    const { values, complaints } = readEmbedding('?embed&speed=7&theme=pink&colour=red&start=');
    expect([values.speed, values.theme, values.start]).toEqual(['1', 'auto', 'paused']);
    expect(complaints).toEqual(['speed cannot be “7”.', 'theme cannot be “pink”.', 'There is no parameter “colour”.']);
  });

  it('never throw, and never let through what does not fit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...PARAMETERS.map(({ name }) => name)), fc.string())), (pairs) => {
        const { values } = readEmbedding(`?embed&${new URLSearchParams(pairs)}`);
        for (const { name, fits, fallback } of PARAMETERS) {
          const value = values[name] ?? '';
          expect(value === fallback || fits(value)).toBe(true);
          expect(value).not.toMatch(/[<>]/);
        }
      }),
    );
  });
});

describe('a moment in words', () => {
  it.each([
    ['85', 85_000],
    ['1m25s', 85_000],
    ['1h', 3_600_000],
    ['2m', 120_000],
    ['0.5s', 500],
    ['', undefined],
    ['soon', undefined],
  ])('%s is %s ms', (text, ms) => {
    expect(momentMs(text)).toBe(ms);
  });
});
