import { judge } from '../seeds/judge';

/** What a seed came to: the checker that complained first and what it said; neither where none did. */
export interface Tried {
  readonly seed: number;
  readonly checker?: string;
  readonly message?: string;
}

/** Tries one seed after the other until one fails, and tells of each in a line of JSON. Arguments: the first and how many. */
export function main(): void {
  const [first = 1, count = 1] = process.argv.slice(2).map(Number);
  for (let seed = first; seed < first + count; seed++) {
    const tried = attempt(seed);
    process.stdout.write(`${JSON.stringify(tried)}\n`);
    if (tried.checker !== undefined) return;
  }
}

function attempt(seed: number): Tried {
  try {
    const [first] = judge(seed).complaints;
    return first ? { seed, checker: first.checker, message: first.message } : { seed };
  } catch (error) {
    return { seed, checker: 'no crash', message: String(error) };
  }
}
