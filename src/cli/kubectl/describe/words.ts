import { civil, parseTime } from '../../../engine/sim/time';
import type { Page } from './page';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const LONGEST_ANNOTATION = 140;

/** RFC 1123 with a numeric zone: `Sat, 21 Nov 2026 11:43:17 +0000`. */
export function longTime(text: string | undefined): string {
  const at = text ? parseTime(text) : Number.NaN;
  if (Number.isNaN(at)) return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const { year, month, day, hour, minute, second, weekday } = civil(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${two(hour)}:${two(minute)}:${two(second)} +0000`;
}

export function sortedKeys(record: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.keys(record ?? {}).sort();
}

/** `Title:\tkey=value` with each further pair on a line of its own. */
export function writeLabels(
  page: Page,
  title: string,
  labels: Readonly<Record<string, string>> | undefined,
  level = 0,
  indent = '\t',
): void {
  const keys = sortedKeys(labels);
  page.add(level, `${title}:${indent}`);
  if (keys.length === 0) page.line(0, '<none>');
  keys.forEach((key, index) => {
    if (index > 0) page.add(level, indent);
    page.line(0, `${key}=${labels?.[key]}`);
  });
}

/** Annotations, without what kubectl applied last; long ones on lines of their own. */
export function writeAnnotations(
  page: Page,
  title: string,
  annotations: Readonly<Record<string, string>> | undefined,
): void {
  const keys = sortedKeys(annotations).filter((key) => key !== LAST_APPLIED);
  page.add(0, `${title}:\t`);
  if (keys.length === 0) page.line(0, '<none>');
  keys.forEach((key, index) => {
    if (index > 0) page.add(0, '\t');
    const value = (annotations?.[key] ?? '').replace(/\n$/, '');
    if (value.length + key.length + 2 < LONGEST_ANNOTATION && !value.includes('\n')) page.line(0, `${key}: ${value}`);
    else {
      page.line(0, `${key}:`);
      for (const line of value.split('\n')) page.line(0, `\t  ${shortened(line)}`);
    }
  });
}

function shortened(text: string): string {
  return text.length > LONGEST_ANNOTATION ? `${text.slice(0, LONGEST_ANNOTATION)}...` : text;
}

/** `key=value,other=value`, sorted; `<none>` for nothing. */
export function labelsText(labels: Readonly<Record<string, string>> | undefined): string {
  const keys = sortedKeys(labels);
  return keys.length === 0 ? '<none>' : keys.map((key) => `${key}=${labels?.[key]}`).join(',');
}
