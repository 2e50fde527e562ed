import { describe, expect, it } from 'vitest';
import { civil, EPOCH_MS, formatMicroTime, formatTime, parseTime } from './time';

describe('time', () => {
  it('SIM-7 writes what the platform writes', () => {
    for (const at of [0, 999, 86_399_999, 5_097_600_000, 68_256_000_001, 4_000_000_000_000]) {
      const platform = new Date(EPOCH_MS + at).toISOString();
      expect(formatTime(at)).toBe(`${platform.slice(0, 19)}Z`);
      expect(formatMicroTime(at)).toBe(`${platform.slice(0, 23)}000Z`);
      expect(civil(at).weekday).toBe(new Date(EPOCH_MS + at).getUTCDay());
    }
  });

  it('SIM-7 reads back what it wrote, and offsets and fractions', () => {
    expect(parseTime(formatTime(123_000))).toBe(123_000);
    expect(parseTime(formatMicroTime(123_456))).toBe(123_456);
    expect(parseTime('2026-01-01T02:00:00+02:00')).toBe(0);
    expect(parseTime('2026-01-01T00:00:00.25Z')).toBe(250);
    expect(parseTime('yesterday')).toBeNaN();
  });
});
