/** One step of Go's layout: what it is called in errors, and what it takes. */
interface Piece {
  readonly layout: string;
  readonly shape: RegExp;
}

const RFC3339: readonly Piece[] = [
  { layout: '2006', shape: /^\d{4}/ },
  { layout: '-', shape: /^-/ },
  { layout: '01', shape: /^\d{2}/ },
  { layout: '-', shape: /^-/ },
  { layout: '02', shape: /^\d{2}/ },
  { layout: 'T', shape: /^T/ },
  { layout: '15', shape: /^\d{2}/ },
  { layout: ':', shape: /^:/ },
  { layout: '04', shape: /^\d{2}/ },
  { layout: ':', shape: /^:/ },
  { layout: '05', shape: /^\d{2}(?:[.,]\d+)?/ },
  { layout: 'Z07:00', shape: /^(?:Z|[-+]\d{2}:\d{2})/ },
];
const SECONDS = 10;
const MICRO: readonly Piece[] = RFC3339.toSpliced(
  SECONDS,
  1,
  { layout: '05', shape: /^\d{2}/ },
  { layout: '.000000', shape: /^\.\d{6}/ },
);
const LAYOUT = '2006-01-02T15:04:05Z07:00';
const MICRO_LAYOUT = '2006-01-02T15:04:05.000000Z07:00';

/** A timestamp in UTC as the server writes it again, or why the text is none, in the words of Go's time.Parse. */
export function readTime(text: string, micro: boolean): { time: string } | { error: string } {
  const layout = micro ? MICRO_LAYOUT : LAYOUT;
  const taken: string[] = [];
  let rest = text;
  for (const { layout: piece, shape } of micro ? MICRO : RFC3339) {
    const match = shape.exec(rest);
    if (!match) return { error: `parsing time "${text}" as "${layout}": cannot parse "${rest}" as "${piece}"` };
    taken.push(match[0]);
    rest = rest.slice(match[0].length);
  }
  if (rest !== '') return { error: `parsing time "${text}": extra text: "${rest}"` };
  const [year, month, day, hour, minute, second] = [0, 2, 4, 6, 8, 10].map((at) => Math.floor(Number(taken[at]))) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const range = outOfRange(year, month, day, hour, minute, second);
  if (range) return { error: `parsing time "${text}": ${range} out of range` };
  const seconds = daysOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  const fraction = micro ? (taken[11] ?? '') : '';
  return { time: utc(seconds - zoneSeconds(taken.at(-1) ?? 'Z'), fraction) };
}

function outOfRange(year: number, month: number, day: number, hour: number, minute: number, second: number): string {
  if (month < 1 || month > 12) return 'month';
  if (day < 1 || day > daysOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - daysOf(year, month, 1))
    return 'day';
  if (hour > 23) return 'hour';
  if (minute > 59) return 'minute';
  return second > 59 ? 'second' : '';
}

function zoneSeconds(zone: string): number {
  if (zone === 'Z') return 0;
  const seconds = Number(zone.slice(1, 3)) * 3600 + Number(zone.slice(4, 6)) * 60;
  return zone.startsWith('-') ? -seconds : seconds;
}

/** Days since 1970-01-01 of a day of the Gregorian calendar. */
function daysOf(year: number, month: number, day: number): number {
  const years = month <= 2 ? year - 1 : year;
  const era = Math.floor(years / 400);
  const yearOfEra = years - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function utc(totalSeconds: number, fraction: string): string {
  const days = Math.floor(totalSeconds / 86_400) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const second = ((totalSeconds % 86_400) + 86_400) % 86_400;
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${clock}${fraction}Z`;
}
