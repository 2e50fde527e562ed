import { describe, expect, test } from 'vitest';
import { parseSchedule } from './schedule';

test('a schedule is read as its five fields', () => {
  const schedule = parseSchedule('*/20 8-10 1,15 jan,jul mon-fri/2');
  expect(schedule).toMatchObject({
    minutes: [0, 20, 40],
    hours: [8, 9, 10],
    daysOfMonth: [1, 15],
    months: [1, 7],
    daysOfWeek: [1, 3, 5],
    eitherDay: true,
  });
  expect(parseSchedule('@hourly')).toMatchObject({ minutes: [0], eitherDay: false });
  expect(parseSchedule('@every 1h30m').everyMs).toBe(5_400_000);
});

describe('what is no schedule says why', () => {
  test.each([
    ['every day', 'expected exactly 5 fields, found 2: [every day]'],
    ['60 * * * *', 'end of range (60) above maximum (59): 60'],
    ['5-3 * * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
    ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
    ['*/0 * * * *', 'step of range should be a positive number: */0'],
    ['x * * * *', 'failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax'],
    ['@reboot', 'unrecognized descriptor: @reboot'],
  ])('%s', (text, words) => {
    expect(() => parseSchedule(text)).toThrow(words);
  });
});
