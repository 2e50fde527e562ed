import { expect, test } from 'vitest';
import { formatDuration, humanDuration, parseDuration } from './duration';
import { canonicalJson, jsonEqual, semanticEqual } from './equality';
import { parseFieldSelector } from './fieldSelector';
import { scaledValue } from './intOrString';

test('semantic equality takes the empty for the absent, and nothing else', () => {
  expect(semanticEqual({ a: 1, b: [] }, { a: 1 })).toBe(true);
  expect(semanticEqual({ a: 1 }, { a: 1, b: {} })).toBe(true);
  expect(semanticEqual({ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } })).toBe(true);
  expect(semanticEqual({ a: '' }, {})).toBe(false);
  expect(semanticEqual([1, 2], [2, 1])).toBe(false);
  expect(jsonEqual({ a: [] }, {})).toBe(false);
  expect(jsonEqual({ a: undefined }, {})).toBe(true);
});

test('canonical JSON sorts keys', () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[{"d":1}]}');
});

test('durations', () => {
  expect([parseDuration('1h30m'), parseDuration('1.5s'), parseDuration('-300ms'), parseDuration('0')]).toEqual([
    5_400_000, 1500, -300, 0,
  ]);
  expect(() => parseDuration('5')).toThrow('time: missing unit in duration "5"');
  expect(() => parseDuration('5x')).toThrow('time: unknown unit "x" in duration "5x"');
  expect(() => parseDuration('soon')).toThrow('time: invalid duration "soon"');
  expect([formatDuration(300_000), formatDuration(1500), formatDuration(3_661_000)]).toEqual([
    '5m0s',
    '1.5s',
    '1h1m1s',
  ]);
  expect([45, 119, 150, 600, 10_800, 90_000, 180_000].map((seconds) => humanDuration(seconds * 1000))).toEqual([
    '45s',
    '119s',
    '2m30s',
    '10m',
    '3h',
    '25h',
    '2d2h',
  ]);
});

test('percentages round as told', () => {
  expect(scaledValue('25%', 10, 'up')).toBe(3);
  expect(scaledValue('25%', 10, 'down')).toBe(2);
  expect(scaledValue(4, 10, 'down')).toBe(4);
  expect(() => scaledValue('25', 10, 'up')).toThrow('string is not a percentage');
});

test('field selectors', () => {
  const terms = parseFieldSelector('status.phase!=Running,metadata.name=web\\,1,');
  expect(terms).toEqual([
    { field: 'status.phase', equal: false, value: 'Running' },
    { field: 'metadata.name', equal: true, value: 'web,1' },
  ]);
  expect(() => parseFieldSelector('foo')).toThrow("invalid selector: 'foo'; can't understand 'foo'");
});
