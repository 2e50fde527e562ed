import { parseDuration } from '../api/meta/duration';
import { readQuantity } from '../api/meta/quantity';

/** A mapping of YAML, as it was parsed. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads parsed YAML that people wrote: takes nothing that it does not know, and notes all that is wrong, by its place. */
export class Strict {
  readonly complaints: string[] = [];

  complain(place: string, words: string): void {
    this.complaints.push(`${place}: ${words}`);
  }

  /** A mapping with these keys alone; those that end in `?` may be missing. */
  record(value: unknown, place: string, keys: readonly string[]): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.complain(place, 'must be a mapping');
      return {};
    }
    const known = keys.map((key) => key.replace('?', ''));
    for (const key of Object.keys(value)) {
      if (!known.includes(key)) this.complain(`${place}.${key}`, `unknown; known are ${known.join(', ')}`);
    }
    for (const key of keys)
      if (!key.endsWith('?') && !Object.hasOwn(value, key)) this.complain(`${place}.${key}`, 'missing');
    return value as Fields;
  }

  list(value: unknown, place: string): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.complain(place, 'must be a list');
    return [];
  }

  /** A text of one line that says something. */
  text(value: unknown, place: string): string {
    if (typeof value === 'string' && value.trim() !== '' && !value.trim().includes('\n')) return value.trim();
    if (value !== undefined) this.complain(place, 'must be a line of text');
    return '';
  }

  texts(value: unknown, place: string): string[] {
    return this.list(value, place).map((one, index) => this.text(one, `${place}[${index}]`));
  }

  flag(value: unknown, place: string, otherwise: boolean): boolean {
    if (typeof value === 'boolean') return value;
    if (value !== undefined) this.complain(place, 'must be true or false');
    return otherwise;
  }

  number(value: unknown, place: string, otherwise: number): number {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    if (value !== undefined) this.complain(place, 'must be a number from 0 on');
    return otherwise;
  }

  choice<T extends string>(value: unknown, place: string, choices: readonly [T, ...T[]]): T {
    const found = choices.find((choice) => choice === value);
    if (!found && value !== undefined) this.complain(place, `must be one of ${choices.join(', ')}`);
    return found ?? choices[0];
  }

  quantity(value: unknown, place: string): string {
    const text = this.text(typeof value === 'number' ? String(value) : value, place);
    const read = readQuantity(text);
    if (text !== '' && 'error' in read) this.complain(place, `“${text}” is no quantity: ${read.error}`);
    return text;
  }

  /** Milliseconds of a duration such as `1m30s`. */
  duration(value: unknown, place: string): number {
    const text = this.text(value, place);
    if (text === '') return 0;
    try {
      return Math.round(parseDuration(text));
    } catch (error) {
      this.complain(place, error instanceof Error ? error.message : String(error));
      return 0;
    }
  }
}
