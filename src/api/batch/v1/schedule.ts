import { parseDuration } from '../../meta/duration';

/** When a CronJob runs: the minutes, hours, days of the month, months and days of the week that are meant, in order. */
export interface Schedule {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly daysOfWeek: readonly number[];
  /** Whether both kinds of days are restricted: then a day of either kind will do. */
  readonly eitherDay: boolean;
  /** For `@every 90s`: the period, and nothing of the rest counts. */
  readonly everyMs?: number;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const FIELDS: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 6, names: DAYS },
];
const DESCRIPTORS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** Reads a schedule. Models robfig/cron's ParseStandard; throws its words. A leading time zone is skipped. */
export function parseSchedule(text: string): Schedule {
  if (text === '') throw new Error('empty spec string');
  let rest = text;
  if (/^(CRON_)?TZ=/.test(text)) {
    const space = text.indexOf(' ');
    if (space < 0) throw new Error('invalid schedule format: runtime error: slice bounds out of range [:-1]');
    rest = text.slice(space).trim();
  }
  if (rest.startsWith('@every ')) return every(rest);
  if (rest.startsWith('@') && !DESCRIPTORS[rest]) throw new Error(`unrecognized descriptor: ${rest}`);
  const fields = (DESCRIPTORS[rest] ?? rest).split(/\s+/).filter((field) => field !== '');
  if (fields.length !== FIELDS.length) {
    throw new Error(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`);
  }
  const [minutes, hours, daysOfMonth, months, daysOfWeek] = fields.map((field, index) => {
    return readField(field, FIELDS[index] as Bounds);
  }) as [Field, Field, Field, Field, Field];
  return {
    minutes: minutes.values,
    hours: hours.values,
    daysOfMonth: daysOfMonth.values,
    months: months.values,
    daysOfWeek: daysOfWeek.values,
    eitherDay: !daysOfMonth.star && !daysOfWeek.star,
  };
}

function every(text: string): Schedule {
  const none: readonly number[] = [];
  const rest = { minutes: none, hours: none, daysOfMonth: none, months: none, daysOfWeek: none, eitherDay: false };
  try {
    return { ...rest, everyMs: parseDuration(text.slice('@every '.length)) };
  } catch (error) {
    throw new Error(`failed to parse duration ${text}: ${(error as Error).message}`);
  }
}

interface Field {
  readonly values: readonly number[];
  readonly star: boolean;
}

function readField(field: string, bounds: Bounds): Field {
  const values = new Set<number>();
  let star = false;
  for (const part of field.split(',')) {
    if (part === '') continue;
    const range = readRange(part, bounds);
    star ||= range.star;
    for (let value = range.start; value <= range.end; value += range.step) values.add(value);
  }
  return { values: [...values].sort((a, b) => a - b), star };
}

function readRange(text: string, { min, max, names }: Bounds) {
  const [span = '', stepText, ...moreSteps] = text.split('/');
  const [low = '', high, ...moreHigh] = span.split('-');
  const all = low === '*' || low === '?';
  const start = all ? min : readNumber(low, names);
  if (!all && moreHigh.length > 0) throw new Error(`too many hyphens: ${text}`);
  let end = all ? max : high === undefined ? start : readNumber(high, names);
  if (moreSteps.length > 0) throw new Error(`too many slashes: ${text}`);
  const step = stepText === undefined ? 1 : readNumber(stepText);
  if (stepText !== undefined && high === undefined) end = max;
  if (start < min) throw new Error(`beginning of range (${start}) below minimum (${min}): ${text}`);
  if (end > max) throw new Error(`end of range (${end}) above maximum (${max}): ${text}`);
  if (start > end) throw new Error(`beginning of range (${start}) beyond end of range (${end}): ${text}`);
  if (step === 0) throw new Error(`step of range should be a positive number: ${text}`);
  return { start, end, step, star: all && step <= 1 };
}

function readNumber(text: string, names?: readonly string[]): number {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  if (names && named >= 0) return names === MONTHS ? named + 1 : named;
  if (!/^[-+]?\d+$/.test(text)) {
    throw new Error(`failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  }
  const number = Number(text);
  if (number < 0) throw new Error(`negative number (${number}) not allowed: ${text}`);
  return number;
}
