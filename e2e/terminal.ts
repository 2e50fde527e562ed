import { expect, focusOn, type Locator, type Page } from './page';

/** For what changes soon. */
const OFTEN = { intervals: [20, 50, 100] };

export const terminalOf = (page: Page): Locator => page.getByRole('region', { name: 'Terminal' });
const rowsOf = (page: Page): Locator => page.locator('.xterm-rows > div');

/** What the terminal shows, line by line: rows that a long line was broken into are one, and what is empty at the end is left out. */
export async function screen(page: Page): Promise<string[]> {
  const { rows, columns } = await rowsOf(page).evaluateAll((elements) => {
    const texts = elements.map((element) => (element.textContent ?? '').replaceAll('\u00a0', ' '));
    const some = texts.findIndex((text) => text.trim() !== '');
    const range = document.createRange();
    if (some !== -1) range.selectNodeContents(elements[some] as Element);
    const cell = range.getBoundingClientRect().width / (texts[some]?.length ?? 1);
    return { rows: texts, columns: Math.floor((elements[0]?.clientWidth ?? 0) / cell + 0.01) };
  });
  const lines: string[] = [];
  let broken = false;
  for (const row of rows) {
    if (broken) lines[lines.length - 1] += row;
    else lines.push(row);
    broken = row.length === columns && !row.endsWith(' ');
  }
  const trimmed = lines.map((line) => line.trimEnd());
  while (trimmed.at(-1) === '') trimmed.pop();
  return trimmed;
}

export const lastLine = async (page: Page): Promise<string | undefined> => (await screen(page)).at(-1);

/** Gives the terminal the focus. */
export async function focusTerminal(page: Page): Promise<void> {
  await focusOn(terminalOf(page).getByRole('textbox'));
}

/** Clears the screen and types a line, without waiting for what it says. */
export async function typeLine(page: Page, line: string): Promise<void> {
  await focusTerminal(page);
  await page.keyboard.press('Control+l');
  await expect.poll(() => screen(page), OFTEN).toEqual(['$']);
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
}

/** Runs a line and gives what it printed (as much of it as the terminal shows); the clock must be running. */
export async function run(page: Page, line: string): Promise<string> {
  await typeLine(page, line);
  const ended = async () => (await screen(page)).length > 1 && (await lastLine(page)) === '$';
  await expect.poll(ended, { ...OFTEN, message: `${line} ends` }).toBe(true);
  const rows = await screen(page);
  rows.pop();
  return rows.slice(rows[0] === `$ ${line}` ? 1 : 0).join('\n');
}

/** Runs a line again and again until what it prints matches. */
export async function runUntil(page: Page, line: string, says: RegExp | ((text: string) => boolean)): Promise<string> {
  let last = '';
  await expect
    .poll(
      async () => {
        last = await run(page, line);
        return typeof says === 'function' ? says(last) : says.test(last);
      },
      { message: `${line} says ${says}`, timeout: 60_000, ...OFTEN },
    )
    .toBe(true);
  return last;
}

/** The lines of a table that kubectl printed, cut at its columns. */
export function table(text: string): string[][] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s{2,}/));
}
