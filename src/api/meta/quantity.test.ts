import { describe, expect, test } from 'vitest';
import {
  addQuantities,
  canonicalResource,
  compareQuantities,
  formatBytes,
  formatMilli,
  formatQuantity,
  milliOf,
  parseQuantity,
  readQuantity,
  unitsOf,
} from './quantity';

describe('quantities print as Go prints them', () => {
  test.each([
    ['0.5', '500m'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['0.5Gi', '512Mi'],
    ['1024', '1024'],
    ['1024Ki', '1Mi'],
    ['1000Ki', '1000Ki'],
    ['1e3', '1e3'],
    ['12E', '12E'],
    ['1000k', '1M'],
    ['512', '512'],
    ['0.1Ki', '102400m'],
    ['100000', '100k'],
    ['-1', '-1'],
    ['0Mi', '0'],
    ['.5', '500m'],
    ['1.', '1'],
    ['0.0001', '1m'],
  ])('%s is %s', (text, canonical) => {
    expect(canonicalResource(text)).toBe(canonical);
  });

  test('a billionth stays, what is smaller is rounded up to it', () => {
    expect(formatQuantity(parseQuantity('0.000000001'))).toBe('1n');
    expect(formatQuantity(parseQuantity('1e-30'))).toBe('1e-9');
  });
});

test('what is no quantity says why', () => {
  const wrong = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
  expect(readQuantity('')).toEqual({ error: wrong });
  expect(readQuantity('lots')).toEqual({ error: wrong });
  expect(readQuantity('1.2.3')).toEqual({ error: wrong });
  expect(readQuantity('5KiB')).toEqual({ error: wrong });
  expect(readQuantity('5mm')).toEqual({ error: "unable to parse quantity's suffix" });
});

test('the scheduler reads thousandths and bytes', () => {
  expect([milliOf('250m'), milliOf('2'), milliOf('0.1'), milliOf('1k')]).toEqual([250, 2000, 100, 1_000_000]);
  expect([unitsOf('64Mi'), unitsOf('1500m'), unitsOf('1G'), unitsOf('0.5Gi')]).toEqual([
    67_108_864, 2, 1_000_000_000, 536_870_912,
  ]);
  expect([formatMilli(250), formatMilli(2000), formatBytes(67_108_864)]).toEqual(['250m', '2', '64Mi']);
});

test('sums keep the format of the first', () => {
  expect(formatQuantity(addQuantities(parseQuantity('1Gi'), parseQuantity('512M')))).toBe('1548576Ki');
  expect(formatQuantity(addQuantities(parseQuantity('0'), parseQuantity('1Gi')))).toBe('1Gi');
  expect(compareQuantities(parseQuantity('1Ki'), parseQuantity('1k'))).toBe(1);
});
