import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { planted } from './fault';
import { FAULTS } from './faults/registry';

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function sourceOf(file: string): string {
  return readFileSync(join(SOURCES, file), 'utf8');
}

describe('the faults that are planted', () => {
  it('are thirty, each with a name of its own', () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(30);
  });

  it.each(FAULTS)('$name: its place is in the source once, and what comes of it can be parsed', (fault) => {
    const source = sourceOf(fault.file);
    const faulty = planted(fault, source);
    expect(faulty).not.toBe(source);
    expect(parseSync(fault.file, faulty).errors).toEqual([]);
  });

  it('are refused where their place is not there exactly once', () => {
    const fault = { name: 'any', mistake: 'off by one', wrong: '', file: 'a.ts', find: 'x', replace: 'y' } as const;
    expect(() => planted(fault, 'a b')).toThrow('any: a.ts has no longer');
    expect(() => planted(fault, 'x + x')).toThrow('any: a.ts has 2 times');
    expect(planted(fault, 'a x b')).toBe('a y b');
  });
});
