// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { isDialogOpen, isTyping, takeFocus } from './typing';
import { workspace } from './workspace';

/** An element of the page, with the focus. */
function gone(html: string): HTMLElement {
  document.body.innerHTML = `<h2 tabindex="-1">Card</h2>${html}`;
  const element = document.querySelector<HTMLElement>('.here');
  if (!element) throw new Error('nothing is here');
  element.focus();
  return element;
}

const heading = () => document.querySelector('h2') as HTMLElement;

afterEach(() => {
  document.body.innerHTML = '';
  workspace.setState({ dialog: undefined });
});

describe('the focus of what comes late', () => {
  it.each([
    '<input class="here">',
    '<textarea class="here"></textarea>',
    '<div class="here" contenteditable="true" tabindex="0"></div>',
    '<div class="native-edit-context here" role="textbox" tabindex="0"></div>',
    '<div class="xterm"><div class="here" tabindex="0"></div></div>',
  ])('stays in %s', (html) => {
    const text = gone(html);
    takeFocus(heading());
    expect(document.activeElement).toBe(text);
    expect(isTyping(text)).toBe(true);
  });

  it.each(['<button class="here"></button>', '<input type="radio" class="here">'])('comes from %s', (html) => {
    gone(html);
    takeFocus(heading());
    expect(document.activeElement).toBe(heading());
  });
});

describe('who has the keys', () => {
  it('is a dialog that is open, a menu, or a dialog that is on its way', () => {
    expect(isDialogOpen()).toBe(false);
    document.body.innerHTML = '<div role="dialog" data-state="open"></div>';
    expect(isDialogOpen()).toBe(true);
    document.body.innerHTML = '<div role="dialog" data-state="closed"></div>';
    expect(isDialogOpen()).toBe(false);
    document.body.innerHTML = '<div role="menu"></div>';
    expect(isDialogOpen()).toBe(true);
    document.body.innerHTML = '';
    workspace.setState({ dialog: 'bookmark' });
    expect(isDialogOpen()).toBe(true);
  });
});
