import { editorOf, expect, focusOn, type Locator, type Page } from './page';

export const reviewOf = (page: Page): Locator => page.getByRole('region', { name: /^What applying / });
const textOf = (page: Page): Locator => editorOf(page).getByRole('textbox');

/** The lines of the text that Monaco shows. */
export async function shownText(page: Page): Promise<string> {
  const lines = await page.locator('.editor-surface .view-line').evaluateAll((elements) =>
    elements
      .map((element) => ({
        top: Number.parseFloat((element as HTMLElement).style.top),
        text: element.textContent ?? '',
      }))
      .sort((one, other) => one.top - other.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  );
  return lines.join('\n');
}

/** Shows one of the files. */
export async function showFile(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  await expect(textOf(page)).toHaveAccessibleName(new RegExp(`^${name.replaceAll('.', '\\.')}\\.`));
}

/** Makes a file with a name of its own, as a person does: plus, the name, Enter; then pastes its text. */
export async function newFile(page: Page, name: string, text: string): Promise<void> {
  await editorOf(page).getByRole('button', { name: 'New file' }).click();
  await page.getByRole('menuitem', { name: 'Empty file' }).click();
  await editorOf(page)
    .getByRole('textbox', { name: /^New name of / })
    .fill(name);
  await page.keyboard.press('Enter');
  await showFile(page, name);
  await replaceText(page, text);
}

/** Puts another text in the place of the one shown, by the clipboard. */
export async function replaceText(page: Page, text: string): Promise<void> {
  await focusOn(textOf(page));
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Control+Home');
  const [first = ''] = text.split('\n', 1);
  await expect.poll(async () => (await shownText(page)).split('\n')[0]).toBe(first);
}

/** Replaces the end of a line (counted from 1): `len` characters of it. */
export async function retype(page: Page, line: number, characters: number, text: string): Promise<void> {
  await focusOn(textOf(page));
  await page.keyboard.press('Control+Home');
  for (let step = 1; step < line; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  for (let step = 0; step < characters; step++) await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
}

/** Ctrl+Enter twice: what would change, then the deed. */
export async function apply(page: Page): Promise<void> {
  await focusOn(textOf(page));
  await page.keyboard.press('Control+Enter');
  await expect(reviewOf(page)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(reviewOf(page)).toBeHidden();
}
