import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project in which the real cluster's answers are. */
export const CONFORMANCE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'conformance');

/** The names of a folder's files with that ending, in order: all, or the chosen ones; `note` hears of names that no file has. */
export function namesIn(
  folder: string,
  ending: string,
  chosen: readonly string[],
  note: (text: string) => void = () => {},
): string[] {
  const all = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .sort()
    : [];
  for (const name of chosen)
    if (!all.includes(name)) note(`note: ${join(folder, name + ending)} is not there: skipped`);
  return chosen.length === 0 ? all : all.filter((name) => chosen.includes(name));
}

/** The records of a `.jsonl` file, one a line. */
export function readLines<T>(folder: string, name: string): T[] {
  return readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Writes a report as JSON, with the folders that lead to it. */
export function writeReport(file: string, report: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 1)}\n`);
}
